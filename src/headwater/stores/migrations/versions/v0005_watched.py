"""What is watched: feeds, items seen, alerts told."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    failures = sa.Column("failures", sa.BigInteger, nullable=False)
    _table("feeds", _due(), failures, _text("trouble"))
    _table("items", _text("feed"), _text("state"), _due())
    _table("alerts", _text("kind"), _text("name"))
    _table("notices", _text("alert"), _due())
    key = sa.ForeignKey("items.id", ondelete="CASCADE")
    op.create_table(
        "item_keys",
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("id", sa.Text, key, primary_key=True),
        sqlite_with_rowid=False,
    )
    for table, column in (
        ("feeds", "due"),
        ("items", "feed"),
        ("items", "due"),
        ("item_keys", "id"),
        ("notices", "alert"),
        ("notices", "due"),
    ):
        op.create_index(f"ix_{table}_{column}", table, [column])


def downgrade() -> None:
    """Forget what is watched and what was seen."""
    for table in ("notices", "alerts", "item_keys", "items", "feeds"):
        op.drop_table(table)


def _table(name: str, *columns: sa.Column[Any]) -> None:
    key = sa.Column("id", sa.Text, primary_key=True)
    op.create_table(name, key, *columns, _text("record"))


def _text(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Text, nullable=False)


def _due() -> sa.Column[Any]:
    return sa.Column("due", sa.BigInteger)
