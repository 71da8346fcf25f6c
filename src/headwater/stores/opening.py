"""Which store a place is in: a scheme names one of the shelf, anything else is the usual one's."""

from typing import cast

from headwater.registry import find
from headwater.stores.base import Store

USUAL = "sqlite"
ALIKE = {"postgres": "postgresql"}  # schemes that say the same


def open_store(place: str, usual: str = USUAL, *, create: bool = False) -> Store:
    """Open the store at ``place``, such as ``news.db`` or ``postgresql://user@host/news``."""
    return cast("Store", find("stores", kind_of(place, usual))(place, create=create))


def kind_of(place: str, usual: str = USUAL) -> str:
    """Name the kind of store that a place is."""
    scheme, colon, _ = place.partition("://")
    return ALIKE.get(scheme, scheme) if colon else usual
