"""Cuts a stretch of text into pieces that each say one thing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from headwater.languages import Pack
from headwater.model import Token

BREAKS = frozenset(";:")
COMMA = ","
LEAST = 2  # words with a meaning that each side of a cut must keep


@dataclass(frozen=True, slots=True)
class Words:
    """The tokens of an article with the keys of each, as terms.py gives them."""

    tokens: Sequence[Token]
    keys: Sequence[tuple[str, ...]]

    def meaning(self, indexes: Sequence[int]) -> int:
        """Count the words among ``indexes`` that have a key, and the numbers in digits."""
        return sum(bool(self.keys[i]) or self.tokens[i].lower[0].isdigit() for i in indexes)


def pieces(words: Words, indexes: Sequence[int], pack: Pack) -> Iterator[Sequence[int]]:
    """Cut tokens, given by their indexes, into clauses; every token is in one."""
    start = 0
    for place in range(1, len(indexes)):
        if not _cuts(words, indexes[place], pack):
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
    if before.lower == COMMA and (joins or _is(token, pack.words.subordinators)):
        return True
    return joins and index + 1 < len(words.tokens) and words.tokens[index + 1].lower[0].isdigit()


def _is(token: Token, words: Sequence[str]) -> bool:
    return token.lower in words or f"={token.lower}" in words
