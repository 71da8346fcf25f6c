"""Is a store still what was read? Each span, each claim and each kept answer is looked at again.

A text is compared with the digest written beside it, spans with the text, rows of claims with the
statements they carry, and what an article was made of with its record in a WARC file; so are the
texts that an article had before. What does not hold is told and nothing is mended.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

from headwater.errors import KeepError
from headwater.keep import Keeper
from headwater.keeping.spans import dangling, outside
from headwater.model import (
    Article,
    Carriage,
    Claim,
    Entry,
    Fetched,
    Kept,
    Reading,
    Span,
    Story,
    Wording,
)
from headwater.model.version import digest_of, wording_id
from headwater.readers import read_answer
from headwater.settings import Settings
from headwater.stores import Store

T = TypeVar("T")
PAGE = 200  # articles of a story held at once
SHOWN = 12  # characters of a digest that name an earlier text
CHANGED = "its text is not the one that was read"


@dataclass(frozen=True, slots=True)
class Mismatch:
    """Something that does not hold: the id of the article or record, what is wrong, and where."""

    id: str
    what: str
    where: str


@dataclass(slots=True)
class Verified:
    """How much was looked at so far.

    ``answered`` counts articles whose raw answer is kept, ``earlier`` texts that articles had
    before the one they have now.
    """

    articles: int = 0
    answered: int = 0
    earlier: int = 0
    claims: int = 0
    answers: int = 0
    mismatches: int = 0


def verify(
    store: Store,
    keeper: Keeper | None,
    *,
    again: Settings | None = None,
    done: Verified | None = None,
    told: Callable[[], None] = lambda: None,
) -> Iterator[Mismatch]:
    """Yield each mismatch of a store, and of the answers that ``keeper`` keeps.

    With ``again`` the page in each kept answer is made an article once more, which must have the
    text that was read: the same libraries are needed for that. ``done`` is counted up, and ``told``
    called after each record.
    """
    done = done or Verified()
    work = _Work(store, keeper, again, done)
    for found in (work.readings(), work.wordings(), work.claims(), work.answers()):
        for item in found:
            done.mismatches += isinstance(item, Mismatch)
            told()
            if isinstance(item, Mismatch):
                yield item


@dataclass(frozen=True, slots=True)
class _Facts:
    """As much of a reading as its claims are compared with."""

    length: int
    statements: dict[str, tuple[Span, ...]]


class _Work:
    """The four passes; each yields mismatches, and None after each record that was looked at."""

    def __init__(
        self, store: Store, keeper: Keeper | None, again: Settings | None, done: Verified
    ) -> None:
        self._store, self._keeper, self._again, self._done = store, keeper, again, done

    def readings(self) -> Iterator[Mismatch | None]:
        for reading in self._sound(Reading):
            if isinstance(reading, Mismatch):
                yield reading
                continue
            self._done.articles += 1
            yield from self._reading(reading)
            yield None

    def wordings(self) -> Iterator[Mismatch | None]:
        """Look at the texts of before; the id of each follows from its article and its words."""
        for wording in self._sound(Wording):
            if isinstance(wording, Mismatch):
                yield wording
                continue
            self._done.earlier += 1
            yield from self._wording(wording)
            yield None

    def claims(self) -> Iterator[Mismatch | None]:
        """Go by stories, whose claims share articles, so that each is read once."""
        for story in self._sound(Story):
            if isinstance(story, Mismatch):
                yield story
                continue
            facts = self._facts(story.article_ids)
            for claim in self._sound(Claim, of=story.id):
                yield from self._claim(claim, facts)
                yield None
        if self._done.claims < self._store.count(Claim):
            yield from self._loose()

    def answers(self) -> Iterator[Mismatch | None]:
        for kept in self._sound(Kept):
            self._done.answers += 1
            if isinstance(kept, Mismatch):
                yield kept
            elif isinstance(answer := self._loaded(kept), Mismatch):
                yield answer
            yield None

    def _loose(self) -> Iterator[Mismatch]:
        """Name the claims that no story leads to."""
        for claim in self._sound(Claim):
            if isinstance(claim, Claim):
                story = claim.story_id
                if story is None or self._store.get(Story, story) is None:
                    yield Mismatch(claim.id, f"there is no story {story}", "story_id")

    def _reading(self, reading: Reading) -> Iterator[Mismatch]:
        article = reading.article
        if not self._store.intact(article):
            yield Mismatch(article.id, CHANGED, "text")
        yield from _within(reading)
        kept = self._kept(article)
        self._done.answered += kept is not None
        yield from self._made_of(article, kept)

    def _wording(self, wording: Wording) -> Iterator[Mismatch]:
        article = wording.reading.article
        place = f"earlier text {wording.digest[:SHOWN]}"
        if wording.id != wording_id(article.id, digest_of(article)):
            yield Mismatch(wording.article_id, CHANGED, place)
        for found in (*_within(wording.reading), *self._made_of(article, self._kept(article))):
            yield Mismatch(found.id, found.what, f"{place}, {found.where}")

    def _kept(self, article: Article) -> Kept | None:
        digest = article.raw_sha256
        return next(iter(self._store.read(Kept, of=digest)), None) if digest else None

    def _made_of(self, article: Article, kept: Kept | None) -> Iterator[Mismatch]:
        if kept is None or self._again is None:
            return
        answer = self._loaded(kept)
        if isinstance(answer, Fetched) and article.text not in _texts(answer, article, self._again):
            where = f"{kept.file} at {kept.offset}"
            yield Mismatch(article.id, "its text is not what its kept page gives today", where)

    def _claim(self, claim: Claim | Mismatch, facts: dict[str, _Facts]) -> Iterator[Mismatch]:
        if isinstance(claim, Mismatch):
            yield claim
            return
        self._done.claims += 1
        for number, row in enumerate(claim.carriages):
            what = _wrong(row, facts.get(row.article_id))
            if what:
                yield Mismatch(row.article_id, what, f"claim {claim.id}, statements[{number}]")
        for id_, where, span in _shown(claim):
            if id_ in facts and span.end > facts[id_].length:
                yield Mismatch(id_, _beyond(span, facts[id_].length), f"claim {claim.id}, {where}")
        for number, entry in enumerate(claim.ledger):
            if entry.version and (what := self._unlike(entry)):
                yield Mismatch(entry.article_id, what, f"claim {claim.id}, ledger[{number}]")

    def _unlike(self, entry: Entry) -> str | None:
        """Say why an entry does not lie in the earlier text that it names."""
        wordings = _picked(self._store, Wording, [wording_id(entry.article_id, entry.version)])
        if not wordings:
            return f"there is no earlier text {entry.version[:SHOWN]}, or it is not readable"
        length = len(wordings[0].reading.article.text)
        return _beyond(entry.span, length) if entry.span.end > length else None

    def _facts(self, ids: tuple[str, ...]) -> dict[str, _Facts]:
        rest, facts = iter(ids), dict[str, _Facts]()
        while page := list(islice(rest, PAGE)):
            for reading in _picked(self._store, Reading, page):
                said = {statement.id: statement.content for statement in reading.statements}
                facts[reading.article.id] = _Facts(len(reading.article.text), said)
        return facts

    def _loaded(self, kept: Kept) -> Fetched | Mismatch:
        if self._keeper is None:
            return Mismatch(kept.id, "nothing says where answers are kept", kept.file)
        try:
            return self._keeper.load(kept)
        except KeepError as error:
            return Mismatch(kept.id, f"the kept answer of {kept.url}", str(error))

    def _sound(self, kind: type[T], of: str | None = None) -> Iterator[T | Mismatch]:
        """Stream records; one that cannot be read is told, and reading goes on."""
        done = 0
        while True:
            try:
                for record in self._store.read(kind, of=of, skip=done):
                    done += 1
                    yield record
            except ValueError as error:
                done += 1
                yield Mismatch(f"{kind.__name__} no. {done}", f"damaged: {error}", "record")
            else:
                return


def _picked(store: Store, kind: type[T], ids: list[str]) -> list[T]:
    try:
        return store.pick(kind, ids)
    except ValueError:  # told already, where records of the kind were looked at
        return []


def _within(reading: Reading) -> Iterator[Mismatch]:
    """Yield what does not hold within a reading."""
    article = reading.article
    for where, span in outside(reading, article.text):
        yield Mismatch(article.id, _beyond(span, len(article.text)), where)
    for where, key in dangling(reading):
        yield Mismatch(article.id, f"there is no attribution {key}", where)


def _wrong(row: Carriage, facts: _Facts | None) -> str | None:
    """Say why a row of a claim is not what its article says."""
    if facts is None:
        return "its article is not in the store, or not readable"
    if row.statement_id not in facts.statements:
        return f"its article has no statement {row.statement_id}; was it linked since it was read?"
    if facts.statements[row.statement_id] != row.content:
        return f"its article has statement {row.statement_id} elsewhere"
    return None


def _shown(claim: Claim) -> Iterator[tuple[str, str, Span]]:
    """Yield the spans that a claim shows beside its statements: article, place in it, span."""
    for number, row in enumerate(claim.carriages):
        yield from ((row.article_id, f"statements[{number}].also", span) for span in row.also)
        for drift in row.drift:
            yield drift.article_id, f"statements[{number}].drift", drift.span
            yield drift.origin_article_id, f"statements[{number}].drift", drift.origin_span
    for number, entry in enumerate(claim.ledger):
        if not entry.version:  # else it lies in an earlier text, and is looked at there
            yield entry.article_id, f"ledger[{number}]", entry.span


def _beyond(span: Span, length: int) -> str:
    return f"[{span.start}, {span.end}) is beyond the {length} characters of the text"


def _texts(answer: Fetched, article: Article, settings: Settings) -> Iterator[str]:
    """Make the article of a kept answer again; nothing where there is none in it any more."""
    made = read_answer(answer, settings)
    return (one.text for one in made if isinstance(one, Article) and one.id == article.id)
