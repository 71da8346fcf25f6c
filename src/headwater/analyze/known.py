"""Names known beforehand: outlets, countries and towns, organizations; found by first letters."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from headwater.analyze.tokens import TOKEN
from headwater.languages import Pack, load
from headwater.model import MentionKind, Token

STEM = 2  # letters no declension changes: Kyiv shows why not three
TAIL = 3
ACRONYM = 6  # all capitals up to here are matched as they are, with an ending at most
NOT_PLACES = frozenset({"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"})  # CLDR's groups and blanks


@dataclass(frozen=True, slots=True)
class Known:
    """One writing of a known name, cut as text is cut."""

    words: tuple[str, ...]
    kind: MentionKind
    name: str
    ambiguous: bool = False
    outlet: bool = False


def match(text: str, tokens: Sequence[Token], i: int, pack: Pack) -> Known | None:
    """Return the longest known name that begins at token ``i``."""
    token = tokens[i]
    stem = text[token.span.start] + token.lower[1:STEM]
    for entry in index(pack.lang).get(stem, ()):
        if i + len(entry.words) <= len(tokens) and all(
            _same(word, tokens[i + k], text, alone=len(entry.words) == 1)
            for k, word in enumerate(entry.words)
        ):
            return entry
    return None


@cache
def index(lang: str) -> dict[str, tuple[Known, ...]]:
    """Sort all known names of a language by their first letters as written, longest first."""
    found: dict[str, list[Known]] = {}
    for entry in _entries(load(lang)):
        if entry.words:
            word = entry.words[0]
            found.setdefault(word[0] + word[1:STEM].lower(), []).append(entry)
    return {
        stem: tuple(sorted(entries, key=lambda e: (-len(e.words), -len(e.words[0]))))
        for stem, entries in found.items()
    }


@cache
def countries(lang: str) -> tuple[str, ...]:
    """Return the names of countries in a language, as CLDR has them."""
    from babel import Locale

    names = Locale(lang).territories
    return tuple(n for c, n in names.items() if len(c) == 2 and c not in NOT_PLACES)


def _entries(pack: Pack) -> Iterator[Known]:
    for outlet in pack.outlets:
        for writing in outlet.writings:
            unsure = writing in outlet.ambiguous
            kind = MentionKind.ORGANIZATION
            yield Known(_cut(writing), kind, outlet.name, ambiguous=unsure, outlet=True)
    names = pack.names
    lists = (
        (MentionKind.ORGANIZATION, names.organizations),
        (MentionKind.PLACE, names.places + countries(pack.lang)),
        (MentionKind.PRODUCT, names.products),
        (MentionKind.EVENT, names.events),
    )
    for kind, writings in lists:
        for writing in writings:
            yield Known(_cut(writing), kind, writing)


def _cut(writing: str) -> tuple[str, ...]:
    return tuple(TOKEN.findall(writing))


def _same(word: str, token: Token, text: str, *, alone: bool) -> bool:
    """Tell whether a token is a form of ``word``, with its capitals."""
    written = text[token.span.start : token.span.end]
    if written == word:
        return True
    if word.isupper() and 1 < len(word) <= ACRONYM:
        tail = written[len(word) :]
        return written.startswith(word) and len(tail) < TAIL and (not tail or tail.islower())
    if word[0].isupper() and not written[0].isupper():
        return False
    lower = word.lower()
    return lower == token.lower or lower in token.lemmas or _declined(lower, token, alone=alone)


def _declined(word: str, token: Token, *, alone: bool) -> bool:
    """Tell whether an adjective or a plural, whose lemma is another form, may be ``word``."""
    shared = sum(1 for _ in _common(word, token.lower))
    if "ADJF" in token.pos and not alone and len(token.lower) <= len(word) + 2:
        return len(word) > 4 and shared >= len(word) - 2
    alike = any(abs(len(lemma) - len(word)) < 2 for lemma in token.lemmas)
    return "plur" in token.grams and alike and shared >= max(4, len(word) - 1)


def _common(a: str, b: str) -> Iterator[str]:
    for x, y in zip(a, b, strict=False):
        if x != y:
            return
        yield x
