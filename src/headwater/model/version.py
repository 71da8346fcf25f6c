"""The texts that one article had, one after the other, and by what it is known which came when.

What was seen is a set, so the order in which it arrives changes nothing: which text an article has
now, and which it had before, follow from the moments alone. Only where no moment is known does the
order of arrival tell.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from itertools import groupby

from headwater.model.article import Article
from headwater.model.ids import stable_id
from headwater.model.reading import Reading, Statement
from headwater.model.story import Drift


@dataclass(frozen=True, slots=True)
class Sighting:
    """A text that was seen: the digest of its wording, and when; ``moment`` is "" if unknown."""

    digest: str
    moment: str = ""
    published: str | None = None
    updated: str | None = None
    fetched: str | None = None
    raw_sha256: str | None = None


@dataclass(frozen=True, slots=True)
class History:
    """When which text of an article was seen, the undated first, in the order in which they came.

    Kept of an article that was seen more than once; its id is the article's.
    """

    id: str
    sightings: tuple[Sighting, ...] = ()


@dataclass(frozen=True, slots=True)
class Wording:
    """A text that an article had and does not have now, with all that was read in it."""

    id: str
    article_id: str
    digest: str
    reading: Reading


@dataclass(frozen=True, slots=True)
class Version:
    """A text that an article had from ``since`` on, until the next one; the first is number 1.

    ``since`` is in UTC, "" where it is not known; ``sighting`` is when it was first seen.
    """

    number: int
    since: str
    sighting: Sighting
    reading: Reading

    @property
    def digest(self) -> str:
        """What its wording is known by."""
        return self.sighting.digest


class Edit(StrEnum):
    """What became of a statement from one version of an article to the next."""

    ADDED = "added"
    WITHDRAWN = "withdrawn"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Revision:
    """One statement that is there in one of two versions only, or in other words in each.

    ``drift`` says what became of the wording, its spans in the later text and in the earlier one;
    it is empty where the words differ and nothing that they tell.
    """

    edit: Edit
    before: Statement | None = None
    after: Statement | None = None
    drift: tuple[Drift, ...] = ()


def digest_of(article: Article) -> str:
    """Return what the wording of an article is known by: its title and body, no furniture."""
    parts = [article.title or "", *(part.of(article.text) for part in article.parts)]
    told = "\n".join(" ".join(part.split()) for part in parts)
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()


def sighting_of(article: Article) -> Sighting:
    """Say when which text was seen: when it was fetched, else when its outlet last changed it."""
    return Sighting(
        digest_of(article),
        in_order(article.fetched or article.updated),
        article.published,
        article.updated,
        article.fetched,
        article.raw_sha256,
    )


def wording_id(article_id: str, digest: str) -> str:
    """Return the id of a Wording."""
    return stable_id("wording", article_id, digest)


def in_order(moment: str | None) -> str:
    """Write a moment in UTC, so that moments sort by time; "" where it is none."""
    try:
        known = datetime.fromisoformat(moment or "")
        known = known.replace(tzinfo=known.tzinfo or UTC).astimezone(UTC)
    except (ValueError, OverflowError):
        return ""
    return known.replace(tzinfo=None).isoformat() + "Z"


def joined(history: History, sighting: Sighting) -> History:
    """Add what was seen; the outcome is the same in whatever order dated sightings come.

    Nothing tells an undated text that is read again from one that came back, so there is one
    sighting of it, the last to arrive. One answer that is read otherwise than before is no other
    version of its article: only what was made of it last counts.
    """
    known = [
        one
        for one in history.sightings
        if _key(one) != _key(sighting) and not _one_answer(one, sighting)
    ]
    if sighting.moment:
        again = (one for one in history.sightings if _key(one) == _key(sighting))
        known.append(max([sighting, *again], key=_told))
        known.sort(key=_in_time)
    else:
        known.insert(sum(not one.moment for one in known), sighting)
    return History(history.id, tuple(known))


def _one_answer(left: Sighting, right: Sighting) -> bool:
    one, other = ((each.moment, each.raw_sha256) for each in (left, right))
    return one == other and left.raw_sha256 is not None


def _key(sighting: Sighting) -> tuple[str, str]:
    return sighting.digest, sighting.moment


def _in_time(sighting: Sighting) -> tuple[str, tuple[str, ...]]:
    return sighting.moment, _told(sighting) if sighting.moment else ()  # the undated stay in order


def _told(sighting: Sighting) -> tuple[str, ...]:
    beside = (sighting.published, sighting.fetched, sighting.raw_sha256)
    return in_order(sighting.updated), sighting.digest, *(value or "" for value in beside)


def versions(history: History, texts: Mapping[str, Reading]) -> tuple[Version, ...]:
    """Lay out the versions of an article, the oldest first; ``texts`` are readings by digest."""
    return tuple(_versions([one for one in history.sightings if one.digest in texts], texts))


def _versions(sightings: list[Sighting], texts: Mapping[str, Reading]) -> Iterator[Version]:
    before = None
    runs = groupby(sightings, key=lambda one: one.digest)
    for number, (digest, run) in enumerate(runs, 1):
        first, *further = run
        yield Version(number, _since(first, before), first, texts[digest])
        before = (further or [first])[-1]


def _since(first: Sighting, before: Sighting | None) -> str:
    """Say since when a text stood: what its outlet says is believed where it may be so."""
    if before is None:
        return in_order(first.published) or first.moment
    updated = in_order(first.updated)
    return updated if before.moment < updated <= first.moment else first.moment
