"""How a party is called beside its name, or instead of it: "the French interior minister"."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from headwater.attribute import heads, topics
from headwater.attribute.heads import Head
from headwater.attribute.scene import Scene
from headwater.languages.countries import country, people
from headwater.model import Mention, MentionKind, SourceKind, Span, Token

ADJECTIVES = frozenset({"ADJF", "PRTF", "NUMR"})
CLOSE = 4  # words before a name that may call it by a noun nobody listed
STEM = 4  # letters that a name shares with its adjective: Польща, польський
BEFORE = 14  # words of a calling before a name
AFTER = 12  # and after it
NEAR = 5  # words from a name to the noun of a calling that follows it
HEADS = {
    MentionKind.PERSON: frozenset({SourceKind.PERSON}),
    MentionKind.ORGANIZATION: frozenset({SourceKind.ORGANIZATION, SourceKind.OUTLET}),
}
OPENERS = "(,–—-"  # between a name and a calling that follows it


@dataclass(frozen=True, slots=True)
class Calling:
    """Nouns that say what a party is, their groups in the pack, and stems of the words beside."""

    heads: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()
    about: frozenset[str] = frozenset()
    gender: str = ""  # that its noun or its article shows
    owned: bool = False  # it is somebody's: "his lawyer"

    def __or__(self, other: "Calling") -> "Calling":
        return Calling(
            self.heads | other.heads,
            self.groups | other.groups,
            self.about | other.about,
            self.gender or other.gender,
        )


def calling(scene: Scene, first: int, last: int, kinds: frozenset[SourceKind]) -> Calling:
    """Read tokens as a calling: the noun that heads them, and what stands beside it."""
    found = heads.head(scene, first, last, kinds)
    if found is None:
        return Calling()
    start = _described_from(scene, first, found.at)
    return Calling(
        frozenset({found.word}),
        frozenset({found.noun.id}),
        _about(scene, [*range(start, found.at), *range(found.end, last)]),
        _gender(scene, first, found),
        owned=any(_is_possessive(scene, n) for n in range(first, found.at)),
    )


def _described_from(scene: Scene, first: int, at: int) -> int:
    """Return where the words before a noun begin that say which one: its adjectives."""
    start = at
    while start > first and _precedes(scene, scene.tokens[start - 1]):
        start -= 1
    return start


def _precedes(scene: Scene, token: Token) -> bool:
    if scene.inflected:
        return bool(token.pos & ADJECTIVES) or token.lower == "-"
    return scene.pack.head.head_last and not scene.words.prepositions.has(token)


def _about(scene: Scene, places: Sequence[int]) -> frozenset[str]:
    """Return stems of the words that say which one; a country is its code, in any form."""
    found: set[str] = set()
    lang = scene.pack.lang
    for place in places:
        token = scene.tokens[place]
        if _tells(scene, token):
            code = _country(scene, token) or country(token.lemma, lang) or people(token.lower, lang)
            found.add(code or stem(token.lower))
    return frozenset(found)


def _country(scene: Scene, token: Token) -> str | None:
    """Return the country that a name is in whose middle a word stands."""
    at = bisect_right(scene.named, token.span.start) - 1
    mention = scene.analysis.mentions[at] if at >= 0 else None
    if mention is None or not mention.span.contains(token.span):
        return None
    return country(mention.name, scene.pack.lang)


def _gender(scene: Scene, first: int, found: Head) -> str:
    """Return the gender that a noun shows, or the article before it."""
    words = scene.words
    grams = scene.tokens[found.at].grams
    shown = grams & topics.GENDERS
    if len(shown) == 1 and "anim" in grams and not grams & {"inan", "ms-f"}:
        return next(iter(shown))
    for token in scene.tokens[max(0, first - 1) : found.at]:
        if words.feminine.has(token):
            return "femn"
        if words.masculine.has(token):
            return "masc"
    return ""


def _is_possessive(scene: Scene, place: int) -> bool:
    term = scene.words.pronouns.longest(scene.tokens, place, place + 1)
    return bool(getattr(term and term.entry, "possessive", False))


def beside(scene: Scene, mention: Mention) -> Calling:
    """Return how a party is called right before its name and right after it."""
    kinds = HEADS[mention.kind]
    at, end = scene.index_at(mention.span.start), scene.index_at(mention.span.end)
    first = _opening(scene, at, mention)
    found = calling(scene, first, at, kinds)
    if not found.heads or _says_whose(scene, mention, heads.head(scene, first, at, kinds)):
        found = Calling(about=_about(scene, range(_run(scene, first, at), at)))
    if end < len(scene.tokens) and scene.tokens[end].lower in OPENERS:
        last = _closing(scene, end + 1)
        near = calling(scene, end + 1, min(last, end + 1 + NEAR), kinds)
        if near.heads:
            found = found | calling(scene, end + 1, last, kinds)
    return found


def _says_whose(scene: Scene, mention: Mention, head: Head | None) -> bool:
    """Tell whether a name only says whose the noun is: "the husband of Ann Lee" is not she."""
    before = scene.tokens[scene.index_at(mention.span.start) - 1]
    return head is not None and (
        scene.words.prepositions.has(before) or topics.is_whose(scene, mention, head)
    )


def _run(scene: Scene, first: int, at: int) -> int:
    """Return where the words right before a name begin, of which none is a preposition."""
    start = at
    while start > max(first, at - CLOSE) and _tells(scene, scene.tokens[start - 1]):
        start -= 1
    return start


def stem(word: str) -> str:
    """Return the letters by which a word and its relatives know each other."""
    return word.casefold()[:STEM]


def _opening(scene: Scene, at: int, mention: Mention) -> int:
    """Return the first token of the phrase that leads to a name: "the envoy of X, NAME"."""
    line = scene.article.text.rfind("\n", 0, mention.span.start)
    first = at
    while first and at - first < BEFORE:
        token = scene.tokens[first - 1]
        comma = first == at and token.lower == ","
        if token.span.start < line or (not comma and _parts(scene, token)):
            break
        first -= 1
    return first


def _closing(scene: Scene, first: int) -> int:
    last = first
    while last < len(scene.tokens) and last - first < AFTER:
        token = scene.tokens[last]
        if not token.lower[0].isalnum() and token.lower not in "-\"«»“”'’":
            break
        if _parts(scene, token):
            break
        last += 1
    return last


def _parts(scene: Scene, token: Token) -> bool:
    """Tell whether a word cannot stand inside the naming of one party."""
    words = scene.words
    if not token.lower[0].isalnum():
        return token.lower not in "-\"«»“”'’"
    if words.relatives.has(token) or words.complementizers.has(token):
        return True
    if scene.inflected:
        return token.pos <= {"VERB", "INFN", "GRND"} and bool(token.pos)
    return words.cues.has(token) and not words.nouns.has(token)


def _tells(scene: Scene, token: Token) -> bool:
    """Tell whether a word says which one, as a name, a noun or an adjective does."""
    words = scene.words
    if not token.lower[0].isalpha() or len(token.lower) == 1:
        return False
    closed = (words.determiners, words.prepositions, words.conjunctions, words.auxiliaries)
    return not any(index.has(token) for index in closed)


def source_calling(scene: Scene, source: Span, kind: SourceKind) -> Calling:
    """Return how a source is called in its own phrase."""
    first, last = scene.index_at(source.start), scene.index_at(source.end)
    return calling(scene, first, last, frozenset({kind}))
