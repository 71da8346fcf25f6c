"""An article laid out for looking: fields of items, where a spoken quotation is one item.

A field is a stretch in which one attribution finds its parts: a sentence, joined with the next
where the border lies inside a quotation; and each sentence inside a quotation for itself.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from headwater.languages import Frame, Pack
from headwater.languages.lexicon import Index, Lexicon, lexicon
from headwater.model import Analysis, Article, Mention, MentionKind, Sentence, Span, Token

OPENING = 6  # tokens of a sentence that may be the subject of a question's cue and the cue
SPEECH = 3  # words from which a quotation is speech rather than a name
LONG = 4  # letters from which a word of a name has a capital
LONGEST_NAME = 8  # tokens of a name in quotation marks, marks included
ENDS = ".!?…"
HALVES = "'’"  # of a mark written as two
INSIDE_ENDS = ".,!?…"


@dataclass(frozen=True, slots=True)
class Item:
    """A token ``[first, first + 1)`` or a whole spoken quotation."""

    first: int
    last: int

    @property
    def spoken(self) -> bool:
        """Tell a quotation from a token."""
        return self.last > self.first + 1


@dataclass(frozen=True, slots=True)
class Field:
    """Items in order; ``number`` counts fields, ``within`` is the quotation the field lies in."""

    items: tuple[Item, ...]
    paragraph: int
    number: int
    headline: bool = False
    within: Item | None = None

    def __len__(self) -> int:
        return len(self.items)


@dataclass(frozen=True, slots=True)
class Scene:
    """An article, its analysis, its pack's words, and its fields in text order."""

    article: Article
    analysis: Analysis
    pack: Pack
    words: Lexicon
    fields: tuple[Field, ...]
    spoken: tuple[Item, ...]
    starts: tuple[int, ...]
    named: tuple[int, ...]  # where the mentions start
    marks: tuple[int, ...]  # where the quotations start
    persons: tuple[str, ...]  # names of people, each once, in text order

    @property
    def tokens(self) -> Sequence[Token]:
        """Return the tokens of the analysis."""
        return self.analysis.tokens

    @property
    def inflected(self) -> bool:
        """Tell whether word forms show case and part of speech."""
        return bool(self.pack.head.morphology)

    def token(self, field: Field, place: int) -> Token:
        """Return the first token of an item."""
        return self.analysis.tokens[field.items[place].first]

    def lower(self, field: Field, place: int) -> str:
        """Return a token's lower-case text; "" outside the field or at a quotation."""
        items = field.items
        if not 0 <= place < len(items):
            return ""
        item = items[place]
        return "" if item.last > item.first + 1 else self.analysis.tokens[item.first].lower

    def isin(self, field: Field, place: int, index: Index) -> bool:
        """Tell whether the single word at an item is listed."""
        items = field.items
        if not 0 <= place < len(items):
            return False
        item = items[place]
        return item.last == item.first + 1 and index.has(self.analysis.tokens[item.first])

    def span(self, field: Field, first: int, last: int) -> Span | None:
        """Return the span of items ``[first, last)``; None when there are none."""
        if not 0 <= first < last <= len(field.items):
            return None
        start = self.tokens[field.items[first].first].span.start
        return Span(start, self.tokens[field.items[last - 1].last - 1].span.end)

    def index_at(self, offset: int) -> int:
        """Return the index of the first token that starts at or after an offset."""
        return bisect_left(self.starts, offset)

    def mentions_in(self, span: Span) -> list[Mention]:
        """Return the mentions that lie wholly inside a span."""
        first, last = bisect_left(self.named, span.start), bisect_left(self.named, span.end)
        inside = self.analysis.mentions[first:last]
        return [mention for mention in inside if mention.span.end <= span.end]

    def to_closing_mark(self, span: Span) -> Span:
        """Return a span with the rest of a name in quotation marks that begins inside it."""
        first = bisect_left(self.marks, span.start)
        for quotation in self.analysis.quotations[first : bisect_left(self.marks, span.end)]:
            words = self.index_at(quotation.span.end) - self.index_at(quotation.span.start)
            if quotation.span.end > span.end and words <= LONGEST_NAME:
                return Span(span.start, quotation.span.end)
        return span

    def speech_at(self, index: int) -> Item | None:
        """Return the spoken quotation that holds a token."""
        at = bisect_right(self.spoken, index, key=lambda item: item.first) - 1
        return self.spoken[at] if at >= 0 and index < self.spoken[at].last else None


