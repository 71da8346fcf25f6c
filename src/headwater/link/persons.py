"""How people's names are told alike: by their words, an initial, a patronymic, man or woman."""

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from headwater.languages import available, load
from headwater.languages.concepts import bare
from headwater.languages.skeleton import one_of_many, skeleton, sounded, spelled, unmixed
from headwater.link import likeness
from headwater.link.likeness import Key, echoes, same_word

INITIAL = re.compile(r"\b([^\W\d_]{1,2})\.")
WORD = re.compile(r"[^\W\d_]+(?:['\u2019\u02bc`][^\W\d_]+){0,3}")
DOT = "."
VOWELS = "aeiouy"
OPEN = ("a", "ya")  # how the given names of most women end, letter by letter
FRONT = "eiy"
MUTE = "h"  # after such an end in Latin letters only
MAN, WOMAN = "m", "f"
FULL = 3  # words of a name that has a patronymic


@dataclass(frozen=True, slots=True, order=True)
class Person:
    """The Latin keys of a person's name, initials with a stop; ``sex`` where the name shows it.

    ``initial`` is the letter that a short form of the first word would have. ``patronymic`` is true
    of a given name and a patronymic without a surname.
    """

    words: Key
    sounds: Key
    lang: str
    sex: str = ""
    initial: str = ""
    patronymic: bool = False


@lru_cache(maxsize=100_000)
def person(name: str, lang: str) -> Person:
    """Read one name."""
    words = _ordered(WORD.findall(INITIAL.sub(r" \1 ", unmixed(name))), lang)
    initials = {found.casefold() for found in INITIAL.findall(name)}
    words = _given_first([word for word in words if skeleton(word)], initials)
    if not words:
        return Person((bare(name),), (bare(name),), lang)
    short = [word.casefold() in initials for word in words]
    pairs = [
        (_initial(w), _initial(w)) if cut else (skeleton(w), sounded(w))
        for w, cut in zip(words, short, strict=True)
    ]
    return Person(
        words=tuple(key for key, _ in pairs),
        sounds=tuple(sound for _, sound in pairs),
        lang=lang,
        sex=_sex(words, initials),
        initial="" if short[0] else _letter(words[0]),
        patronymic=len(words) == FULL - 1 and _is_patronymic(words[1], lang),
    )


def _initial(word: str) -> str:
    return _letter(word) + DOT


def _letter(word: str) -> str:
    """Return the key of a word's first letter; vowels in the front of the mouth are one."""
    vowel = spelled(word)[:1]
    if vowel not in VOWELS:
        return skeleton(word)[:1]
    return FRONT[0] if vowel in FRONT else vowel


def _given_first(words: list[str], initials: Container[str]) -> list[str]:
    """Put the initials of the given names first, and only the first of them."""
    full = [place for place, word in enumerate(words) if word.casefold() not in initials]
    if not full or len(full) == len(words):
        return words
    if full[0] == 0 and full[-1] == len(full) - 1:  # "Holvek R. A."
        return [words[len(full)], *words[: len(full)]]
    return [words[0], *words[full[0] :]] if full[0] else words


def _ordered(words: list[str], lang: str) -> list[str]:
    """Leave out the patronymic of a whole name; a surname that stands first goes last."""
    if len(words) != FULL:
        return words
    if _is_patronymic(words[1], lang):
        return [words[0], words[2]]
    return [words[1], words[0]] if _is_patronymic(words[2], lang) else words


def _is_patronymic(word: str, lang: str) -> bool:
    endings = load(lang).names.patronymics if lang in available() else ()
    return bool(endings) and word.lower().endswith(endings)


def _sex(words: Sequence[str], initials: Container[str]) -> str:
    """Tell a man's name from a woman's by the end of the given name and that of the surname."""
    by_surname = _by_surname(words[-1])
    first = words[0].casefold()
    if len(words) < FULL - 1 or first in initials or one_of_many(first):
        return by_surname
    by_given = _by_given(first)
    return "" if by_given and by_surname and by_given != by_surname else by_given or by_surname


def _by_given(word: str) -> str:
    if spelled(word[-1]) in OPEN:
        return WOMAN
    return MAN if skeleton(word[-1]).strip(VOWELS) and word[-1] != MUTE else ""


def _by_surname(word: str) -> str:
    lower = word.casefold()
    women, men = _surnames()
    if lower.endswith(women):
        return WOMAN
    return MAN if lower.endswith(men) else ""


@cache
def _surnames() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the ends of women's surnames and those of men's, of all languages."""
    pairs = [pair for lang in available() for pair in load(lang).names.women.items()]
    return tuple(woman for woman, _ in pairs), tuple(man for _, man in pairs)


def at_odds(left: Person, right: Person) -> bool:
    """Tell whether one name is a man's and the other a woman's."""
    return bool(left.sex and right.sex) and left.sex != right.sex


def alike(left: Person, right: Person) -> bool:
    """Tell whether two names are one, the surname last or first."""
    if at_odds(left, right):
        return False
    return likeness.alike(left, right) or likeness.alike(left, right, turned=True)


def short_of(short: Person, whole: Person, *, given: bool = False) -> bool:
    """Tell whether one name is the other with words left out or cut to initials.

    The surname must be there; with ``given`` the given name alone is enough, as inside an article.
    """
    if at_odds(short, whole) or len(whole.words) < FULL - 1 or short.words == whole.words:
        return False
    if short.patronymic:
        return given and not whole.patronymic and same_word(short, 0, whole, 0)
    if len(short.words) > len(whole.words) or whole.words[0].endswith(DOT):
        return False
    last = same_word(short, -1, whole, -1)
    if len(short.words) == 1:
        return (last and echoes(short, whole)) or (given and same_word(short, 0, whole, 0))
    if not last and not given:
        return False
    cut = short.words[0].endswith(DOT)
    return _inside(short, whole, int(cut)) if not cut or _begins(short, whole) else False


def _begins(short: Person, whole: Person) -> bool:
    return short.words[0].removesuffix(DOT) == whole.initial


def _inside(short: Person, whole: Person, first: int) -> bool:
    """Tell whether words from ``first`` on stand in a name in this order, whatever is between."""
    rest = iter(range(first, len(whole.words)))
    return all(
        any(same_word(short, word, whole, place) for place in rest)
        for word in range(first, len(short.words))
    )
