"""What the model's tags and ties say of spans: the features that the judge looks at."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from math import log1p

from headwater.attribute import heads, nested
from headwater.attribute.draft import Draft, Pieces
from headwater.attribute.scene import Scene
from headwater.attribute.tagged import CONTENT, CUE, SOURCE, Tagged, span_of, stretches
from headwater.model import Encoding, Quote, SourceKind, Span, Stance, Tie, cover

MARKS = (",", ":;", ".!?…", "-–—", "\"«»“”„‟‘’'", "()[]")
PAPERS = frozenset({SourceKind.DOCUMENT})
NOMINAL = frozenset({"NOUN", "ADJF"})
BETWEEN = 2  # words that may stand between a cue and what it takes from
QUOTES = (Quote.INDIRECT, Quote.MIXED, Quote.DIRECT)


class Reach:
    """One article's tags, asked by spans."""

    def __init__(self, scene: Scene, encoding: Encoding) -> None:
        self.scene = scene
        self.encoding = encoding
        self._ties = {tie.cue: tie for tie in encoding.ties}
        self._cues = [stretch.start for stretch in stretches(encoding, CUE)]
        self._fields = [
            (scene.tokens[field.items[0].first].span.start, field.number)
            for field in scene.fields
            if field.items and not field.within
        ]

    def words(self, span: Span) -> range:
        """Return the words that overlap a span."""
        within = self.encoding.within(span)
        first = within.start
        if first and self.encoding.words[first - 1].end > span.start:
            first -= 1
        return range(first, within.stop)

    def draft(self, seen: Tagged) -> Draft | None:
        """Make a draft of what the model saw; its stance is that of the pack's cue, if one.

        None if that lies in furniture, which the encoder reads too and the analysis does not.
        """
        cue = span_of(self.encoding, seen.cue)
        source = span_of(self.encoding, seen.source) if seen.source else None
        pieces = [span_of(self.encoding, piece) for piece in seen.content]
        content = [piece for piece in pieces if self._is_read(piece)]
        if not content or not self._is_read(cue):
            return None
        return Draft(
            "",
            cue,
            self._joined(cue, source) if source and self._is_read(source) else None,
            self._whole(cue, content),
            self._stance(cue),
            self._field(cue),
            0.0,
        )

    def _joined(self, cue: Span, source: Span) -> Span:
        """Take in the noun between a cue and its source: "according to rules of the party"."""
        first, last = self.scene.index_at(cue.end), self.scene.index_at(source.start)
        between = self.scene.tokens[first:last]
        plain = all(token.pos <= NOMINAL and token.pos for token in between)
        near = 0 < len(between) <= BETWEEN and plain
        paper = heads.head(self.scene, first, last, PAPERS) if near else None
        return cover((between[0].span, source)) if paper else source

    def _is_read(self, span: Span) -> bool:
        return self.scene.index_at(span.start) < self.scene.index_at(span.end)

    def _whole(self, cue: Span, pieces: Sequence[Span]) -> Pieces:
        """Widen pieces to the quotations they run into, but for one that the cue stands in."""
        tokens, wide = self.scene.tokens, list(pieces)
        for item in self.scene.spoken:
            speech = Span(tokens[item.first].span.start, tokens[item.last - 1].span.end)
            if not speech.overlaps(cue):
                wide = [cover((p, speech)) if p.overlaps(speech) else p for p in wide]
        kept: list[Span] = []
        for piece in sorted(wide):
            if kept and kept[-1].overlaps(piece):
                kept[-1] = cover((kept[-1], piece))
            else:
                kept.append(piece)
        return tuple(kept)

    def _stance(self, cue: Span) -> Stance:
        scene = self.scene
        first, last = scene.index_at(cue.start), scene.index_at(cue.end)
        for at in range(first, last):
            term = scene.words.cues.longest(scene.tokens, at, last)
            stance = getattr(term.entry, "stance", None) if term else None
            if stance:
                return Stance(stance)
        return Stance.ASSERTS

    def _field(self, cue: Span) -> int:
        at = bisect_left(self._fields, (cue.start + 1, 0)) - 1
        return self._fields[max(at, 0)][1]

    def features(self, draft: Draft, rule: Draft | None, model: Draft | None) -> list[float]:
        """Return numbers of one way to read a cue; ``rule`` and ``model`` are what each said."""
        cue = self.words(draft.cue)
        tie = next((self._ties[word] for word in cue if word in self._ties), None)
        content = [self.words(piece) for piece in draft.content]
        source = self.words(draft.source) if draft.source else range(0)
        return [
            self._tagged(CUE, cue),
            max((self.encoding.roles[w][3 * CUE + 1] for w in cue), default=0.0),
            float(tie is not None),
            *self._of_source(tie, source),
            *self._of_content(tie, content),
            *_places(cue, source, content),
            float(self.scene.pack.head.narrow),
            float(QUOTES.index(nested.quote_of(self.scene, draft.content))),
            self._tagged(CONTENT, cue),
            *self._marks(draft),
            *self._between(cue, source, content),
            *_agreement(draft, rule, model),
        ]

    def _marks(self, draft: Draft) -> list[float]:
        """Return which marks stand at the borders, and the paragraphs from cue to content."""
        text, content = self.scene.article.text, draft.content
        near = min(content, key=lambda piece: abs(piece.start - draft.cue.start))
        low, high = sorted((near.start, draft.cue.start))
        known = self.scene.words.cues.longest(
            self.scene.tokens,
            self.scene.index_at(draft.cue.start),
            self.scene.index_at(draft.cue.end),
        )
        return [
            _mark(_before(text, content[0].start)),
            _mark(text[content[0].start : content[0].start + 1]),
            _mark(text[content[-1].end - 1 : content[-1].end]),
            _mark(_after(text, content[-1].end)),
            _mark(_before(text, draft.cue.start)),
            _mark(_after(text, draft.cue.end)),
            float(text.count("\n", low, high)),
            float(known is not None),
            float(self.scene.speech_at(self.scene.index_at(draft.cue.start)) is not None),
        ]

    def _between(self, cue: range, source: range, content: Sequence[range]) -> list[float]:
        """Count the other cues between the cue and its source, and its content."""
        near = min(content, key=lambda piece: abs(_gap(cue, piece)))
        return [
            float(self._cues_in(_gap_words(cue, source))) if source else 0.0,
            float(self._cues_in(_gap_words(cue, near))),
            float(sum(self._cues_in(piece) for piece in content)),
        ]

    def _cues_in(self, words: range) -> int:
        low, high = (bisect_left(self._cues, at) for at in (words.start, words.stop))
        return max(0, high - low)

    def _tagged(self, role: int, words: Iterable[int]) -> float:
        return _mean([1 - self.encoding.roles[word][3 * role] for word in words])

    def _of_source(self, tie: Tie | None, source: range) -> list[float]:
        tied = _tied(tie, "source", source)
        missed = (
            max(
                (chance for at, chance in enumerate(tie.source, tie.first) if at not in source),
                default=0.0,
            )
            if tie
            else 0.0
        )
        return [
            float(len(source)),
            tied,
            self._tagged(SOURCE, source),
            self.encoding.roles[source[0]][3 * SOURCE + 1] if source else 0.0,
            missed,
        ]

    def _of_content(self, tie: Tie | None, content: Sequence[range]) -> list[float]:
        words = [word for piece in content for word in piece]
        inside = set(words)
        missed = (
            sum(c for at, c in enumerate(tie.content, tie.first) if at not in inside and c > 0.3)
            if tie
            else 0.0
        )
        last = content[-1].stop if content else 0
        return [
            log1p(len(words)),
            float(len(content)),
            _tied(tie, "content", words),
            self._tagged(CONTENT, words),
            missed / (1 + len(words)),
            self.encoding.roles[words[0]][3 * CONTENT + 1] if words else 0.0,
            self.encoding.roles[last][3 * CONTENT] if last < len(self.encoding.roles) else 1.0,
        ]


