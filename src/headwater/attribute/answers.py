"""Answers that only point to what they answer: "the ministry rejected the report", "S denies it".

Their own words say that somebody denies or confirms something; what that is stands before them, on
somebody else's word, and stays theirs.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from headwater.languages import Pack
from headwater.languages.lexicon import Index, Lexicon, lexicon
from headwater.model import Analysis, Attribution, Span, Stance, Token

NEAR = 4  # words around a cue among which the word that points stands
ANSWERS = frozenset({Stance.DENIES, Stance.DOUBTS, Stance.CONFIRMS})


def answers(
    analysis: Analysis, attributions: Sequence[Attribution], pack: Pack
) -> Mapping[int, Span]:
    """Return the clauses of answers that only point, by the places of their attributions."""
    words = lexicon(pack.lang)
    starts = [token.span.start for token in analysis.tokens]
    told = [sentence.span for sentence in analysis.sentences]
    return {
        place: clause
        for place, found in enumerate(attributions)
        if found.stance in ANSWERS
        and (clause := _clause(found, told)) is not None
        and (
            _stands_for(words, _in(analysis, starts, found))
            or _points(words, analysis, starts, found, clause)
        )
    }


def _in(analysis: Analysis, starts: Sequence[int], found: Attribution) -> list[Token]:
    return [
        token
        for piece in found.content
        for token in analysis.tokens[
            bisect_left(starts, piece.start) : bisect_left(starts, piece.end)
        ]
    ]


def _stands_for(words: Lexicon, content: Sequence[Token]) -> bool:
    """Tell whether content is but a noun for something told, with its small words."""
    small = (words.determiners, words.pronouns, words.this, words.denied, words.adverbs)
    telling = [token for token in content if token.lower[0].isalnum()]
    named = [token for token in telling if not _in_any(token, small)]
    return bool(named) and all(words.retold.has(token) for token in named)


def _points(
    words: Lexicon, analysis: Analysis, starts: Sequence[int], found: Attribution, clause: Span
) -> bool:
    """Tell whether the content stands before the clause, in which a pronoun points to it."""
    if found.content[-1].end > clause.start:
        return False
    first, last = bisect_left(starts, found.cue.start), bisect_left(starts, found.cue.end)
    near = [*analysis.tokens[max(0, first - NEAR) : first], *analysis.tokens[last : last + NEAR]]
    beside = [token for token in near if not _held(found, token)]
    return any(_in_any(token, (words.this, words.denied)) for token in beside)


def _held(found: Attribution, token: Token) -> bool:
    pieces = (*found.content, *((found.source,) if found.source else ()))
    return any(piece.contains(token.span) for piece in pieces)


def _in_any(token: Token, indexes: Sequence[Index]) -> bool:
    return any(index.has(token) for index in indexes)


def _clause(found: Attribution, sentences: Sequence[Span]) -> Span | None:
    """Return what of source, cue and content after the source stands in the cue's sentence."""
    sentence = next((span for span in sentences if span.contains(found.cue)), None)
    if sentence is None:
        return None
    named = [found.cue, *((found.source,) if found.source else ())]
    start = min(span.start for span in named if sentence.contains(span))
    after = [piece for piece in found.content if sentence.contains(piece) and piece.start >= start]
    ends = [span.end for span in (*named, *after) if sentence.contains(span)]
    return Span(start, max(ends))
