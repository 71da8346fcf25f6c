"""The first tables: readings, rejects, entities, stories, claims, links, and words to search."""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import TSVECTOR

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    _readings()
    _rejects()
    _linked("entities", "entity_articles", [_text("name"), _text("kind")])
    _linked("stories", "story_articles", [_text("title"), _maybe("started"), _maybe("ended")])
    origins = [sa.Column(f"{word}_origins", sa.Integer, nullable=False) for word in COUNTED]
    _linked("claims", "claim_articles", [_maybe("story_id"), _text("text"), *origins])
    op.create_index("ix_claims_story_id", "claims", ["story_id"])
    op.create_table("links", _key("id"), _text("kind"), _text("judgement"), _text("record"))
    op.create_table("meta", _key("name"), _text("value"))
    _words()


def downgrade() -> None:
    """Forget everything."""
    for table in ("words", *OWNED, "meta", "links", "claims", "stories", "entities", *READ):
        op.drop_table(table)


COUNTED = ("independent", "possible")
OWNED = ("claim_articles", "story_articles", "entity_articles")
READ = ("rejects", "readings")
WORDS = (
    "CREATE VIRTUAL TABLE words USING fts5("
    "title, text, tokenize='unicode61 remove_diacritics 2', prefix='2 3 4')"
)


def _words() -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.execute(WORDS)
        return
    number = sa.ForeignKey("readings.number", ondelete="CASCADE")
    op.create_table(
        "words",
        sa.Column("number", sa.Integer, number, primary_key=True),
        sa.Column("found", TSVECTOR, nullable=False),
    )
    op.create_index("ix_words_found", "words", ["found"], postgresql_using="gin")


def _key(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Text, primary_key=True)


def _text(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Text, nullable=False)


def _maybe(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Text)


def _readings() -> None:
    shown = [_maybe(name) for name in ("publisher", "domain", "published", "title", "url")]
    op.create_table(
        "readings",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("id", sa.Text, nullable=False, unique=True),
        _text("lang"),
        *shown,
        _text("sha"),
        _text("record"),
    )
    op.create_index("ix_readings_published", "readings", ["published"])
    op.create_index("ix_readings_url", "readings", ["url"])


def _rejects() -> None:
    shown = [_text(name) for name in ("place", "step", "reason", "record")]
    op.create_table("rejects", _key("id"), *shown)
    op.create_index("ix_rejects_place", "rejects", ["place"])


def _linked(name: str, beside: str, columns: list[sa.Column[Any]]) -> None:
    articles = sa.Column("articles", sa.Integer, nullable=False)
    op.create_table(name, _key("id"), articles, _text("rank"), *columns, _text("record"))
    op.create_index(f"ix_{name}_rank", name, ["rank"])
    owner = sa.ForeignKey(f"{name}.id", ondelete="CASCADE")
    op.create_table(
        beside,
        sa.Column("id", sa.Text, owner, primary_key=True),
        sa.Column("article_id", sa.Text, primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_index(f"ix_{beside}_article_id", beside, ["article_id"])
