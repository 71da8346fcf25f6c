"""Words to search by, alike on every engine: what a user typed, and letters as FTS5 folds them."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from headwater.stores.schema import clean

SHOWN = 24  # words of a snippet
LEAD = 8  # of them before the find


@dataclass(frozen=True, slots=True)
class Term:
    """Words that stand one after the other; without quotes the last may be a beginning."""

    words: tuple[str, ...]
    quoted: bool


def terms(typed: str) -> list[Term]:
    """Read what a user typed: words, and "words in quotes"; every sign is a gap between words."""
    found = []
    for phrase, word in re.findall(r'"([^"]*)"|([^\s"]+)', clean(typed)):
        words = tuple(re.findall(r"\w+", phrase or word))
        if words:
            found.append(Term(words, quoted=bool(phrase)))
    return found


def folded(text: str) -> list[str]:
    """Cut a text into words: small letters, Latin ones without their marks."""
    return text.translate(_LETTERS).split()


def snippet(text: str, sought: list[Term]) -> str:
    """Return the words around the first that is sought, or the first words."""
    spans = [(word, *place) for place in _spans(text) for word in folded(text[slice(*place)])]
    first = next((n for n, (word, *_) in enumerate(spans) if _is_sought(word, sought)), 0)
    start = max(0, min(first - LEAD, len(spans) - SHOWN))
    before, after = start > 0, start + SHOWN < len(spans)
    begin = spans[start][1] if before else 0
    end = spans[start + SHOWN - 1][2] if after else len(text)
    return ("…" if before else "") + text[begin:end] + ("…" if after else "")


def _is_sought(word: str, sought: list[Term]) -> bool:
    for term in sought:
        *whole, last = folded(" ".join(term.words)) or [" "]
        if word in whole or word == last or (not term.quoted and word.startswith(last)):
            return True
    return False


def _spans(text: str) -> Iterator[tuple[int, int]]:
    # what is no gap keeps its place, so a span here is one of the text
    held = "".join("x" if _LETTERS[ord(letter)] != " " else " " for letter in text)
    return (found.span() for found in re.finditer("x+", held))


class _Letters(dict[int, str]):
    """What each letter is searched as, found when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = made = _letter(chr(code))
        return made


def _letter(letter: str) -> str:
    if "\u0300" <= letter <= "\u0331":  # a mark over the letter before
        return ""
    category = unicodedata.category(letter)
    if category[0] not in "LN" and category != "Co":
        return " "
    small = letter.lower()[0]
    bare = unicodedata.normalize("NFD", small)[0]
    return bare if bare.isascii() else small


_LETTERS = _Letters()
