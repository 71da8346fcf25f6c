"""How names of organizations, places and all else but people are told alike."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from headwater.languages import available, load
from headwater.languages.aliases import aliases, bare, folded, offices
from headwater.languages.countries import CODE, UNIONS, cities, country, parted, territories
from headwater.languages.skeleton import skeleton, sounded, spelled, unmixed
from headwater.link import likeness
from headwater.link.likeness import Key
from headwater.link.media import known_outlet
from headwater.model import MentionKind

ACRONYM = 5  # letters; its key is letter for letter, no sounds are folded
FIXED = "="  # opens a key that a table gives
OFFICE = "@"  # opens the key of an office
WORD = re.compile(r"[^\W_]+(?:['\u2019\u02bc`.&][^\W_]+){0,5}\.?")
ASIDE = re.compile(r"\s*\([^()]{1,60}\)\s*$")
DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True, order=True)
class Body:
    """The keys of a name that is no person's; without language where a table gives them.

    An office has two keys, its id and the code of its country, which is "" where it is open.
    """

    words: Key
    sounds: Key = ()
    lang: str = ""

    @property
    def fixed(self) -> bool:
        """Tell whether a table knows it."""
        return self.words[0].startswith(FIXED)

    @property
    def office(self) -> bool:
        """Tell whether it is an office that every country has."""
        return self.words[0].startswith(OFFICE)

    @property
    def country(self) -> str:
        """Return the code of the country that it is or belongs to, "" for none."""
        if self.office:
            return self.words[1]
        code = self.words[0][1:]
        return code if self.fixed and len(code) == CODE and code.upper() not in UNIONS else ""


@lru_cache(maxsize=100_000)
def body(name: str, lang: str, kind: MentionKind) -> Body:
    """Read one name: what a table knows it as, an office and its country, or its sounds."""
    plain = unmixed(ASIDE.sub("", name)) or name
    if known := _known(plain, lang, kind):
        return Body((FIXED + known,))
    words = WORD.findall(plain)
    rest, code = parted(words, lang) if len(words) > 1 else (tuple(words), "")
    if office := offices().get(folded(" ".join(rest))):
        told, _, own = office.partition(OFFICE)
        return Body((OFFICE + told, (code or own).lower()))
    pairs = [_word(word) for word in _proper(words, lang)]
    pairs = [pair for pair in pairs if pair[0]] or [(bare(plain) or plain,) * 2]
    return Body(tuple(key for key, _ in pairs), tuple(sound for _, sound in pairs), lang)


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


def _word(word: str) -> tuple[str, str]:
    if word.isupper() and 1 < len(word) <= ACRONYM:
        return spelled(word), spelled(word)
    whole = word.replace(".", "")
    return skeleton(whole), sounded(whole)


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


def alike(left: Body, right: Body) -> bool:
    """Tell whether two names are one; figures in them are the same, however near the letters."""
    if not left.lang or not right.lang:
        return False
    one, other = "".join(left.words), "".join(right.words)
    if DIGITS.findall(one) != DIGITS.findall(other):
        return False
    apart = left.lang == right.lang and len(left.words) != len(right.words)
    together = apart and "".join(left.sounds) == "".join(right.sounds)
    return together or likeness.alike(left, right)


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
