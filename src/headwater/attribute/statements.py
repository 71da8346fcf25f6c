"""What an article says, piece by piece, and on whose word each piece stands."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TypeVar

from headwater.attribute.answers import answers
from headwater.attribute.clauses import Words, pieces
from headwater.attribute.terms import terms
from headwater.attribute.vectors import directions
from headwater.languages import Pack, load
from headwater.model import (
    Analysis,
    Article,
    Attribution,
    Encoding,
    Hedge,
    Moment,
    Quantity,
    Sentence,
    Span,
    Stance,
    Statement,
    stable_id,
    trim,
)

LEAST = 2  # meaningful words below which a piece says nothing that could be compared
FEWEST = 6  # words of an article's own below which it must tell more: of 246 less 8 were wanted
NAME = "n:"  # how the key of a name begins
EDGES = ",;:–—-"
COUNTING = 4  # words from a negation to the number it belongs to
OPENING = 6  # words of a sentence in which an opener of background may stand
Found = TypeVar("Found", Moment, Quantity, Hedge)


@dataclass(frozen=True, slots=True)
class _Scene:
    """An article with all that the cutting of its statements looks at."""

    article: Article
    analysis: Analysis
    attributions: Sequence[Attribution]
    pack: Pack
    words: Words
    starts: Sequence[int]
    encoding: Encoding | None
    found: "_Facts"


@dataclass(frozen=True, slots=True)
class _Facts:
    """What an analysis found, each sort in text order."""

    moments: Sequence[Moment]
    quantities: Sequence[Quantity]
    hedges: Sequence[Hedge]


def state(
    article: Article,
    analysis: Analysis,
    attributions: Sequence[Attribution],
    pack: Pack,
    encoding: Encoding | None = None,
) -> tuple[Statement, ...]:
    """Cut an article into statements: what each source says, and what the article itself says.

    A stretch that several attributions hold belongs to the innermost. Sources and cues are nobody's
    statement, but for "the ministry denies this": it answers what a sentence before says. Every
    statement lies in one sentence.
    """
    starts = [token.span.start for token in analysis.tokens]
    numbers = frozenset(bisect_left(starts, q.span.start) for q in analysis.quantities)
    words = Words(analysis.tokens, terms(article.text, analysis, pack), numbers)
    facts = _Facts(
        sorted(analysis.moments, key=_start),
        sorted(analysis.quantities, key=_start),
        sorted(analysis.hedges, key=_start),
    )
    scene = _Scene(article, analysis, attributions, pack, words, starts, encoding, facts)
    pointing = answers(analysis, attributions, pack)
    owners = _owners(scene, pointing)
    aside = _background(scene)
    found = [
        statement
        for sentence in analysis.sentences
        for statement in _of_sentence(scene, sentence, owners, background=sentence.span in aside)
    ]
    found += [
        answer
        for place, clause in pointing.items()
        if (answer := _answer(scene, attributions[place], clause, found))
    ]
    return tuple(sorted(found, key=lambda statement: statement.content[0]))


def _owners(scene: _Scene, pointing: Mapping[int, Span]) -> list[int | None]:
    """Tell for each token which attribution vouches for it: its index, -1 for a source or cue."""
    owners: list[int | None] = [None] * len(scene.analysis.tokens)
    telling = [i for i, found in enumerate(scene.attributions) if not _is_event(found)]
    holding = [i for i in telling if i not in pointing]
    own = [i for i in holding if _is_own(scene.article, scene.attributions[i])]
    by_id: dict[str | None, Attribution] = {found.id: found for found in scene.attributions}
    order = sorted(holding, key=lambda i: (*_depth(by_id, scene.attributions[i]), i not in own))
    for number in order:
        for span in scene.attributions[number].content:
            _paint(scene, owners, span, number)
    for clause in pointing.values():
        _paint(scene, owners, clause, -1)
    for attribution in (scene.attributions[i] for i in telling):
        for named in (attribution.source, attribution.cue):
            if named:
                _paint(scene, owners, named, -1)
    return owners


def _answer(
    scene: _Scene, attribution: Attribution, clause: Span, told: Sequence[Statement]
) -> Statement | None:
    """State "the ministry denies this" with all that somebody else told last before it."""
    speaker = _speaker(scene.article, attribution)
    before = [
        statement
        for statement in told
        if statement.content[-1].end <= clause.start
        and not statement.headline
        and statement.speaker != speaker
    ]
    if not before:
        return None
    return replace(
        max(before, key=lambda statement: statement.content[0]),
        id=stable_id("statement", scene.article.id, (clause.start, clause.end)),
        content=(clause,),
        speaker=speaker,
        attribution=attribution.id,
        negative=False,
        hedges=(),
    )


def _is_own(article: Article, attribution: Attribution) -> bool:
    """Tell whether an article names itself: "papers seen by the Courier" are the papers' word."""
    name = (attribution.source_name or "").casefold().split()
    voice = article.voice.casefold().split()
    return bool(name) and name[-1] == voice[-1] and len(name) <= len(voice) + 1


def _is_event(attribution: Attribution) -> bool:
    """Tell whether somebody else tells that this one asked or promised: that is what happened."""
    return bool(attribution.within) and attribution.stance in (Stance.REQUESTS, Stance.PROMISES)


