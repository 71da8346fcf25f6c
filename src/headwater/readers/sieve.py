"""What a run wants of an archive, asked before anything costly is done, and what it left."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import BinaryIO, Protocol, runtime_checkable

from headwater.errors import SettingError
from headwater.languages import available
from headwater.model import Article, Reject
from headwater.readers.fields import host
from headwater.settings import Settings

DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
OTHER = "other"  # as a language: one that is not ours


def _nothing(*_: str) -> bool:
    return False


@dataclass(slots=True)
class Sieve:
    """Tells a reader of an archive what is known already, and counts by reason what it leaves.

    ``known`` tells of an id, the digest of raw bytes and the time they were seen whether their
    article has been read.
    """

    known: Callable[[str, str, str], bool] = _nothing
    left: Counter[str] = field(default_factory=Counter)


@runtime_checkable
class Sifting(Protocol):
    """A reader of archives: it leaves what is known already, and what nobody wants."""

    sifts: bool

    def read(
        self, stream: BinaryIO, where: str, settings: Settings, sieve: Sieve | None = None
    ) -> Iterator[Article | Reject]:
        """Stream the articles of one open archive."""
        ...


@dataclass(frozen=True, slots=True)
class Wanted:
    """The conditions of the settings, split and ready to be compared."""

    domains: tuple[str, ...]
    since: str
    until: str
    kinds: tuple[str, ...]
    langs: tuple[str, ...]

    @classmethod
    def of(cls, settings: Settings) -> "Wanted":
        """Read the conditions out of the settings."""
        domains = tuple(name.removeprefix("www.") for name in _split(settings.domain))
        for name in ("since", "until"):
            value = getattr(settings, name)
            if value and not DAY.fullmatch(value):
                raise SettingError(f"{name} is {value[:40]!r}; allowed: a day such as 2026-11-25")
        langs = tuple(settings.only_lang.lower().replace(",", " ").split())
        return cls(domains, settings.since, settings.until, _split(settings.mime), langs)

    def site(self, url: str) -> bool:
        """Tell whether an address is of a wanted domain, or of one below it."""
        if not self.domains:
            return True
        there = host(url) or ""
        return any(there == own or there.endswith(f".{own}") for own in self.domains)

    def day(self, moment: str) -> bool:
        """Tell whether a time is within the wanted days; one that is not known is not."""
        if not self.since and not self.until:
            return True
        return (
            bool(moment)
            and self.since <= moment[: len(self.since)]
            and (not self.until or moment[: len(self.until)] <= self.until)
        )

    def kind(self, mime: str) -> bool:
        """Tell whether a MIME type is wanted."""
        return mime in self.kinds

    def lang(self, code: str) -> bool:
        """Tell whether a language is wanted."""
        if not self.langs:
            return True
        return code in self.langs or (OTHER in self.langs and code not in available())


def _split(names: str) -> tuple[str, ...]:
    return tuple(names.lower().replace(",", " ").split())
