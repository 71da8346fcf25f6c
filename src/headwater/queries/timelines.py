"""What happened when: the articles of a claim or a story in order, and what each of them brought.

The moment of publication and the one when it was first seen are both kept; what bears no date comes
last and says so, since when it was fetched tells nothing of when it was written.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from headwater.model import Act, Article, Claim, Entry
from headwater.model.version import in_order
from headwater.queries.passages import Byline, Passage, byline, passage, when

FIRST = "first told"
WEIGHTY = frozenset({Act.DENIES, Act.CORRECTED, Act.WITHDREW})  # even of a claim of one article
KNOWN = frozenset({FIRST, *Act})
MOST = 3  # notes beside one article of a story: more say less


@dataclass(frozen=True, slots=True)
class Deed:
    """One line of a ledger, the words that show it and the sentence they stand in."""

    entry: Entry
    byline: Byline
    words: str
    passage: Passage


@dataclass(frozen=True, slots=True)
class Note:
    """What an article brought: told first, denied, corrected, drifted …, of which claim."""

    what: str
    party: str
    claim_id: str
    text: str


@dataclass(frozen=True, slots=True)
class Event:
    """One article in a timeline; of many claims only the heaviest notes are kept.

    ``told`` counts the claims first told in it, ``drifted`` those whose wording it changed.
    """

    byline: Byline
    told: int
    drifted: int
    notes: tuple[Note, ...]


def deeds(
    claim: Claim,
    articles: Mapping[str, Article],
    before: Callable[[Entry], Article | None] = lambda _: None,
) -> tuple[Deed, ...]:
    """Lay out who did what about a claim, in order of time.

    ``before`` finds the earlier version of an article that an entry stands in.
    """
    found = []
    for entry in claim.ledger:
        article = before(entry) if entry.version else articles.get(entry.article_id)
        shown = passage(article, [entry.span], [entry.span]) if article else None
        if article and shown:
            words = " ".join(entry.span.of(article.text).split())
            found.append(Deed(entry, byline(article), words, shown))
    return tuple(sorted(found, key=_in_time))


def _in_time(deed: Deed) -> tuple[object, ...]:
    """Order by when it was done: what came with a later version, when that came."""
    line = deed.byline
    if _is_later(deed.entry, line):
        line = replace(line, published=deed.entry.published)
    return when(line), deed.passage.span


def timeline(articles: Iterable[Article], claims: Sequence[Claim]) -> tuple[Event, ...]:
    """Order articles by time and note what each brought of ``claims``, the heaviest first."""
    known = {article.id: article for article in articles}
    first = {claim.id: _first(claim, known) for claim in claims}
    near: dict[str, list[Claim]] = {article: [] for article in known}
    for claim in claims:
        for article in _articles(claim) & known.keys():
            near[article].append(claim)
    events = [
        _event(article, near[article.id], first, of_one=len(claims) == 1)
        for article in sorted(known.values(), key=when)
    ]
    later = (event for key, found in near.items() for event in _later(known[key], found))
    return tuple(sorted([*events, *later], key=lambda event: when(event.byline)))


def _later(article: Article, claims: Sequence[Claim]) -> Iterator[Event]:
    """Yield what an article's outlet did in later versions of it, each at its time."""
    found: dict[str | None, list[Note]] = {}
    for claim in claims:
        for entry in claim.ledger:
            if entry.article_id == article.id and _is_later(entry, article):
                note = Note(entry.act, entry.party, claim.id, claim.text)
                found.setdefault(entry.published, []).append(note)
    for published, notes in found.items():
        line = replace(byline(article), published=published)
        yield Event(line, 0, 0, tuple(notes if len(claims) == 1 else notes[:MOST]))


def _is_later(entry: Entry, article: Article | Byline) -> bool:
    return in_order(entry.published) > in_order(article.published)


def _articles(claim: Claim) -> set[str]:
    rows = {carriage.article_id for carriage in claim.carriages}
    return rows | {entry.article_id for entry in claim.ledger}


def _event(
    article: Article, claims: Sequence[Claim], first: Mapping[str, str | None], *, of_one: bool
) -> Event:
    """Describe an article by the claims that it has to do with."""
    found = [note for claim in claims for note in _notes(claim, article, first[claim.id])]
    shared = {claim.id for claim in claims if claim.outlets > 1}
    moved = {note.claim_id for note in found if note.what not in KNOWN}
    notes = found if of_one else [note for note in found if note.what in KNOWN]
    notes = [note for note in notes if of_one or note.claim_id in shared or note.what in WEIGHTY]
    notes.sort(key=lambda note: note.what == FIRST)  # an answer tells more than a first telling
    told = sum(first[claim.id] == article.id for claim in claims)
    return Event(byline(article), told, len(moved), tuple(notes if of_one else notes[:MOST]))


def _first(claim: Claim, articles: Mapping[str, Article]) -> str | None:
    """Return which article tells a claim first; None where none of them bears a date."""
    carried = (articles.get(carriage.article_id) for carriage in claim.carriages)
    dated = [article for article in carried if article and article.published]
    return min(dated, key=when).id if dated else None


def _notes(claim: Claim, article: Article, first: str | None) -> Iterator[Note]:
    if first == article.id and claim.outlets > 1:
        yield Note(FIRST, article.voice, claim.id, claim.text)
    for entry in claim.ledger:
        told = entry.article_id == article.id and entry.act is not Act.ASSERTS
        if told and not _is_later(entry, article):
            yield Note(entry.act, entry.party, claim.id, claim.text)
    for carriage in claim.carriages:
        if carriage.article_id == article.id:
            for drift in carriage.drift:
                yield Note(drift.kind, article.voice, claim.id, claim.text)