def lay_out(article: Article, analysis: Analysis, pack: Pack) -> Scene:
    """Make the scene of an article."""
    starts = tuple(token.span.start for token in analysis.tokens)
    spoken = tuple(
        item for item in _spoken(analysis, starts) if not _is_name(article.text, analysis, item)
    )
    fields = tuple(_fields(analysis, spoken, pack))
    named = tuple(mention.span.start for mention in analysis.mentions)
    people = (m.name for m in analysis.mentions if m.kind is MentionKind.PERSON)
    persons = tuple(dict.fromkeys(people))
    words = lexicon(pack.lang)
    marks = tuple(quotation.span.start for quotation in analysis.quotations)
    return Scene(article, analysis, pack, words, fields, spoken, starts, named, marks, persons)


def _is_name(text: str, analysis: Analysis, item: Item) -> bool:
    """Tell a quoted name from speech: its longer words have capitals, or a mention fills it."""
    inner = analysis.tokens[item.first + 1 : item.last - 1]
    if not inner or inner[-1].lower in INSIDE_ENDS:
        return False
    words = [token for token in inner if len(token.lower) >= LONG and token.lower[0].isalpha()]
    if words and all(text[token.span.start].isupper() for token in words):
        return True
    whole = Span(inner[0].span.start, inner[-1].span.end)
    return any(mention.span.contains(whole) for mention in analysis.mentions)


def _spoken(analysis: Analysis, starts: Sequence[int]) -> Iterator[Item]:
    """Yield the outermost quotations that are speech, as ranges of tokens."""
    reach = 0
    for quotation in analysis.quotations:
        first = bisect_left(starts, quotation.span.start)
        last = bisect_left(starts, quotation.span.end)
        if first < reach or last <= first:
            continue
        inner = analysis.tokens[first + 1 : last - 1]
        while inner and inner[-1].lower in HALVES:
            inner = inner[:-1]
        words = sum(token.lower[0].isalnum() for token in inner)
        ended = bool(inner) and inner[-1].lower in INSIDE_ENDS
        small = sum(token.lower[0].isalpha() for token in inner)
        if words >= SPEECH or (ended and small):
            yield Item(first, last)
            reach = last


def _fields(analysis: Analysis, spoken: Sequence[Item], pack: Pack) -> Iterator[Field]:
    number = 0
    for group in _joined(analysis, spoken, pack):
        first, last = group[0].first, group[-1].last
        inside = [item for item in spoken if first <= item.first and item.last <= last]
        top = group[0]
        yield Field(_items(first, last, inside), top.paragraph, number, top.headline)
        number += 1
        for item in inside:
            for start, end in _sentences_in(group, item):
                items = _items(start, end, ())
                yield Field(items, top.paragraph, number, top.headline, within=item)
                number += 1


def _joined(analysis: Analysis, spoken: Sequence[Item], pack: Pack) -> Iterator[list[Sentence]]:
    group: list[Sentence] = []
    for sentence in analysis.sentences:
        inside = any(i.first < sentence.first < i.last for i in spoken)
        if group and not inside and not _asks_on(analysis, spoken, sentence, pack):
            yield group
            group = []
        group.append(sentence)
    if group:
        yield group


def _asks_on(analysis: Analysis, spoken: Sequence[Item], sentence: Sentence, pack: Pack) -> bool:
    """Tell whether the cue of a question or a shout before it opens a sentence: "Who?" Gil asked.

    Only where a language writes the subject of such a cue before it.
    """
    asked = any(
        i.last == sentence.first and analysis.tokens[i.last - 2].lower in "!?…" for i in spoken
    )
    if not asked or not pack.words.participial:
        return False
    opening = range(sentence.first, min(sentence.last, sentence.first + OPENING))
    cues = lexicon(pack.lang).cues
    return any(
        getattr(term.entry, "frame", None) is Frame.VERB
        for n in opening
        for term in cues.at(analysis.tokens, n, sentence.last)
    )


def _sentences_in(group: list[Sentence], item: Item) -> Iterator[tuple[int, int]]:
    for sentence in group:
        start, end = max(sentence.first, item.first + 1), min(sentence.last, item.last - 1)
        if end > start:
            yield start, end


def _items(first: int, last: int, inside: Sequence[Item]) -> tuple[Item, ...]:
    items: list[Item] = []
    place = first
    for block in inside:
        items.extend(Item(n, n + 1) for n in range(place, block.first))
        items.append(block)
        place = block.last
    items.extend(Item(n, n + 1) for n in range(place, last))
    return tuple(items)
