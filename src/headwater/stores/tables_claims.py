"""The table of what claims are looked through for, apart from their records, in their order."""

from typing import Any

from sqlalchemy import Column, ForeignKey, Integer, Table, Text

from headwater.model import Claim, Side
from headwater.stores.metadata import METADATA
from headwater.stores.texts import clean

CLAIM_TEXTS = Table(
    "claim_texts",
    METADATA,
    Column("rank", Text, primary_key=True),
    Column("id", Text, ForeignKey("claims.id", ondelete="CASCADE"), nullable=False, unique=True),
    Column("denied", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("parties", Text, nullable=False),
    sqlite_with_rowid=False,
)


def text_row(claim: Claim) -> dict[str, Any]:
    """Write the text of a claim and the parties at its origins in small letters."""
    parties = "\n".join(origin.party for origin in claim.origins)
    denied = any(origin.side is Side.DENIES for origin in claim.origins)
    shown = {"text": clean(claim.text.casefold()), "parties": clean(parties.casefold())}
    return shown | {"denied": int(denied)}
