"""The table of raw answers: which record of which file holds what an article was made of."""

from typing import Any

from sqlalchemy import BigInteger, Column, Table, Text

from headwater.model import Kept
from headwater.stores.metadata import METADATA

KEPT = Table(
    "kept",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("url", Text, nullable=False, index=True),
    Column("fetched", Text, nullable=False),
    Column("digest", Text, nullable=False, index=True),
    Column("file", Text, nullable=False),
    Column("offset", BigInteger, nullable=False),
    Column("length", BigInteger, nullable=False),
    Column("record", Text, nullable=False),
)


def kept_row(kept: Kept) -> dict[str, Any]:
    """Show a record's place in columns."""
    shown = ("id", "url", "fetched", "digest", "file", "offset", "length")
    return {name: getattr(kept, name) for name in shown}
