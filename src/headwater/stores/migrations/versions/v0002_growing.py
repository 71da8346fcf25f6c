"""What linking keeps so that a new article touches only its neighbourhood; all is linked anew."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables; what was linked before is forgotten, and every reading waits for it."""
    _forget()
    op.drop_table("entity_articles")
    op.add_column("links", sa.Column("story_id", sa.Text))
    op.create_index("ix_links_story_id", "links", ["story_id"])
    op.create_table("signatures", _key("id"), _text("vicinity"), _text("story_id"), _text("record"))
    op.create_index("ix_signatures_vicinity", "signatures", ["vicinity"])
    op.create_table("forms", _key("id"), _text("circle"), _text("entity_id"), _text("record"))
    op.create_index("ix_forms_circle", "forms", ["circle"])
    op.create_index("ix_forms_entity_id", "forms", ["entity_id"])
    op.create_table("corrections", _key("id"), _text("ruling"), _text("told"), _text("record"))
    day = sa.Column("day", sa.Integer, primary_key=True)
    _beside("signature_keys", "signatures", _key("key"), day)
    op.create_table("namings", _key("id"), _text("record"))
    for owner in KEYED:
        _beside(f"{owner.removesuffix('s')}_keys", owner, _key("key"))
    op.create_table("waiting", _key("id"))
    op.execute("INSERT INTO waiting SELECT id FROM readings")


def downgrade() -> None:
    """Forget what is linked, and the corrections, which that Headwater knows nothing of."""
    _forget()
    for table in (*(f"{owner.removesuffix('s')}_keys" for owner in KEYED), "signature_keys"):
        op.drop_table(table)
    for table in ("waiting", "namings", "corrections", "forms", "signatures"):
        op.drop_table(table)
    op.drop_index("ix_links_story_id", "links")
    op.drop_column("links", "story_id")
    owner = sa.ForeignKey("entities.id", ondelete="CASCADE")
    op.create_table(
        "entity_articles",
        sa.Column("id", sa.Text, owner, primary_key=True),
        _key("article_id"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_entity_articles_article_id", "entity_articles", ["article_id"])


KEYED = ("namings", "forms", "claims", "links")
LINKED = ("claims", "links", "stories", "entities", "meta")


def _forget() -> None:
    for table in LINKED:
        op.execute(sa.delete(sa.table(table)))


def _key(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Text, primary_key=True)


def _text(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Text, nullable=False)


def _beside(name: str, owner: str, *columns: sa.Column[Any]) -> None:
    """Make a table of what records of another are found by."""
    key = sa.ForeignKey(f"{owner}.id", ondelete="CASCADE")
    column = sa.Column("id", sa.Text, key, primary_key=True)
    op.create_table(name, *columns, column, sqlite_with_rowid=False)
    op.create_index(f"ix_{name}_id", name, ["id"])
