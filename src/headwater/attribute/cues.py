"""Finds the words that carry an attribution."""

from collections.abc import Iterator

from headwater.attribute.borders import OPENING, is_capital
from headwater.attribute.draft import Hit
from headwater.attribute.scene import Field, Scene
from headwater.attribute.verbal import is_verb
from headwater.languages import Cue, Frame
from headwater.languages.lexicon import Term

FINITE = frozenset({"VERB", "GRND", "PRED", "ADJS"})
PASSIVE = frozenset({"PRTS"})
REACH = 3  # words a negation may stand before its cue


def find(scene: Scene, field: Field) -> Iterator[Hit]:
    """Yield the cues of one field in order, none overlapping another."""
    place = 0
    while place < len(field):
        hit = _at(scene, field, place)
        if hit:
            yield hit
        place = hit.end if hit else place + 1


def verb_ends(scene: Scene, field: Field, place: int) -> int | None:
    """Return where the words of a verb with a subject of its own end, if one begins here."""
    hit = _at(scene, field, place)
    own = hit and hit.cue.frame is Frame.VERB and not hit.cue.shares
    return hit.end if hit and own else None


def _at(scene: Scene, field: Field, place: int) -> Hit | None:
    if field.items[place].spoken:
        return None
    first, last = field.items[place].first, field.items[-1].last
    fitting = [
        term
        for term in scene.words.cues.at(scene.tokens, first, last)
        if not _quotes(field, place, term) and _fits(scene, field, place, term)
    ]
    if not fitting:
        return None
    term = max(fitting, key=lambda term: (len(term.words), term.exact))
    assert isinstance(term.entry, Cue)
    start = _negation(scene, field, place, term.entry)
    return Hit(
        term.entry, field.number, start, place, place + len(term.words), negated=start < place
    )


def _quotes(field: Field, place: int, term: Term) -> bool:
    """Tell whether the words of a cue run into a quotation."""
    return any(item.spoken for item in field.items[place : place + len(term.words)])


def _fits(scene: Scene, field: Field, place: int, term: Term) -> bool:
    cue = term.entry
    assert isinstance(cue, Cue)
    end = place + len(term.words)
    if any(_follows(scene, field, end, word) for word in cue.unless):
        return False
    if cue.frame is Frame.VERB and scene.isin(field, place, scene.words.background):
        return False
    if cue.frame is Frame.VERB and not scene.inflected:
        return is_verb(scene, field, place, cue)
    if cue.frame not in (Frame.VERB, Frame.IMPERSONAL) or term.exact or not scene.inflected:
        return True
    if scene.lower(field, place - 1) in OPENING and is_capital(scene, field, place):
        return False  # a word of a name: «Говорит Москва»
    token = scene.token(field, place)
    if token.pos & FINITE and not (token.pos & PASSIVE and "VERB" not in token.pos):
        return True
    helped = scene.isin(field, place - 1, scene.words.auxiliaries)
    return "INFN" in token.pos and helped and "VERB" in scene.token(field, place - 1).pos


def _follows(scene: Scene, field: Field, place: int, word: str) -> bool:
    words = word.removeprefix("=").split()
    if not all(scene.lower(field, place + n) == w for n, w in enumerate(words)):
        return False
    return not _holds_thing(scene, field, place)


def _holds_thing(scene: Scene, field: Field, place: int) -> bool:
    """Tell "agreed to the plan" from "agreed to go": the word for an infinitive holds a thing."""
    marked = scene.isin(field, place, scene.words.infinitive)
    return marked and scene.isin(field, place + 1, scene.words.determiners)


def _negation(scene: Scene, field: Field, place: int, cue: Cue) -> int:
    """Return where the negation that belongs to the cue starts, or the cue's own start."""
    if cue.frame is not Frame.VERB:
        return place
    for before in range(place - 1, max(-1, place - 1 - REACH), -1):
        if scene.isin(field, before, scene.words.negations):
            return before
        if not scene.isin(field, before, scene.words.auxiliaries):
            break
    return place
