"""The registry of outlets: what an entry says, where it has it from, and that entries agree.

Every entry is checked as its pack is loaded, because a wrong one makes wrong chains quietly: a
writing given to two outlets sends a reader up the wrong stream.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from headwater.errors import PackError

DOMAIN = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,5}[a-z]{2,24}")
COUNTRY = re.compile(r"[A-Z]{2}")


class OutletKind(StrEnum):
    """What an outlet is."""

    NEWSPAPER = "newspaper"
    MAGAZINE = "magazine"
    AGENCY = "agency"
    BROADCASTER = "broadcaster"
    SITE = "site"
    CHANNEL = "channel"  # of a messenger or a video platform
    PRESS_SERVICE = "press-service"


class Note(StrEnum):
    """How far the facts of an entry have been looked up."""

    KNOWN = "known"  # widely known, written down from general knowledge, looked up nowhere
    CHECKED = "checked"  # its domain was also found in a public directory (see SOURCES.md)


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet or agency: its name as written, other writings, domains, kind and owner.

    ``ambiguous`` writings (of name and aliases) are common words too: they stand for the outlet
    only in quotation marks or after a noun for an outlet.
    """

    name: str
    kind: OutletKind
    country: str  # ISO 3166 alpha-2
    note: Note
    aliases: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    owner: str = ""
    ambiguous: tuple[str, ...] = ()

    @property
    def writings(self) -> tuple[str, ...]:
        """Every way it is written, its name first."""
        return (self.name, *self.aliases)


def check(outlets: Sequence[Outlet], where: str) -> None:
    """Raise PackError for the first entry that is malformed or contradicts one before it."""
    for problem in _problems(outlets):
        raise PackError(f"{where}: {problem}")


def _problems(outlets: Sequence[Outlet]) -> Iterator[str]:
    names: dict[str, str] = {}
    sites: dict[str, str] = {}
    for outlet in outlets:
        problems = (*_malformed(outlet), *_taken(outlet, names, sites))
        yield from (f"outlet {outlet.name!r}: {problem}" for problem in problems)


def _malformed(outlet: Outlet) -> Iterator[str]:
    if not COUNTRY.fullmatch(outlet.country):
        yield f"country: {outlet.country!r} is not two capital letters (ISO 3166)"
    for domain in outlet.domains:
        if not DOMAIN.fullmatch(domain):
            yield f"domains: {domain!r} is not a bare domain such as example.org"
    for writing in outlet.ambiguous:
        if writing not in outlet.writings:
            yield f"ambiguous: {writing!r} is no name or alias; add it to aliases"


def _taken(outlet: Outlet, names: dict[str, str], sites: dict[str, str]) -> Iterator[str]:
    """Yield what an entry shares with one before it, and note what is its own."""
    lower = {writing.casefold() for writing in outlet.writings}
    kinds = (("aliases", sorted(lower), names), ("domains", outlet.domains, sites))
    for key, values, owners in kinds:
        for value in values:
            if value in owners:
                yield f"{key}: {value!r} is of {owners[value]!r} too; leave it to one of them"
            owners[value] = outlet.name
