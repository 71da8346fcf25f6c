"""Noun phrases beside a cue: who may be the source.

Where word forms show case, the subject is found by its nominative; elsewhere a phrase is what
stands between two borders, less the small words at its ends.
"""

from headwater.attribute import plain
from headwater.attribute.borders import (
    LONGEST,
    begins_clause,
    closes,
    is_action,
    segment_start,
    skip_back,
    skip_on,
    trim_end,
)
from headwater.attribute.cases import (
    Range,
    nominative,
    nominative_after,
    number_of,
    person_at,
    with_open_mark,
)
from headwater.attribute.scene import Field, Scene
from headwater.model import SourceKind

DASHES = frozenset("–—-")


def subject_before(scene: Scene, field: Field, place: int) -> Range | None:
    """Return the items of the subject that ends before the cue at ``place``."""
    end = skip_back(scene, field, place)
    if not scene.inflected and (alone := plain.lone_before(scene, field, end)):
        return alone
    if scene.isin(field, end - 1, scene.words.relatives) and scene.lower(field, end - 2) == ",":
        return _before_relative(scene, field, end - 1)
    if scene.isin(field, end - 1, scene.words.conjunctions):
        return None  # what follows a conjunction shares the subject before it
    if end and scene.lower(field, end - 1) == ",":
        return _before_insertion(scene, field, end - 1)
    start = segment_start(scene, field, end)
    if not scene.inflected:
        return plain.bare_before(scene, field, start, end)
    number = number_of(scene, field, range(place, min(place + 3, len(field))))
    found = nominative(scene, field, start, end, number)
    if found is None and scene.isin(field, start - 1, scene.words.relatives):
        return _before_relative(scene, field, start - 1)
    return with_open_mark(scene, field, found, start) if found else None


def _before_relative(scene: Scene, field: Field, place: int) -> Range | None:
    """Return whom a relative pronoun stands for: «речниця, яка раніше запевняла»."""
    if scene.lower(field, place - 1) != ",":
        return None
    found = _subject(scene, field, segment_start(scene, field, place - 1), place - 1)
    return _with_title(scene, field, found) if found else None


def subject_after(scene: Scene, field: Field, place: int) -> Range | None:
    """Return the items of the subject that follows the cue, whose words end at ``place``."""
    end = place
    while end < len(field) and end - place < LONGEST and not closes(scene, field, end):
        end += 1
    if scene.inflected:
        number = number_of(scene, field, range(place - 1, max(place - 4, -1), -1))
        return nominative_after(scene, field, place, end, number)
    return plain.bare_after(scene, field, place, end)


def oblique_after(scene: Scene, field: Field, place: int) -> Range | None:
    """Return the phrase a preposition or relay governs: "according to S", «за словами S»."""
    place = skip_on(scene, field, place)
    end = place
    while end < len(field) and end - place < LONGEST and not closes(scene, field, end):
        if end > place and begins_clause(scene, field, end):
            break
        end += 1
    if not scene.inflected:
        place = plain.past_addressee(scene, field, place, end)
        end = plain.untied(scene, field, place, end)
    end = trim_end(scene, field, place, end)
    return (place, end) if end > place else None


def place_phrase(scene: Scene, field: Field, start: int, end: int) -> Range | None:
    """Return the noun phrase of the last "in …" within ``[start, end)``: «у документі»."""
    for at in range(end - 2, start - 1, -1):
        if not scene.isin(field, at, scene.words.at) or _timed(scene, field, at + 1):
            continue
        alone = at + 2 >= len(field) or closes(scene, field, at + 2)
        if skip_on(scene, field, at) > at or (alone and _points(scene, field, at + 1)):
            continue  # «в частности», «в итоге»: an adverb; «в том, что»
        stop = at + 1
        while stop < end and not closes(scene, field, stop):
            if stop > at + 1 and is_action(scene, field, stop):
                break
            stop += 1
        stop = trim_end(scene, field, at + 1, stop)
        return (at + 1, stop) if stop > at + 1 else None
    return None


def _points(scene: Scene, field: Field, place: int) -> bool:
    """Tell a pronoun, or a word that may be one."""
    return bool(scene.token(field, place).pos & {"NPRO", "ADJF"})


def _with_title(scene: Scene, field: Field, found: Range) -> Range:
    """Take in the role that stands before a name and its comma: «la portavoz, Ana Gil»."""
    comma = found[0] - 1
    if scene.inflected or scene.lower(field, comma) != ",":
        return found
    role = _subject(scene, field, segment_start(scene, field, comma), comma)
    return (role[0], found[1]) if role and role[1] == comma and _role(scene, field, role) else found


def _role(scene: Scene, field: Field, found: Range) -> bool:
    """Tell whether a phrase opens with a noun for a person, its determiner aside."""
    for at in range(found[0], min(found[0] + 3, found[1])):
        item = field.items[at]
        term = scene.words.nouns.longest(scene.tokens, item.first, field.items[-1].last)
        if term and getattr(term.entry, "kind", None) is SourceKind.PERSON:
            return True
    return False


def titled_before(scene: Scene, field: Field, comma: int) -> bool:
    """Tell whether a role and a name, «El alcalde, Juan Gil,», end at a comma: the subject."""
    if scene.inflected or comma <= 0:
        return False
    found = _before_insertion(scene, field, comma)
    if found is None:
        return False
    if found[1] < comma:
        return _aside(scene, field, found[1] + 1)
    return _role(scene, field, found) or person_at(scene, field, _after_comma(scene, field, found))


def _after_comma(scene: Scene, field: Field, found: Range) -> int:
    """Return the item after the first comma of a phrase; its last one where it has none."""
    inside = range(found[0], found[1] - 1)
    return next((at + 1 for at in inside if scene.lower(field, at) == ","), found[1] - 1)


def _subject(scene: Scene, field: Field, start: int, end: int) -> Range | None:
    find = nominative if scene.inflected else plain.bare_before
    return find(scene, field, start, end)


def _before_insertion(scene: Scene, field: Field, comma: int) -> Range | None:
    """Return the subject where a clause or apposition stands between it and the cue."""
    for place in range(comma - 1, max(-1, comma - LONGEST), -1):
        low = scene.lower(field, place)
        if field.items[place].spoken or low in (";", ":"):
            return None
        if low == "." and closes(scene, field, place):
            return None
        if low == ",":
            start = segment_start(scene, field, place)
            found = _subject(scene, field, start, place)
            if found:
                return found if _aside(scene, field, place + 1) else (found[0], comma)
    return None


def _aside(scene: Scene, field: Field, place: int) -> bool:
    """Tell whether what follows a comma is no part of the name before it: a clause, a relay."""
    if scene.inflected or scene.isin(field, place, scene.words.relatives):
        return True
    item = field.items[place]
    return scene.words.relays.longest(scene.tokens, item.first, field.items[-1].last) is not None


def _timed(scene: Scene, field: Field, place: int) -> bool:
    """Tell whether an item belongs to any word of time: «в четверг», «в 2031 году»."""
    span = scene.token(field, place).span
    return any(moment.span.contains(span) for moment in scene.analysis.moments)
