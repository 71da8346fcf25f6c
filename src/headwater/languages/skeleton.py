"""One key for a name in any script, so that a name met in two languages meets itself.

The key is coarse on purpose: it finds candidates. A man's and a woman's form of a surname share
one, and so do different names of like sound; who is who is for linking to decide.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from headwater.languages.load import toml
from headwater.languages.tables import build

VOWELS = "aeiouy"
SHORT = 2  # with so few consonants the vowels are kept, folded to one
WORD = re.compile(r"[^\W_]+(?:['\u2019\u02bc`][^\W_]+){0,3}")
WORDS_KEPT = 100_000


@dataclass(frozen=True, slots=True)
class Fold:
    """Spellings of one sound, as a pattern, and the letter that stands for them."""

    pattern: str
    to: str


@dataclass(frozen=True, slots=True)
class Same:
    """Writings of one name that no rule brings together."""

    groups: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Sounds:
    """``skeleton.toml``."""

    letters: dict[str, str]
    fold: tuple[Fold, ...]
    same: Same
    alike: dict[str, str]  # a Cyrillic letter -> the Latin one that looks like it


def skeletons(name: str) -> tuple[str, ...]:
    """Return the key of each word of a name, in order; hyphens part words."""
    keys = (skeleton(word) for word in WORD.findall(name))
    return tuple(key for key in keys if key)


@lru_cache(maxsize=WORDS_KEPT)
def skeleton(word: str) -> str:
    """Return the Latin key of one word of a name; "" if nothing of it can be heard."""
    lower = unicodedata.normalize("NFC", word).casefold()
    return _key(_one_writing().get(lower, lower))


def one_of_many(word: str) -> bool:
    """Tell whether a word has writings that no rule of sound brings together."""
    return word in _one_writing()


@lru_cache(maxsize=WORDS_KEPT)
def spelled(word: str) -> str:
    """Write a word in small Latin letters one by one, as for an acronym: no sounds are folded."""
    return "".join(_sounds().letters.get(letter, letter) for letter in word.casefold())


@lru_cache(maxsize=WORDS_KEPT)
def unmixed(name: str) -> str:
    """Return a name with each word in one script, where letters of another only look alike."""
    if name.isascii() or not any(c.isascii() and c.isalpha() for c in name):
        return name
    return WORD.sub(lambda m: _in_one_script(m.group()), name)


def _in_one_script(word: str) -> str:
    latin = sum(c.isascii() and c.isalpha() for c in word)
    other = sum(not c.isascii() and c.isalpha() for c in word)
    if not latin or not other:
        return word
    table = _lookalikes()[latin <= other]
    changed = "".join(table.get(c, c) for c in word)
    mixed = any(c.isascii() for c in changed if c.isalpha())
    return changed if not mixed or changed.isascii() else word


@cache
def _lookalikes() -> tuple[dict[str, str], dict[str, str]]:
    """Return what makes letters Latin, and what makes them Cyrillic."""
    to_latin = _sounds().alike
    return to_latin, {ours: theirs for theirs, ours in to_latin.items()}


@lru_cache(maxsize=WORDS_KEPT)
def sounded(word: str) -> str:
    """Return the Latin key of one word with its vowels: what writers of one language agree on."""
    lower = unicodedata.normalize("NFC", word).casefold()
    sounds = _sounds_of(_one_writing().get(lower, lower)).replace("y", "i")
    return re.sub(r"(\D)\1{1,9}", r"\1", sounds)


def _key(lower: str) -> str:
    sounds = _sounds_of(lower)
    once = re.sub(r"(\D)\1{1,9}", r"\1", re.sub(f"[{VOWELS}]{{1,9}}", "a", sounds))
    bones = once[:1] + re.sub(r"(\D)\1{1,9}", r"\1", once[1:].replace("a", ""))
    return bones if len(bones.strip("a")) > SHORT else once


def _sounds_of(lower: str) -> str:
    latin = "".join(_sounds().letters.get(letter, letter) for letter in lower)
    plain = "".join(c for c in unicodedata.normalize("NFKD", latin) if not unicodedata.combining(c))
    pattern, letters = _folds()
    return pattern.sub(lambda m: letters[(m.lastgroup or "")], plain)


@cache
def _sounds() -> Sounds:
    return build(Sounds, toml(files(__package__), "skeleton.toml"), "skeleton.toml")


@cache
def _folds() -> tuple[re.Pattern[str], dict[str, str]]:
    rules = {f"f{n}": fold for n, fold in enumerate(_sounds().fold)}
    whole = "|".join(f"(?P<{name}>{fold.pattern})" for name, fold in rules.items())
    return re.compile(whole), {name: fold.to for name, fold in rules.items()}


@cache
def _one_writing() -> dict[str, str]:
    return {other: group[0] for group in _sounds().same.groups for other in group}
