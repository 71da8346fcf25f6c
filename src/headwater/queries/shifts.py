"""How a claim's wording drifted: the words of one article beside those it goes back to."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from headwater.model import Article, Claim, Drift, Span
from headwater.queries.passages import (
    Byline,
    Passage,
    byline,
    fitting,
    inside,
    marked,
    passage,
    unlike,
)

LONG = 50  # characters from which a span is a sentence rather than the words that changed


@dataclass(frozen=True, slots=True)
class Change:
    """One drift: its kind, and the words here and upstream that show it."""

    kind: str
    words: str
    origin_words: str


@dataclass(frozen=True, slots=True)
class Shift:
    """What one article made of a claim, side by side with the article it goes back to.

    The two passages are the sentences, with what differs marked.
    """

    changes: tuple[Change, ...]
    byline: Byline
    passage: Passage
    origin_byline: Byline
    origin_passage: Passage


def shifts(claim: Claim, articles: Mapping[str, Article]) -> tuple[Shift, ...]:
    """Lay out, in the order of ``articles``, what became of a claim's wording in each."""
    order = {key: place for place, key in enumerate(articles)}
    groups: dict[tuple[str, str], list[Drift]] = {}
    for drift in (drift for carriage in claim.carriages for drift in carriage.drift):
        groups.setdefault((drift.article_id, drift.origin_article_id), []).append(drift)
    found = [shift for group in groups.values() for shift in _shift(group, articles)]
    return tuple(sorted(found, key=lambda shift: order[shift.byline.article_id]))


def _shift(group: Sequence[Drift], articles: Mapping[str, Article]) -> Iterator[Shift]:
    here, there = articles.get(group[0].article_id), articles.get(group[0].origin_article_id)
    if here is None or there is None:
        return
    mine = passage(here, [drift.span for drift in group])
    theirs = passage(there, [drift.origin_span for drift in group])
    if mine is None or theirs is None:
        return
    marks, others = _marks(group, mine, theirs)
    yield Shift(
        tuple(_change(drift, here, there) for drift in group),
        byline(here),
        marked(here, mine.span, marks),
        byline(there),
        marked(there, theirs.span, others),
    )


def _change(drift: Drift, here: Article, there: Article) -> Change:
    return Change(drift.kind, _words(here, drift.span), _words(there, drift.origin_span))


def _words(article: Article, span: Span) -> str:
    kept = inside(article.text, [span])
    return " ".join(kept[0].of(article.text).split()) if kept else ""


def _marks(
    group: Sequence[Drift], mine: Passage, theirs: Passage
) -> tuple[Sequence[Span], Sequence[Span]]:
    """Mark the spans that show it; where they are whole sentences, the words that differ."""
    ours = fitting((drift.span for drift in group), mine.span)
    others = fitting((drift.origin_span for drift in group), theirs.span)
    if mine.lang == theirs.lang and min(map(_length, (*ours, *others))) >= LONG:
        left, right = unlike(mine.text, theirs.text)
        return _moved(left, mine.span.start), _moved(right, theirs.span.start)
    return ours, others


def _length(span: Span) -> int:
    return span.end - span.start


def _moved(spans: Sequence[Span], by: int) -> list[Span]:
    return [Span(span.start + by, span.end + by) for span in spans]
