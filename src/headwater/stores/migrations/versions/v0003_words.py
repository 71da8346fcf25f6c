"""What claims are looked through for, apart from their records: their words, parties, denials."""

import json
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table, and fill it from the claims that there are."""
    claim = sa.ForeignKey("claims.id", ondelete="CASCADE")
    table = op.create_table(
        "claim_texts",
        sa.Column("rank", sa.Text, primary_key=True),
        sa.Column("id", sa.Text, claim, nullable=False, unique=True),
        sa.Column("denied", sa.Integer, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("parties", sa.Text, nullable=False),
        sqlite_with_rowid=False,
    )
    for rows in _pages():
        op.bulk_insert(table, [_row(*row) for row in rows])


def downgrade() -> None:
    """Forget it; the claims have it all."""
    op.drop_table("claim_texts")


PAGE = 1_000
CLAIMS = sa.table("claims", *(sa.column(name) for name in ("id", "rank", "record")))


def _pages() -> Iterator[list[Any]]:
    query = sa.select(CLAIMS.c.rank, CLAIMS.c.id, CLAIMS.c.record).order_by(CLAIMS.c.rank)
    found = op.get_bind().execute(query.limit(PAGE)).all()
    while found:
        yield list(found)
        later = query.where(CLAIMS.c.rank > found[-1].rank).limit(PAGE)
        found = op.get_bind().execute(later).all()


def _row(rank: str, key: str, record: str) -> dict[str, Any]:
    claim = json.loads(record)
    origins = claim.get("origins", ())
    return {
        "rank": rank,
        "id": key,
        "denied": int(any(origin["side"] == "denies" for origin in origins)),
        "text": _clean(claim["text"]),
        "parties": _clean("\n".join(origin["party"] for origin in origins)),
    }


def _clean(text: str) -> str:
    fit = text.casefold().replace("\0", "\\0")
    return fit.encode("utf-8", "backslashreplace").decode()
