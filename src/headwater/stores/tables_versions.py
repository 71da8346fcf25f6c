"""The tables of what articles said before: when which text was seen, and the texts of before."""

from typing import Any

from sqlalchemy import BigInteger, Column, Table, Text

from headwater.model import History, Wording
from headwater.stores.metadata import METADATA

HISTORIES = Table(
    "histories",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("sightings", BigInteger, nullable=False),
    Column("record", Text, nullable=False),
)
WORDINGS = Table(
    "wordings",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("article_id", Text, nullable=False, index=True),
    Column("digest", Text, nullable=False),
    Column("record", Text, nullable=False),
)


def history_row(history: History) -> dict[str, Any]:
    """Show how often an article was seen."""
    return {"id": history.id, "sightings": len(history.sightings)}


def wording_row(wording: Wording) -> dict[str, Any]:
    """Show which article had a text, and what it is known by."""
    return {"id": wording.id, "article_id": wording.article_id, "digest": wording.digest}
