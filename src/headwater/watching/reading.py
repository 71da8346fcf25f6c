"""The desk at which pages are read, one group after another, apart from all that must go on."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar, cast

from headwater.languages import available
from headwater.model import Article, Reading, Reject
from headwater.pipeline import read_articles
from headwater.settings import Settings
from headwater.watching.crew import Crew
from headwater.watching.items import STEP, Visit, article_of
from headwater.watching.listing import Poll, listing_of

LONGEST = 300.0  # seconds for a group of pages; what takes longer is given up
BROKE = "broke its reader, or took too long; see the error above"

T = TypeVar("T")
Titles = Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class Read:
    """What was made of a visit: its article or why there is none, and the records to keep of it."""

    visit: Visit
    made: Article | Reject
    records: tuple[Reading | Reject, ...]


class Desk:
    """Reads feeds and pages in one thread of its own.

    One that breaks its reader stops no other; and what parsing leaves in memory is not left there
    by each thread that fetches.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._crew = _called()

    def prepare(self) -> None:
        """Load what reading needs; EncoderError here, and not one for each page."""
        lang = next(iter(available()))
        list(read_articles([Article(id="", text=".", lang=lang)], self._settings.encoder))

    def listed(self, poll: Poll) -> Poll:
        """Read what a feed lists, where it is another than before."""
        done = self._done(lambda: replace(poll, listing=listing_of(poll)))
        return done or replace(poll, listing=Reject(poll.feed.id, STEP, BROKE))

    def read(self, visits: Sequence[Visit], titles: Titles) -> list[Read]:
        """Read pages in their order; one that cannot be read at all is a Reject that says so."""
        if not visits:
            return []
        found = self._at_once(visits, titles)
        if found is not None:
            return found
        singly = ((visit, self._at_once([visit], titles)) for visit in visits)
        return [one[0] if one else _broken(visit) for visit, one in singly]

    def _at_once(self, visits: Sequence[Visit], titles: Titles) -> list[Read] | None:
        return self._done(lambda: [self._read(visit, titles) for visit in visits])

    def _read(self, visit: Visit, titles: Titles) -> Read:
        made = article_of(visit, titles.get(visit.item.feed), self._settings)
        return Read(visit, made, tuple(read_articles([made], self._settings.encoder)))

    def _done(self, work: Callable[[], T]) -> T | None:
        """Have something done at the desk; None where it broke down, or may never end."""
        self._crew.begin(work)
        done = self._crew.next(LONGEST)
        if done is None:  # leave it alone, and call another reader
            self._crew = _called()
        return cast("T | None", done.result) if done else None


def _called() -> Crew[Callable[[], object], object]:
    return Crew(lambda work: work(), 1, "reading")


def _broken(visit: Visit) -> Read:
    where = visit.item.url or visit.item.id
    why = Reject(where, STEP, BROKE)
    return Read(visit, why, (why,))