def _places(cue: range, source: range, content: Sequence[range]) -> list[float]:
    nearest = min((_gap(cue, piece) for piece in content), key=abs, default=0)
    return [
        _signed(_gap(cue, source) if source else 0),
        _signed(nearest),
        _signed(min((_gap(source, p) for p in content), key=abs, default=0) if source else 0),
        float(len(cue)),
    ]


def _gap(one: range, other: range) -> int:
    """Count the words between two ranges; below 0 where the other comes first."""
    if other.start >= one.stop:
        return other.start - one.stop + 1
    return -(one.start - other.stop + 1) if one.start >= other.stop else 0


def _gap_words(one: range, other: range) -> range:
    low, high = sorted((one, other), key=lambda r: r.start)
    return range(low.stop, max(low.stop, high.start))


def _before(text: str, at: int) -> str:
    """Return the character before a place, spaces passed over; no copy of a long text is made."""
    while at and text[at - 1] == " ":
        at -= 1
    return text[at - 1 : at] if at else ""


def _after(text: str, at: int) -> str:
    while at < len(text) and text[at] == " ":
        at += 1
    return text[at : at + 1]


def _mark(letter: str) -> float:
    """Return a number for what a character is: 0 a letter or digit, then marks by sort."""
    if not letter or letter == "\n":
        return 1.0
    sort = next((n for n, marks in enumerate(MARKS, 2) if letter in marks), 0)
    return float(sort)


def _signed(distance: int) -> float:
    return log1p(distance) if distance >= 0 else -log1p(-distance)


def _agreement(draft: Draft, rule: Draft | None, model: Draft | None) -> list[float]:
    return [
        rule.score if rule else 0.0,
        float(rule is not None),
        float(model is not None),
        float(rule is not None and draft.source == rule.source),
        float(model is not None and draft.source == model.source),
        shared(draft.content, rule.content) if rule else 0.0,
        shared(draft.content, model.content) if model else 0.0,
        float(draft.impersonal),
        float(draft.relayed),
    ]


def shared(one: Pieces, other: Pieces) -> float:
    """Return how much two contents share, 0..1, by length."""
    both = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one for b in other)
    total = sum(p.end - p.start for p in (*one, *other)) - both
    return both / total if total else 0.0


def _tied(tie: Tie | None, side: str, words: Iterable[int]) -> float:
    if tie is None:
        return 0.0
    chances = tie.source if side == "source" else tie.content
    return _mean(
        [chances[w - tie.first] if 0 <= w - tie.first < len(chances) else 0.0 for w in words]
    )


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0
