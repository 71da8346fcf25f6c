"""Names known beforehand: outlets, countries and towns, organizations; found by first letters.

A domain name is known by its form: who is cited by it is an outlet, listed or not.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from headwater.analyze.tokens import TOKEN
from headwater.languages import Pack, load
from headwater.languages.domains import domain_at
from headwater.languages.lexicon import lexicon
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


def match(
    text: str, tokens: Sequence[Token], i: int, pack: Pack, *, plain: bool = False
) -> Known | None:
    """Return the longest known name that begins at token ``i``; ``plain``: none that is a word."""
    token = tokens[i]
    domain = _site(text, tokens, i, pack)
    if domain:
        name = site_name(domain, pack)
        return Known(_cut(domain), MentionKind.ORGANIZATION, name, outlet=True)
    stem = text[token.span.start] + token.lower[1:STEM]
    for entry in index(pack.lang).get(stem, ()):
        length = len(entry.words)
        if (plain and entry.ambiguous) or not _same(entry.words[0], token, text, alone=length == 1):
            continue
        if length == 1:
            return entry
        if i + length <= len(tokens) and all(
            _same(entry.words[k], tokens[i + k], text, alone=False) for k in range(1, length)
        ):
            return entry
    return None


def _site(text: str, tokens: Sequence[Token], i: int, pack: Pack) -> str:
    """Return the domain that begins at a token as a name does.

    In small letters it is an address, unless a cue stands before it: "reports paper.example".
    """
    start, end = tokens[i].span.start, tokens[i].span.end
    if not text.startswith(".", end):
        return ""
    named = text[start].isupper() or (i > 0 and lexicon(pack.lang).cues.has(tokens[i - 1]))
    return domain_at(text, start) if named else ""


def site_name(domain: str, pack: Pack) -> str:
    """Return what a site is called: by the outlet whose domain it is, else by the domain."""
    bare = domain.removeprefix("www.")
    return _sites(pack.lang).get(bare.lower(), bare)


@cache
def _sites(lang: str) -> dict[str, str]:
    """Map the domains of listed outlets, and names that look like one, to the outlet's name."""
    outlets = load(lang).outlets
    return {
        written.lower(): outlet.name
        for outlet in outlets
        for written in (*outlet.domains, *outlet.writings)
        if "." in written
    }


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
    lower, length = token.lower, len(word)
    if "ADJF" in token.pos and not alone and len(lower) <= length + 2:
        return length > 4 and lower.startswith(word[: length - 2])
    if "plur" not in token.grams or not lower.startswith(word[: max(4, length - 1)]):
        return False
    return length > 3 and any(abs(len(lemma) - length) < 2 for lemma in token.lemmas)
