"""How people's names are told alike: by their words, an initial, a patronymic, man or woman."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz import fuzz

from headwater.languages import available, load
from headwater.languages.concepts import bare
from headwater.languages.skeleton import one_of_many, skeleton, spelled, unmixed

LIKE = 85  # of 100: Latin keys as near as this may be one name
WORD_LIKE = 80  # and each of their words as near as this
LONG = 4  # letters of a key below which it must be equal
INITIAL = re.compile(r"\b([^\W\d_]{1,2})\.")
WORD = re.compile(r"[^\W\d_]+(?:['\u2019\u02bc`][^\W\d_]+){0,3}")
DOT = "."
VOWELS = "aeiouy"
OPEN = ("a", "ya")  # how the given names of most women end, letter by letter
FRONT = "eiy"
MUTE = "h"  # after such an end in Latin letters only
MAN, WOMAN = "m", "f"
FULL = 3  # words of a name that has a patronymic

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True, order=True)
class Person:
    """The Latin keys of a person's name, initials with a stop; ``sex`` where the name shows it.

    ``initial`` is the letter that a short form of the first of them would have. ``patronymic`` is true of a given name and a patronymic without a surname.
    """

    words: Key
    sex: str = ""
    initial: str = ""
    patronymic: bool = False


@lru_cache(maxsize=100_000)
def person(name: str, lang: str) -> Person:
    """Read one name."""
    words = _ordered(WORD.findall(INITIAL.sub(r" \1 ", unmixed(name))), lang)
    initials = {found.casefold() for found in INITIAL.findall(name)}
    keys = [_initial(word) if word.casefold() in initials else skeleton(word) for word in words]
    keys = _given_first([key for key in keys if key])
    if not keys:
        return Person((bare(name),))
    first = _letter(words[0]) if keys[0][-1] != DOT else ""
    fathers = len(words) == FULL - 1 and _is_patronymic(words[1], lang)
    return Person(tuple(keys), _sex(words, initials), first, patronymic=fathers)


def _initial(word: str) -> str:
    return _letter(word) + DOT


def _letter(word: str) -> str:
    """Return the key of a word's first letter; vowels in the front of the mouth are one."""
    vowel = spelled(word)[:1]
    if vowel not in VOWELS:
        return skeleton(word)[:1]
    return FRONT[0] if vowel in FRONT else vowel


def _given_first(keys: list[str]) -> list[str]:
    """Put the initials of the given names first, and only the first of them."""
    full = [place for place, key in enumerate(keys) if not key.endswith(DOT)]
    if not full or len(full) == len(keys):
        return keys
    if full[0] == 0 and full[-1] == len(full) - 1:  # "Holvek R. A."
        return [keys[len(full)], *keys[: len(full)]]
    return [keys[0], *keys[full[0] :]] if full[0] else keys


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


def _sex(words: Sequence[str], initials: Iterable[str]) -> str:
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
    """Tell whether two names with as many words are one: near as a whole and word by word."""
    if len(left.words) != len(right.words) or at_odds(left, right):
        return False
    if sorted(left.words) == sorted(right.words):
        return True
    one, other = "".join(sorted(left.words)), "".join(sorted(right.words))
    if min(len(one), len(other)) <= LONG or fuzz.ratio(one, other) < LIKE:
        return False
    return all(map(_near, left.words, right.words)) or all(
        map(_near, left.words, right.words[::-1])
    )


def _near(left: str, right: str) -> bool:
    if left == right:
        return True
    return min(len(left), len(right)) >= LONG and fuzz.ratio(left, right) >= WORD_LIKE


def short_of(short: Person, whole: Person, *, given: bool = False) -> bool:
    """Tell whether one name is the other with words left out or cut to initials.

    The surname must be there; with ``given`` the given name alone is enough, as inside an article.
    """
    if at_odds(short, whole) or len(whole.words) < FULL - 1 or short.words == whole.words:
        return False
    if short.patronymic:
        return given and short.words[0] == whole.words[0]
    if len(short.words) > len(whole.words) or whole.words[0].endswith(DOT):
        return False
    if len(short.words) == 1:
        return short.words[0] == whole.words[-1] or (given and short.words[0] == whole.words[0])
    if short.words[-1] != whole.words[-1] and not given:
        return False
    first, *others = short.words
    if first.endswith(DOT):
        return first[:-1] == whole.initial and _inside(others, whole.words[1:])
    return _inside(short.words, whole.words)


def _inside(words: Iterable[str], whole: Key) -> bool:
    """Tell whether words stand in a name in this order, whatever is between them."""
    rest = iter(whole)
    return all(word in rest for word in words)
