"""Links new and changed articles with what is near them, as if all had been linked at once.

What has to be done again is known from the articles alone: the vicinities that they are in, were
in, or tie together. Within one, stories are grouped anew; a story with the same articles as before,
none of them changed, stays as it is.
"""

from collections.abc import Iterable, Iterator, Sequence

from headwater.languages import available
from headwater.link.link import told
from headwater.link.memory import Memory
from headwater.link.naming import naming
from headwater.link.renaming import rename
from headwater.link.revised import pasts
from headwater.link.rulings import decisions
from headwater.link.signatures import (
    SHARED,
    Print,
    closeness,
    in_time,
    near,
    ready,
    signature,
)
from headwater.link.stories import CLOSE, Vicinity, vicinities
from headwater.link.units import world
from headwater.model import Correction, Naming, Reading, Signature, Story, Subject, stable_id
from headwater.settings import Settings

REMEMBERED = 5_000  # articles whose prints are at hand: those of the last weeks of a large store
ROOM = 100  # articles whose readings are held at once


class Growth:
    """Grows what is linked, batch by batch; remembers what it compared lately."""

    def __init__(
        self, memory: Memory, settings: Settings, corrections: Iterable[Correction] = ()
    ) -> None:
        self._memory, self._days = memory, settings.story_days
        self._decided = decisions(corrections)
        self._prints: dict[str, Print] = {}

    def grow(self, ids: Sequence[str]) -> None:
        """Link these articles; the caller makes it one stroke."""
        readings = self._memory.pick(Reading, ids)
        before = self._memory.pick(Signature, ids)
        known = [reading for reading in readings if reading.article.lang in available()]
        named = {reading.article.id: naming(reading) for reading in known}
        rename(self._memory, [named.get(key) or Naming(key) for key in ids], self._decided)
        signed = [signature(reading, world([reading]).units) for reading in known]
        self._memory.write(Signature(key) for key in ids if key not in named)
        self._regroup(signed, before)

    def _regroup(self, signed: Sequence[Signature], before: Sequence[Signature]) -> None:
        fresh = {one.id for one in (*signed, *before)}
        partners = self._decided.partners(Subject.ARTICLES, fresh)
        around_them = (*before, *self._memory.pick(Signature, partners))
        touched = self._touched(signed, fresh) | {one.vicinity for one in around_them}
        around = {
            one.id: one
            for vicinity in sorted(touched - {""})
            for one in self._memory.read(Signature, of=vicinity)
            if one.id not in fresh
        }
        around |= {one.id: one for one in signed}
        ordered = sorted(around.values(), key=in_time)
        old = {one.story for one in (*before, *ordered)} - {""}
        parts = vicinities(ordered, near(ordered, self._days), self._decided)
        made = [(part, group) for part in parts for group in part.stories]
        placed = [one for part in parts for one in placings(part)]
        kept = self._kept(made, fresh)
        self._memory.forget(Story, sorted(old - kept))
        self._memory.write(one for one in placed if one != around[one.id] or one.id in fresh)
        self._tell([group for _, group in made if _story_id(group) not in kept])

    def _kept(
        self, made: Iterable[tuple[object, Sequence[Signature]]], fresh: set[str]
    ) -> set[str]:
        """Name the stories that have the articles they had, all unchanged."""
        return {
            key
            for _, group in made
            if (key := _story_id(group))
            and not any(one.id in fresh or one.story != key for one in group)
        }

    def _tell(self, groups: Sequence[Sequence[Signature]]) -> None:
        """Find the claims of some stories, so many at once as there is room for in memory."""
        for some in _pages(groups):
            ids = [one.id for group in some for one in group]
            readings = {one.article.id: one for one in self._memory.pick(Reading, ids)}
            past = pasts(self._memory, tuple(readings.values()))
            found = [
                told(
                    [readings[one.id] for one in group],
                    self._decided,
                    {one.id: past[one.id] for one in group if one.id in past},
                )
                for group in some
            ]
            self._memory.write(one.story for one in found)
            self._memory.write(claim for one in found for claim in one.claims)
            self._memory.write(link for one in found for link in one.links)

    def _touched(self, signed: Sequence[Signature], fresh: set[str]) -> set[str]:
        """Name the vicinities of all articles that are close to one of these."""
        for key in fresh:
            self._prints.pop(key, None)
        close: set[str] = set()
        for one in signed:
            mine = ready(one)
            for key, other in self._candidates(one, fresh):
                if key not in close and closeness(mine, other, self._days) >= CLOSE:
                    close.add(key)
        return {one.vicinity for one in self._memory.pick(Signature, close)}

    def _candidates(self, one: Signature, fresh: set[str]) -> list[tuple[str, Print]]:
        days = None if one.day is None else (one.day - self._days, one.day + self._days)
        found = self._memory.sharing(Signature, one.found_by, days=days, least=SHARED)
        ids = [key for key in found if key not in fresh]
        unknown = [key for key in ids if key not in self._prints]
        if len(self._prints) + len(unknown) > REMEMBERED:
            self._prints.clear()
            unknown = ids
        self._prints |= {s.id: ready(s) for s in self._memory.pick(Signature, unknown)}
        return [(key, self._prints[key]) for key in ids]


def _pages(groups: Sequence[Sequence[Signature]]) -> Iterator[list[Sequence[Signature]]]:
    page: list[Sequence[Signature]] = []
    for group in groups:
        page.append(group)
        if sum(map(len, page)) >= ROOM:
            yield page
            page = []
    yield page


def placings(part: Vicinity) -> list[Signature]:
    """Return the signatures of a vicinity with its name and their stories."""
    name = min(member.id for member in part.signatures)
    return [_placed(one, name, group) for group in part.stories for one in group]


def _placed(one: Signature, vicinity: str, group: Sequence[Signature]) -> Signature:
    return Signature(
        one.id,
        one.published,
        one.day,
        one.keys,
        one.weights,
        one.found_by,
        vicinity,
        _story_id(group),
    )


def _story_id(group: Sequence[Signature]) -> str:
    return stable_id("story", *sorted(one.id for one in group))
