"""Whether two spellings are one name: by their letters in one language, by their sounds in two.

Writers of one language agree on the letters of a name, up to its case and a slip of the pen; what
comes out of another script agrees in little more than its consonants.
"""

from functools import cache
from typing import Protocol

from rapidfuzz import fuzz

from headwater.languages import available, load

LIKE = 85  # of 100: keys of whole names as near as this may be one name
WORD_LIKE = 80  # and each of their words as near as this
SLIP = 85  # as near is a word to itself with a letter wrong
LONG = 5  # letters of a word below which it must be equal
WHOLE = 6  # and of a name in another script
ECHO = 70  # and a surname alone in another language, with its vowels
ENDING = 2  # letters that a case may change
STEM = 4  # letters that it leaves, unless one form has no ending

Key = tuple[str, ...]


class Spelled(Protocol):
    """A name as word keys without vowels, as word keys with them, and the language it is in."""

    @property
    def words(self) -> Key:
        """The keys that are the same in every script."""

    @property
    def sounds(self) -> Key:
        """The keys with their vowels."""

    @property
    def lang(self) -> str:
        """The language that it is written in."""


def same_word(left: Spelled, one: int, right: Spelled, other: int) -> bool:
    """Tell whether two words of names are the same, case endings aside."""
    if left.lang != right.lang:
        return left.words[one] == right.words[other]
    first, second = left.sounds[one], right.sounds[other]
    return first == second or (_inflected(left.lang) and _one_stem(first, second))


def _one_stem(left: str, right: str) -> bool:
    """Tell whether one word is the other with an ending, or both end differently after a stem."""
    short, long = sorted((left, right), key=len)
    if long.startswith(short):
        return len(long) - len(short) <= ENDING < len(short)
    stem = len(long) - ENDING
    return stem >= STEM and left[:stem] == right[:stem]


@cache
def _inflected(lang: str) -> bool:
    return lang in available() and bool(load(lang).head.morphology)


def echoes(left: Spelled, right: Spelled) -> bool:
    """Tell whether the last words of names in two languages are alike with their vowels too."""
    same = left.lang == right.lang
    return same or fuzz.ratio(left.sounds[-1], right.sounds[-1]) >= ECHO


def alike(left: Spelled, right: Spelled, *, turned: bool = False) -> bool:
    """Tell whether two names of as many words are one; ``turned``: the second back to front."""
    size = len(left.words)
    if size != len(right.words):
        return False
    pairs = [(place, size - 1 - place if turned else place) for place in range(size)]
    if left.lang != right.lang:
        return _sound_alike(left.words, tuple(right.words[other] for _, other in pairs))
    same = [same_word(left, one, right, other) for one, other in pairs]
    if all(same):
        return True
    near = (_near(left.sounds[one], right.sounds[other], SLIP) for one, other in pairs)
    return any(same) and all(known or close for known, close in zip(same, near, strict=True))


def _sound_alike(left: Key, right: Key) -> bool:
    if left == right:
        return True
    one, other = "".join(left), "".join(right)
    if min(len(one), len(other)) < WHOLE - 1 or fuzz.ratio(one, other) < LIKE:
        return False
    return all(
        first == second or _near(first, second, WORD_LIKE)
        for first, second in zip(left, right, strict=True)
    )


def _near(left: str, right: str, least: int) -> bool:
    return min(len(left), len(right)) >= LONG - 1 and fuzz.ratio(left, right) >= least
