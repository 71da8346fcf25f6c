"""The desk at which pages are read, one group after another, apart from all that must go on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from headwater.languages import available
from headwater.model import Article, Reading, Reject
from headwater.pipeline import read_articles
from headwater.settings import Settings
from headwater.watching.crew import Crew
from headwater.watching.items import STEP, Visit, article_of

LONGEST = 300.0  # seconds for a group of pages; what takes longer is given up

Titles = Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class Read:
    """What was made of a visit: its article or why there is none, and the records to keep of it."""

    visit: Visit
    made: Article | Reject
    records: tuple[Reading | Reject, ...]


class Desk:
    """Reads pages in a thread of its own, so that one that breaks its reader stops no other."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._crew = self._called()

    def prepare(self) -> None:
        """Load what reading needs; EncoderError here, and not one for each page."""
        lang = next(iter(available()))
        list(read_articles([Article(id="", text=".", lang=lang)], self._settings.encoder))

    def read(self, visits: Sequence[Visit], titles: Titles) -> list[Read]:
        """Read pages in their order; one that cannot be read at all is a Reject that says so."""
        if not visits:
            return []
        found = self._at_once(visits, titles)
        if found is not None:
            return found
        singly = ((visit, self._at_once([visit], titles)) for visit in visits)
        return [one[0] if one else _broken(visit) for visit, one in singly]

    def _called(self) -> Crew[tuple[Sequence[Visit], Titles], list[Read]]:
        return Crew(self._work, 1, "reading")

    def _at_once(self, visits: Sequence[Visit], titles: Titles) -> list[Read] | None:
        self._crew.begin((visits, titles))
        done = self._crew.next(LONGEST)
        if done is None:  # it may never end: leave it alone, and call another reader
            self._crew = self._called()
        return done.result if done else None

    def _work(self, job: tuple[Sequence[Visit], Titles]) -> list[Read]:
        visits, titles = job
        made = [article_of(v, titles.get(v.item.feed), self._settings) for v in visits]
        return [
            Read(visit, one, tuple(read_articles([one], self._settings.encoder)))
            for visit, one in zip(visits, made, strict=True)
        ]


def _broken(visit: Visit) -> Read:
    where = visit.item.url or visit.item.id
    why = Reject(where, STEP, "broke its reader, or took too long; see the error above")
    return Read(visit, why, (why,))