def _depth(by_id: Mapping[str | None, Attribution], attribution: Attribution) -> tuple[int, int]:
    """Outer attributions first; of two that are not nested, the longer first."""
    depth, at = 0, attribution
    while at.within in by_id and depth < len(by_id):
        depth, at = depth + 1, by_id[at.within]
    return depth, -sum(span.end - span.start for span in attribution.content)


def _paint(scene: _Scene, owners: list[int | None], span: Span, owner: int) -> None:
    first = bisect_left(scene.starts, span.start)
    for index in range(first, bisect_left(scene.starts, span.end)):
        owners[index] = owner


def _of_sentence(
    scene: _Scene, sentence: Sentence, owners: Sequence[int | None], *, background: bool
) -> Iterator[Statement]:
    groups: dict[int | None, list[int]] = {}
    for index in range(sentence.first, sentence.last):
        if owners[index] != -1:
            groups.setdefault(owners[index], []).append(index)
    for owner, indexes in groups.items():
        for run in [indexes] if owner is not None else _runs(indexes):
            for piece in pieces(scene.words, run, scene.pack):
                statement = _statement(
                    scene, piece, owner, headline=sentence.headline, background=background
                )
                if statement:
                    yield statement


def _runs(indexes: Sequence[int]) -> list[list[int]]:
    """Split where tokens are missing: own words around a quotation are two pieces."""
    runs: list[list[int]] = []
    for index in indexes:
        if runs and runs[-1][-1] == index - 1:
            runs[-1].append(index)
        else:
            runs.append([index])
    return runs


def _statement(
    scene: _Scene, indexes: Sequence[int], owner: int | None, *, headline: bool, background: bool
) -> Statement | None:
    spans = _spans(scene, indexes)
    attribution = None if owner is None else scene.attributions[owner]
    marked = attribution is not None and attribution.stance is not Stance.ASSERTS
    if not spans or scene.words.meaning(indexes) < (1 if marked else LEAST):
        return None
    if owner is None and not headline and _slight(scene.words, indexes):
        return None
    found = scene.found
    return Statement(
        id=stable_id("statement", scene.article.id, *((s.start, s.end) for s in spans)),
        content=spans,
        speaker=_speaker(scene.article, attribution),
        attribution=attribution.id if attribution else None,
        negative=any(_negates(scene, i) for i in indexes),
        headline=headline,
        background=background,
        moments=_within(found.moments, spans),
        quantities=_within(found.quantities, spans),
        hedges=_within(found.hedges, spans),
        terms=tuple(dict.fromkeys(key for i in indexes for key in scene.words.keys[i])),
        vectors=directions(scene.encoding, spans),
    )


def _slight(words: Words, indexes: Sequence[int]) -> bool:
    """Tell a dateline, a caption or the end of a sentence from what says something by itself."""
    said = [index for index in indexes if any(map(str.isalpha, words.tokens[index].lower))]
    telling = [i for i in indexes if any(not key.startswith(NAME) for key in words.keys[i])]
    counts = any(index in words.numbers for index in indexes)
    return len(said) < FEWEST and len(telling) <= LEAST and not counts


def _negates(scene: _Scene, index: int) -> bool:
    """Tell a negation from "no fewer than 17", and from one that is part of a concept."""
    if scene.words.tokens[index].lower not in _negations(scene.pack.lang):
        return False
    counts = any(i in scene.words.numbers for i in range(index, index + COUNTING))
    return not counts and not scene.words.keys[index]


@cache
def _negations(lang: str) -> frozenset[str]:
    words = load(lang).words
    return frozenset(word.lstrip("=") for word in (*words.negations, *words.nobody))


def _speaker(article: Article, attribution: Attribution | None) -> str:
    if attribution is None:
        return article.voice
    source = attribution.source.of(article.text) if attribution.source else None
    return attribution.source_name or source or article.voice


def _spans(scene: _Scene, indexes: Sequence[int]) -> tuple[Span, ...]:
    tokens = scene.analysis.tokens
    text = scene.article.text
    ends = [(tokens[run[0]].span.start, tokens[run[-1]].span.end) for run in _runs(indexes)]
    return tuple(span for start, end in ends if (span := trim(text, start, end, EDGES)))


def _start(item: Found) -> int:
    return item.span.start


def _within(found: Sequence[Found], spans: Sequence[Span]) -> tuple[Found, ...]:
    """Return those of some findings, in text order and apart, that overlap one of some spans."""
    low = bisect_right(found, spans[0].start, key=lambda item: item.span.end)
    high = bisect_left(found, spans[-1].end, key=lambda item: item.span.start)
    return tuple(
        item for item in found[low:high] if any(span.overlaps(item.span) for span in spans)
    )


def _background(scene: _Scene) -> frozenset[Span]:
    """Sentences of background: from one that opens so to the end of its paragraph."""
    openers = scene.pack.words.background
    found: set[Span] = set()
    paragraph = None
    for sentence in scene.analysis.sentences:
        words = scene.analysis.tokens[sentence.first : sentence.last]
        opening = " ".join(token.lower for token in words[:OPENING])
        opens = any(f"{opening} ".startswith(f"{opener.lstrip('=')} ") for opener in openers)
        if opens and not sentence.headline:
            paragraph = sentence.paragraph
        if sentence.paragraph == paragraph:
            found.add(sentence.span)
    return frozenset(found)
