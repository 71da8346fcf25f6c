"""The noun that heads a phrase for a source, and what its form and its neighbours show."""

from dataclasses import dataclass

from headwater.attribute.scene import Scene
from headwater.languages import Noun
from headwater.model import SourceKind, Token

NOUN, ADJECTIVE, ALIVE = "NOUN", "ADJF", "anim"
SINGLE = frozenset({"sing", "masc", "femn", "neut"})  # where forms show number or gender


@dataclass(frozen=True, slots=True)
class Head:
    """A noun for a source with its dictionary words, at tokens ``[at, end)``."""

    noun: Noun
    word: str
    at: int
    end: int


def noun_at(scene: Scene, place: int, last: int) -> Head | None:
    """Return the noun for a source that stands at a token."""
    term = scene.words.nouns.longest(scene.tokens, place, last)
    if term is None or not isinstance(term.entry, Noun):
        return None
    end = place + len(term.words)
    alive = term.entry.kind in (SourceKind.PERSON, SourceKind.GROUP) and end == place + 1
    if alive and end < last and _describes(scene.tokens[place], scene.tokens[end]):
        return None
    return Head(term.entry, " ".join(term.words), place, end)


def _describes(token: Token, after: Token) -> bool:
    """Tell an adjective that is also a noun, before the noun it describes: «місцеві ЗМІ»."""
    both = ADJECTIVE in token.pos and ADJECTIVE not in after.pos
    return both and NOUN in after.pos and bool(token.cases & after.cases)


def head(
    scene: Scene, first: int, last: int, kinds: frozenset[SourceKind] = frozenset(SourceKind)
) -> Head | None:
    """Return the noun of some kinds that heads a phrase.

    It is the first noun for a source, or, where nouns come last, the last one of the first run:
    before a preposition, a comma or a name ("the daily Delovoi Velmar", "aide to the mayor").
    """
    best: Head | None = None
    for place in range(first, last):
        if best and place < best.end:
            continue
        if best and (_ends_run(scene, place) or _is_title(scene, best, place, last)):
            break
        found = noun_at(scene, place, last)
        if found and found.noun.kind in kinds:
            best = found
            if not scene.pack.head.head_last:
                break
    return best


def _ends_run(scene: Scene, place: int) -> bool:
    token = scene.tokens[place]
    return not token.lower[0].isalnum() or scene.words.prepositions.has(token)


def _is_title(scene: Scene, best: Head, place: int, last: int) -> bool:
    """Tell the name of an outlet, to the phrase's end, behind its noun: "the daily Red Star"."""
    if best.noun.kind is not SourceKind.OUTLET or place != best.end:
        return False
    text = scene.article.text
    firsts = [text[token.span.start] for token in scene.tokens[best.at : last]]
    before, title = firsts[: best.end - best.at], firsts[best.end - best.at :]
    return before[0].islower() and all(letter.isupper() for letter in title)


def is_plural(scene: Scene, first: int, at: int) -> bool:
    """Tell whether a noun stands for several: by its form, or by an adjective that agrees."""
    token = scene.tokens[at]
    if "plur" not in token.grams or token.lower in token.lemmas:
        return False
    single = token.grams & SINGLE
    if not single or (ALIVE in token.grams and "masc" in single):
        return True
    beside = [t for t in scene.tokens[first:at] if ADJECTIVE in t.pos]
    return any("plur" in t.grams and not t.grams & SINGLE for t in beside)


def alive(scene: Scene, first: int, last: int) -> SourceKind | None:
    """Return what an unlisted noun stands for where its form tells: a person, or several."""
    for at in range(first, last):
        token = scene.tokens[at]
        if token.pos == {NOUN}:
            if ALIVE not in token.grams or "inan" in token.grams:
                return None
            return SourceKind.GROUP if is_plural(scene, first, at) else SourceKind.PERSON
        if not token.pos & {ADJECTIVE, "PRTF", "NUMR"} and token.lower[0].isalpha():
            return None
    return None


def counted(scene: Scene, first: int) -> bool:
    """Tell whether a phrase opens with a number: "41%", "57% of Americans", not "34-year-old"."""
    word = scene.tokens[first].lower
    return word[0].isdigit() and not any(letter.isalpha() for letter in word)
