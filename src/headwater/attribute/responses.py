"""Who was asked and said nothing, or could not verify: formulas of silence, and whose they are."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from headwater.languages import Frame, Pack, load
from headwater.model import (
    Analysis,
    Article,
    Mention,
    MentionKind,
    Response,
    ResponseKind,
    Sentence,
    SourceKind,
    Span,
    Token,
)

BREAKS = frozenset(",;:\u2013\u2014-()")
MARKS = "\"'\u00ab\u201c\u201e\u2018"
SMALL = frozenset(
    {"ADVB", "ADJS", "PREP", "CONJ", "PRCL", "INTJ", "PRED", "COMP"}
)  # no name begins so
LONGEST = 6  # words of a party that no mention covers
CLAUSES = 3  # how far to the left of the formula its subject may stand
NOT_A_PARTY = frozenset({SourceKind.DOCUMENT, SourceKind.UNKNOWN})


@dataclass(frozen=True, slots=True)
class _Classes:
    """The words of a pack that the search for a party looks at, bare of their marks."""

    nouns: frozenset[str]
    joints: frozenset[str]  # a new clause, or a new phrase, starts here
    inflected: bool
    ties: frozenset[str]
    fillers: frozenset[str]  # never inside a party: the formula, or another clause, starts here


def respond(article: Article, analysis: Analysis, pack: Pack) -> tuple[Response, ...]:
    """List the silences an article reports, in text order, each with its party if it is named."""
    return tuple(
        response
        for sentence in analysis.sentences
        for response in _of_sentence(article, analysis, sentence, pack)
    )


def silences(article: Article, analysis: Analysis, pack: Pack, cues: Iterable[Span]) -> list[Span]:
    """Return the formulas of silence beside cues: a cue inside one attributes nothing."""
    starts = [sentence.span.start for sentence in analysis.sentences]
    near = sorted({bisect_right(starts, cue.start) - 1 for cue in cues} - {-1})
    found = (_formulas(article.text, analysis.sentences[at], pack) for at in near)
    return [span for formulas in found for span, _ in formulas]


def _of_sentence(
    article: Article, analysis: Analysis, sentence: Sentence, pack: Pack
) -> Iterator[Response]:
    """Find the formulas; one without a subject of its own has that of the formula before it."""
    classes = _classes(pack.lang)
    tokens = analysis.tokens[sentence.first : sentence.last]
    party, since = None, sentence.span.start
    for span, kind in _formulas(article.text, sentence, pack):
        before = [t for t in tokens if since <= t.span.start and t.span.end <= span.start]
        own = _party(article.text, before, analysis.mentions, classes)
        party = own or _subject_inside(tokens, span, classes) or party
        since = span.end
        yield Response(kind, party, span)


def _formulas(text: str, sentence: Sentence, pack: Pack) -> list[tuple[Span, ResponseKind]]:
    """Find all formulas; of two that overlap the earlier, then the longer, stays."""
    start, end = sentence.span.start, sentence.span.end
    found = sorted(
        (match.start(), -match.end(), ResponseKind(rule.kind))
        for rule in pack.responses
        for match in rule.pattern.finditer(text, start, end)
    )
    kept: list[tuple[Span, ResponseKind]] = []
    for first, last, kind in found:
        if not kept or kept[-1][0].end <= first:
            kept.append((Span(first, -last), kind))
    return kept


def _party(
    text: str, before: Sequence[Token], mentions: Sequence[Mention], classes: _Classes
) -> str | None:
    """Name the nearest person, organization or other speaker, going left from a formula."""
    for segment in _segments(before, classes):
        named = _mentioned(segment, mentions, classes, bare=True)
        name = named or _phrase(text, segment, classes) or _mentioned(segment, mentions, classes)
        if name:
            return name
    return None


def _subject_inside(tokens: Sequence[Token], span: Span, classes: _Classes) -> str | None:
    """Name the speaker inside a formula: «на дзвінки журналістів міністр не відповів»."""
    inside = (t for t in tokens if span.contains(t.span) and "nomn" in t.cases)
    return next((token.lemma for token in inside if _is(token, classes.nouns)), None)


def _segments(tokens: Sequence[Token], classes: _Classes) -> Iterator[Sequence[Token]]:
    """Yield the stretches between breaks, the last first."""
    end, left = len(tokens), CLAUSES
    for index in range(len(tokens) - 1, -2, -1):
        if index >= 0 and tokens[index].lower not in BREAKS:
            continue
        if index + 1 < end and not all(_is(t, classes.fillers) for t in tokens[index + 1 : end]):
            yield tokens[index + 1 : end]
            left -= 1
        end = index
        if not left:
            return


def _mentioned(
    segment: Sequence[Token], mentions: Sequence[Mention], classes: _Classes, *, bare: bool = False
) -> str | None:
    """Return the last person of a segment, else its last organization; ``bare`` asks for subjects.

    In "the Vale campaign" and "a lawyer for Vale" it is not Vale who said nothing.
    """
    whole = Span(segment[0].span.start, segment[-1].span.end)
    inside = [mention for mention in mentions if whole.overlaps(mention.span)]
    if bare:
        inside = [mention for mention in inside if _is_bare(mention, segment, classes)]
    for kind in (MentionKind.PERSON, MentionKind.ORGANIZATION):
        names = [mention.name for mention in inside if mention.kind is kind]
        if names:
            return names[-1]
    return None


def _is_bare(mention: Mention, segment: Sequence[Token], classes: _Classes) -> bool:
    """Tell whether a name is no part of a longer phrase with another head."""
    if mention.kind is not MentionKind.PERSON:
        return True
    held = [at for at, token in enumerate(segment) if mention.span.overlaps(token.span)]
    if not held:
        return False
    after = segment[held[-1] + 1 : held[-1] + 2]
    if classes.inflected:
        return all("nomn" in segment[at].cases for at in held if segment[at].cases)
    tied = held[0] > 0 and _is(segment[held[0] - 1], classes.ties)
    return not tied and not any(_is(token, classes.nouns) for token in after)


def _phrase(text: str, segment: Sequence[Token], classes: _Classes) -> str | None:
    """Return the noun phrase of the first common noun that can speak, its head uninflected."""
    nouns = (i for i, token in enumerate(segment) if _is(token, classes.nouns))
    head = next((i for i in nouns if not _is(segment[i], classes.joints)), None)
    if head is None:
        return _capitals(text, segment, classes)
    first = head
    while first and not _is(segment[first - 1], classes.joints) and head - first < LONGEST:
        first -= 1
    stops = (i for i in range(head + 1, len(segment)) if _is(segment[i], classes.fillers))
    last = max(head + 1, min(next(stops, len(segment)), first + LONGEST))
    while last > head + 1 and not _closes(segment[last - 1], classes):
        last -= 1
    phrase = text[segment[first].span.start : segment[last - 1].span.end].lstrip(MARKS)
    written = segment[head].span.of(text)
    return phrase.replace(written, segment[head].lemma, 1) if classes.inflected else phrase


def _closes(token: Token, classes: _Classes) -> bool:
    """Tell whether a phrase may end with a token."""
    return token.lower[0].isalnum() and not _is(token, classes.joints)


def _capitals(text: str, segment: Sequence[Token], classes: _Classes) -> str | None:
    """Return the last run of capitalised words, which no list knows but the formula needs."""
    run: list[Token] = []
    for token in reversed(segment):
        named = token.span.of(text)[0].isupper() and not _is_small(token, classes)
        if not named and run:
            break
        run = [token, *run] if named else run
    return text[run[0].span.start : run[-1].span.end] if run else None


def _is_small(token: Token, classes: _Classes) -> bool:
    return _is(token, classes.joints) or (bool(token.pos) and token.pos <= SMALL)


def _is(token: Token, words: frozenset[str]) -> bool:
    return token.lower in words or token.lemma in words


@cache
def _classes(lang: str) -> _Classes:
    """Gather the word classes of a pack once."""
    pack = load(lang)
    words = pack.words
    nouns = {
        word.removeprefix("=")
        for noun in pack.nouns
        if noun.kind not in NOT_A_PARTY
        for word in noun.words
    }
    verbs = {w for c in pack.cues if c.frame is Frame.VERB for w in c.words if " " not in w}
    fillers = {*words.adverbs, *words.auxiliaries, *words.negations, *words.relatives, *words.this}
    fillers |= verbs | {*words.complementizers, *words.subordinators}
    joints = fillers | {*words.prepositions, *words.determiners, *words.conjunctions}
    groups = (joints, words.prepositions, fillers)
    bare = [frozenset(w.removeprefix("=") for w in group) for group in groups]
    return _Classes(frozenset(nouns), bare[0], bool(pack.head.morphology), *bare[1:])
