"""Lists of what was published where, most of it without the text: addresses to be fetched."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, Protocol, runtime_checkable

from headwater.model import Reject
from headwater.readers.base import refuse
from headwater.readers.sieve import Wanted
from headwater.settings import Settings

TEXTLESS = "no text, only an address: headwater addresses lists it, to be read from there"


@dataclass(frozen=True, slots=True)
class Told:
    """One line of a list: an address, when and in which language something was published there.

    ``lang`` is "" where it is not told.
    """

    place: str
    url: str
    published: str
    lang: str = ""

    def wanted(self, wanted: Wanted) -> bool:
        """Tell whether its site, day and language are wanted."""
        known = not self.lang or wanted.lang(self.lang)
        return known and wanted.site(self.url) and wanted.day(self.published)


@runtime_checkable
class Listing(Protocol):
    """A reader whose files name addresses."""

    def told(self, stream: BinaryIO, where: str, settings: Settings) -> Iterator[Told | Reject]:
        """Stream what one open file lists, or why a line is none."""
        ...


def textless(told: Told) -> Reject:
    """Make the Reject of a line that has no text."""
    return refuse(told.place, f"{TEXTLESS}: {told.url[:500]}")
