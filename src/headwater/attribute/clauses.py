"""Cuts a stretch of text into pieces that each say one thing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from headwater.languages import Pack
from headwater.model import Token

BREAKS = frozenset(";:")
COMMA = ","
LEAST = 2  # words with a meaning that each side of a cut must keep


@dataclass(frozen=True, slots=True)
class Words:
    """The tokens of an article, the keys of each, and which of them begin a quantity."""

    tokens: Sequence[Token]
    keys: Sequence[tuple[str, ...]]
    numbers: frozenset[int] = frozenset()

    def meaning(self, indexes: Sequence[int]) -> int:
        """Count the words among ``indexes`` that have a key or begin a quantity."""
        return sum(bool(self.keys[i]) or i in self.numbers for i in indexes)


def pieces(words: Words, indexes: Sequence[int], pack: Pack) -> Iterator[Sequence[int]]:
    """Cut tokens, given by their indexes, into clauses; every token is in one."""
    start = 0
    joints = _between_numbers(words, indexes, pack)
    for place in range(1, len(indexes)):
        if not (place in joints or _cuts(words, indexes[place], pack)):
            continue
        if min(words.meaning(indexes[start:place]), words.meaning(indexes[place:])) >= LEAST:
            yield indexes[start:place]
            start = place
    if indexes:
        yield indexes[start:]


def _cuts(words: Words, index: int, pack: Pack) -> bool:
    before, token = words.tokens[index - 1], words.tokens[index]
    if before.lower in BREAKS:
        return True
    joins = _is(token, pack.words.conjunctions)
    return before.lower == COMMA and (joins or _is(token, pack.words.subordinators))


def _between_numbers(words: Words, indexes: Sequence[int], pack: Pack) -> set[int]:
    """Find where to part two counts: at the last comma or conjunction between them."""
    places = [place for place, index in enumerate(indexes) if index in words.numbers]
    found: set[int] = set()
    for first, second in pairwise(places):
        joints = [p for p in range(first + 1, second + 1) if _joins(words, indexes[p], pack)]
        found.update(joints[-1:])
    return found


def _joins(words: Words, index: int, pack: Pack) -> bool:
    before = words.tokens[index - 1].lower
    return before == COMMA or _is(words.tokens[index], pack.words.conjunctions)


def _is(token: Token, words: Sequence[str]) -> bool:
    return token.lower in words or f"={token.lower}" in words
