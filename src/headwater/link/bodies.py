"""How names of organizations, places and all else but people are told alike."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from rapidfuzz import fuzz

from headwater.languages import available, load
from headwater.languages.aliases import aliases, bare, folded, offices
from headwater.languages.countries import cities, country, parted, territories
from headwater.languages.skeleton import skeleton, spelled, unmixed
from headwater.link.media import known_outlet
from headwater.model import MentionKind

LIKE = 85  # of 100: Latin keys as near as this may be one name
WORD_LIKE = 80  # and each of their words as near as this
LONG = 5  # letters of a joined key below which it must be equal
ACRONYM = 5  # letters; its key is letter for letter, no sounds are folded
FIXED = "="  # opens a key that a table gives
OFFICE = "@"  # opens the key of an office, whose country's code follows, "" where it is open
WORD = re.compile(r"[^\W_]+(?:['\u2019\u02bc`.&][^\W_]+){0,5}\.?")
ASIDE = re.compile(r"\s*\([^()]{1,60}\)\s*$")
DIGITS = re.compile(r"\d+")

Key = tuple[str, ...]


@lru_cache(maxsize=100_000)
def body(name: str, lang: str, kind: MentionKind) -> Key:
    """Return the key of a name: what a table knows it as, an office and its country, or sounds."""
    plain = unmixed(ASIDE.sub("", name)) or name
    if known := _known(plain, lang, kind):
        return (FIXED + known,)
    words = WORD.findall(plain)
    rest, code = parted(words, lang) if len(words) > 1 else (tuple(words), "")
    if office := offices().get(folded(" ".join(rest))):
        told, _, own = office.partition(OFFICE)
        return (OFFICE + told, (code or own).lower())
    keys = tuple(key for word in _proper(words, lang) if (key := _word(word)))
    return keys or (bare(plain) or plain,)


def _known(name: str, lang: str, kind: MentionKind) -> str | None:
    plain = folded(name)
    if known := country(name, lang) or aliases().get(plain):
        return known
    if kind is MentionKind.PLACE:
        return cities().get(plain)
    return known_outlet(name)


def known_as(name: str) -> str | None:
    """Return what all usual names of one country or world organization share, in any language."""
    plain = folded(name)
    return aliases().get(plain) or territories().get(plain)


def _word(word: str) -> str:
    loud = word.isupper() and 1 < len(word) <= ACRONYM
    return spelled(word) if loud else skeleton(word.replace(".", ""))


def _proper(words: Sequence[str], lang: str) -> Sequence[str]:
    """Leave out small words, the article before a name, the legal form before or behind it."""
    small = [word.casefold() for word in words]
    first = int(len(words) > 1 and small[0] in _articles(lang))
    first += len(words) > first + 1 and small[first] in _legal()
    last = len(words)
    while last > first + 1 and small[last - 1] in _legal():
        last -= 1
    told = [word for word in words[first:last] if word not in _small(lang)]
    return told or words[first:last]


@cache
def _small(lang: str) -> frozenset[str]:
    """Return the words, written small, that only hold a name together."""
    if lang not in available():
        return frozenset()
    pack = load(lang)
    ties = (*pack.names.small, *pack.names.joiners, *pack.words.prepositions)
    return frozenset(word.lstrip("=") for word in ties)


@cache
def _articles(lang: str) -> frozenset[str]:
    pack = load(lang) if lang in available() else None
    plain = pack is not None and not pack.head.morphology
    return (
        frozenset(w.lstrip("=") for w in pack.words.determiners) if pack and plain else frozenset()
    )


@cache
def _legal() -> frozenset[str]:
    return frozenset(form for lang in available() for form in load(lang).names.legal)


def alike(left: Key, right: Key) -> bool:
    """Tell whether two keys of sounds are one name: near as a whole and word by word."""
    one, other = "".join(left), "".join(right)
    if one == other:
        return True
    if {left[0][0], right[0][0]} & {FIXED, OFFICE} or min(len(one), len(other)) < LONG:
        return False
    if fuzz.ratio(one, other) < LIKE or DIGITS.findall(one) != DIGITS.findall(other):
        return False
    return len(left) != len(right) or all(map(_near, left, right))


def _near(left: str, right: str) -> bool:
    if left == right:
        return True
    return min(len(left), len(right)) >= LONG and fuzz.ratio(left, right) >= WORD_LIKE


@lru_cache(maxsize=100_000)
def stands_for(short: str, name: str) -> bool:
    """Tell whether a short name has the first letters of a long one's words, small ones aside."""
    first = [word[0] for word in re.findall(r"[^\W_]+", name)]
    capitals = [letter for letter in first if letter.isupper()]
    return short.casefold() in {"".join(letters).casefold() for letters in (first, capitals)}


@lru_cache(maxsize=100_000)
def is_acronym(name: str) -> bool:
    """Tell whether a name is one word, mostly of capitals."""
    capitals = sum(char.isupper() for char in name)
    return name.isalpha() and 1 < len(name) <= 2 * ACRONYM and 2 * capitals > len(name)
