"""Exact words of an article as a page shows them: the sentence they stand in, what matters marked.

A passage is never longer than what a reader takes in at once, and its pieces joined are letter for
letter what stands in the text.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from difflib import SequenceMatcher
from itertools import pairwise

from headwater.model import Article, Span
from headwater.model.span import cover, trim

REACH = 400  # characters before and after some words in which their sentence must begin and end
# A line ends a sentence, and so does a full stop, but for one after an initial: "J. Smith".
BREAK = re.compile(r"\s*[\n\r]\s*|(?P<end>[.!?\u2026]+[\"'\u201d\u00bb)\]]*)\s+")
QUOTES = (("\u201c", "\u201d"), ("\u00ab", "\u00bb"))
WIDER = 2  # sentences by which one is widened, so that a quotation in it is whole
WIDE = 0.7  # share of a sentence from which marking it shows nothing
WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Byline:
    """Where something stands: the article, by whom, when published, and when first seen."""

    article_id: str
    publisher: str
    title: str | None
    lang: str
    published: str | None = None
    fetched: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a passage; ``marked`` where it is what the passage is shown for."""

    text: str
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of an article, or a few, with some of its words marked."""

    span: Span
    lang: str
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """The exact words."""
        return "".join(piece.text for piece in self.pieces)


def byline(article: Article) -> Byline:
    """Say where something stands."""
    return Byline(
        article.id,
        article.voice,
        article.title,
        article.lang,
        article.published,
        article.fetched,
        article.url,
    )


def when(article: Article | Byline) -> tuple[bool, str, str]:
    """Order by publication, in one time zone; the undated come last, by when they were seen."""
    key = article.id if isinstance(article, Article) else article.article_id
    return not article.published, _moment(article.published or article.fetched or "~"), key


def _moment(value: str) -> str:
    """Write a moment so that moments sort by time: what has an offset in that of Greenwich."""
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return value
    return (moment.astimezone(UTC) if moment.tzinfo else moment).replace(tzinfo=None).isoformat()


def inside(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    """Keep the spans that a text has room for."""
    return tuple(span for span in spans if span.end <= len(text))


def passage(article: Article, spans: Sequence[Span], marks: Sequence[Span] = ()) -> Passage | None:
    """Show the sentence around ``spans``, with ``marks`` in it; None where the text has none."""
    kept = inside(article.text, spans)
    whole = sentence(article, cover(kept)) if kept else None
    return None if whole is None else marked(article, whole, marks)


def marked(article: Article, whole: Span, marks: Iterable[Span]) -> Passage:
    """Show a stretch of text with ``marks`` in it."""
    edges = {whole.start, whole.end}
    near = [mark for mark in marks if mark.overlaps(whole)]
    edges.update(edge for mark in near for edge in (mark.start, mark.end))
    inner = sorted(edge for edge in edges if whole.start <= edge <= whole.end)
    pieces = (
        Piece(article.text[start:end], any(m.start <= start and end <= m.end for m in near))
        for start, end in pairwise(inner)
    )
    return Passage(whole, article.lang, tuple(pieces))


def sentence(article: Article, span: Span) -> Span | None:
    """Find the sentence that ``span`` lies in; where no end is near, it ends with the words."""
    part = next((part for part in article.parts if part.contains(span)), span)
    first, last = max(part.start, span.start - REACH), min(part.end, span.end + REACH)
    breaks = list(_breaks(article.text, first, last))
    begins = [following for _, following in breaks if following <= span.start]
    ends = [stop for stop, _ in breaks if stop >= span.end]
    begin = max(begins, default=part.start if first == part.start else span.start)
    end = min(ends, default=part.end if last == part.end else span.end)
    return trim(article.text, begin, end)


def _breaks(text: str, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Yield where a sentence ends and the next begins."""
    for found in BREAK.finditer(text, first, last):
        before, after = text[max(first, found.start() - 2) : found.start()], text[found.end() :][:1]
        initial = before[-1:].isalpha() and not before[:-1].isalnum()
        if found["end"] is None:
            yield found.start(), found.end()
        elif not initial and not after.islower():
            yield found.end("end"), found.end()


def quotation(article: Article, whole: Span) -> Span:
    """Widen a sentence by those with which it shares a quotation, within its paragraph."""
    for _ in range(WIDER):
        lacking = _lacking(whole.of(article.text))
        beside = _beside(article, whole, lacking) if lacking else None
        if beside is None:
            break
        whole = cover((whole, beside))
    return whole


def _lacking(text: str) -> int:
    """Return 1 where a quotation does not end in a text, -1 where one does not begin, else 0."""
    for opening, end in QUOTES:
        if text.count(opening) != text.count(end):
            return 1 if text.count(opening) > text.count(end) else -1
    if text.count('"') % 2 == 0:
        return 0
    return 1 if text[0] == '"' else -1 if text.rstrip(".,!?")[-1:] == '"' else 0


def _beside(article: Article, whole: Span, side: int) -> Span | None:
    """Find the sentence after, or with a ``side`` of -1 before, in the same paragraph."""
    text = article.text
    place = whole.end if side > 0 else whole.start - 1
    while 0 <= place < len(text) and text[place].isspace() and text[place] not in "\n\r":
        place += side
    inside_it = 0 <= place < len(text) and not text[place].isspace()
    return sentence(article, Span(place, place + 1)) if inside_it else None


def fitting(spans: Iterable[Span], whole: Span) -> list[Span]:
    """Keep the narrowest spans; one that covers most of a sentence only where it is alone."""
    known = list(dict.fromkeys(spans))
    inner = [span for span in known if not any(span.contains(o) for o in known if o != span)]
    room = WIDE * (whole.end - whole.start)
    return [span for span in inner if span.end - span.start < room] or inner


def unlike(left: str, right: str) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Find the words that one of two wordings in one language has and the other has not."""
    ours, theirs = list(WORD.finditer(left)), list(WORD.finditer(right))
    keys = [[word[0].casefold() for word in words] for words in (ours, theirs)]
    codes = SequenceMatcher(None, keys[0], keys[1], autojunk=False).get_opcodes()
    apart = [code for code in codes if code[0] != "equal"]
    return tuple(_runs(ours, ((c[1], c[2]) for c in apart))), tuple(
        _runs(theirs, ((c[3], c[4]) for c in apart))
    )


def _runs(words: "Sequence[re.Match[str]]", runs: Iterable[tuple[int, int]]) -> Iterator[Span]:
    for first, last in runs:
        if first < last:
            yield Span(words[first].start(), words[last - 1].end())
