"""One cue in its field, and what every way of reading it needs."""

from collections.abc import Sequence
from dataclasses import dataclass

from headwater.attribute import content, plain
from headwater.attribute.borders import OPENING
from headwater.attribute.cases import Range, number_of
from headwater.attribute.draft import Draft, Hit, Pieces
from headwater.attribute.phrases import DASHES, place_phrase, subject_after, subject_before
from headwater.attribute.scene import Field, Scene
from headwater.languages import Frame
from headwater.model import SourceKind, Span, Stance

TURNED = {
    Stance.ASSERTS: Stance.DENIES,
    Stance.CONFIRMS: Stance.DOUBTS,
    Stance.DENIES: Stance.DOUBTS,
    Stance.DOUBTS: Stance.DOUBTS,
    Stance.REQUESTS: Stance.DENIES,
    Stance.PROMISES: Stance.DENIES,
}


NEGATED = 2  # last words of a source that may be the negation of its verb

SURE = {"quotation": 0.95, "clause": 0.9, "this": 0.85, "postposed": 0.85, "colon": 0.85}
SURE |= {
    "phrase": 0.85,
    "relay": 0.8,
    "bare": 0.75,
    "infinitive": 0.7,
    "noun": 0.65,
    "object": 0.55,
}


@dataclass(frozen=True, slots=True)
class Look:
    """One cue in its field, with the places of all cues there and the drafts made so far."""

    scene: Scene
    field: Field
    hit: Hit
    hits: Sequence[int]
    ends: Sequence[int]  # of clauses, where a coordinated cue begins
    made: Sequence[Draft]


@dataclass(frozen=True, slots=True)
class Found:
    """Content, how it was found, and where the source is to be looked for."""

    pieces: Pieces
    way: str
    source: Range | None = None


def make(look: Look, found: Found) -> Draft | None:
    """Make a draft of what was found; None where there is no content."""
    scene, hit = look.scene, look.hit
    cue = scene.span(look.field, hit.start, hit.end)
    pieces = tuple(p for p in found.pieces if p.end > p.start and says(scene, p))
    if not pieces or cue is None or _nobody(look, found.source):
        return None
    source = _spared(look, found.source)
    source = source and scene.to_closing_mark(source)
    stance = _turned(look, pieces[0]) if hit.negated else hit.cue.stance
    return Draft(
        hit.cue.id,
        cue,
        source,
        pieces,
        stance,
        look.field.number,
        SURE[found.way],
        relayed=hit.cue.frame is Frame.RELAY,
        impersonal=hit.cue.frame in (Frame.IMPERSONAL, Frame.RAISED),
        oblique=hit.cue.frame not in (Frame.VERB, Frame.IMPERSONAL),
        kind=hit.cue.kind,
        alone=hit.cue.alone,
    )


def _turned(look: Look, piece: Span) -> Stance:
    """Return what a negation makes of a stance: who "did not say whether C" does not deny C."""
    scene, field, stance = look.scene, look.field, look.hit.cue.stance
    places = range(look.hit.end, len(field))
    at = next((at for at in places if _begins(scene, field, at) >= piece.start), len(field))
    opened = (scene.words.relatives, scene.words.subordinators)
    if stance is Stance.ASSERTS and any(scene.isin(field, at, index) for index in opened):
        return Stance.DOUBTS
    return TURNED[stance]


def _begins(scene: Scene, field: Field, at: int) -> int:
    return scene.tokens[field.items[at].first].span.start


def _spared(look: Look, source: Range | None) -> Span | None:
    """Return the words of a source, without the negation of its verb: «посол не раз заявлял»."""
    scene, field = look.scene, look.field
    if source is None:
        return None
    first, end = source
    if first < look.hit.start < end <= look.hit.end:
        end = look.hit.start
    if scene.inflected and end <= look.hit.core:
        last = (at for at in range(max(first + 1, end - NEGATED), end) if _denies(look, at))
        end = next(last, end)
    return scene.span(field, first, end)


def _denies(look: Look, at: int) -> bool:
    return look.scene.isin(look.field, at, look.scene.words.negations)


def _nobody(look: Look, source: Range | None) -> bool:
    """Tell a subject that is no speaker: "nobody here said that C", «это свидетельствует о C»."""
    scene, field = look.scene, look.field
    if source is None:
        return False
    what = scene.inflected and source[1] == source[0] + 1 and is_this(scene, field, source[0])
    return what or scene.isin(field, source[0], scene.words.nobody)


def says(scene: Scene, piece: Span) -> bool:
    """Tell whether a piece of content holds more than small words."""
    words = scene.words
    small = (
        *(words.prepositions, words.conjunctions, words.determiners),
        *(words.adverbs, words.background),
    )
    tokens = scene.tokens[scene.index_at(piece.start) : scene.index_at(piece.end)]
    return any(
        token.lower[0].isalnum() and not any(index.has(token) for index in small)
        for token in tokens
    )


def find_source(look: Look, *, after: bool) -> Range | None:
    """Find the subject on the side where it is likelier, then on the other, then «у документі»."""
    if shares(look):
        return _as_saying(look)
    for find in (right, left) if after else (left, right):
        found = find(look)
        if found:
            return found
    return placed(look) if look.scene.inflected else None


def _as_saying(look: Look) -> Range | None:
    """Read "quoted S as saying that C": the object of the cue before is the source."""
    scene, field, hit = look.scene, look.field, look.hit
    before = max((place for place in look.hits if place < hit.start), default=None)
    if before is None or not scene.isin(field, hit.start - 1, scene.words.like):
        return None
    start = before + 1
    return (start, hit.start - 1) if start < hit.start - 1 else None


def shares(look: Look) -> bool:
    """Tell a form without a subject of its own; an auxiliary gives it one ("is saying")."""
    scene, field, hit = look.scene, look.field, look.hit
    if "GRND" in scene.token(field, hit.core).pos:
        return True
    at = hit.core - 1
    while scene.isin(field, at, scene.words.adverbs) or scene.isin(
        field, at, scene.words.negations
    ):
        at -= 1
    return hit.cue.shares and not scene.isin(field, at, scene.words.passives)


def left(look: Look) -> Range | None:
    """Return the subject before the cue."""
    if shares(look):
        return _as_saying(look)  # no subject of its own; else sharing gives it the one before
    return subject_before(look.scene, look.field, look.hit.start)


def right(look: Look) -> Range | None:
    """Return the subject after the cue; who is spoken to stands there with some."""
    plain = not look.scene.inflected
    if shares(look) or (plain and "person" in look.hit.cue.complements):
        return None
    if look.scene.isin(look.field, look.hit.end - 1, look.scene.words.prepositions):
        return None  # «выступил против C»: what follows is governed
    found = subject_after(look.scene, look.field, look.hit.end)
    return _past_told(look, found) if found and not plain else found


def _past_told(look: Look, found: Range) -> Range:
    """Read «відповіли редакції в міністерстві»: who is told stands first, then who tells."""
    place = place_phrase(look.scene, look.field, found[1], len(look.field))
    parted = place is None or place[0] != found[1] + 1
    return found if place is None or parted or not _is_told(look, found) else place


def _is_told(look: Look, found: Range) -> bool:
    """Tell an outlet that is told: in the dative, or one name in marks after a plural verb."""
    scene, field, (first, end) = look.scene, look.field, found
    if scene.lower(field, first) in OPENING:
        return number_of(scene, field, range(look.hit.start, look.hit.end)) == "plur"
    item = field.items[first]
    told = scene.words.nouns.longest(scene.tokens, item.first, item.last)
    outlet = getattr(told and told.entry, "kind", None) is SourceKind.OUTLET
    return end == first + 1 and outlet and "datv" in scene.token(field, first).cases


def placed(look: Look, *, after: bool = True) -> Range | None:
    """Return the place where something is said: «у документі», «в мерії»."""
    scene, field, hit = look.scene, look.field, look.hit
    stop = next(
        (i for i in range(hit.end, len(field)) if scene.lower(field, i) in {",", ":", "."}),
        len(field),
    )
    start = max(0, hit.start - 12)
    found = place_phrase(scene, field, hit.end, stop) if after else None
    return found or place_phrase(scene, field, start, hit.start + 1)


def has_clause(look: Look) -> bool:
    """Tell whether a that-clause follows the cue."""
    return content.complementizer_after(look.scene, look.field, look.hit.end) is not None


def is_this(scene: Scene, field: Field, at: int) -> bool:
    """Tell whether a word for the sentence before stands at an item."""
    item = field.items[at]
    if item.spoken or scene.isin(field, at + 1, scene.words.relatives):
        return False  # "lo cual", "lo que": the sentence itself, described
    if scene.lower(field, at + 1) == ",":
        return False  # «Так, за словами мера, …», "Así, …": it only opens the sentence
    end = field.items[-1].last
    return scene.words.this.longest(scene.tokens, item.first, end) is not None


def comma_after(look: Look, place: int) -> int | None:
    """Return the next comma from an item on."""
    scene, field = look.scene, look.field
    return next((i for i in range(place, len(field)) if scene.lower(field, i) == ","), None)


def asks_object(look: Look) -> bool:
    """Tell whether the cue may take a noun phrase for content."""
    return "object" in look.hit.cue.complements


def colon_after(look: Look) -> int | None:
    """Return the colon that follows the cue and its source."""
    scene, field, hit = look.scene, look.field, look.hit
    for at in range(hit.end, min(len(field), hit.end + content.NEAR)):
        low = scene.lower(field, at)
        if low == ":":
            return at
        if not low or low in content.STOPS:
            return None
    return None


def after_colon(look: Look, colon: int) -> Pieces:
    """Return the rest of the field after a colon; the next paragraph where nothing is left."""
    scene, field = look.scene, look.field
    if colon + 1 < len(field):
        item = field.items[colon + 1]
        if item.spoken:
            end = content.end_of_clause(scene, field, colon + 1, ())
            return content.between(scene, field, colon + 1, end)
        return content.between(
            scene, field, colon + 1, content.end_of_clause(scene, field, colon, ())
        )
    rest = [f for f in scene.fields if f.number > field.number and not f.within]
    if not rest:
        return ()
    same = [f for f in rest if f.paragraph == rest[0].paragraph]
    first = scene.tokens[same[0].items[0].first].span.start
    return (Span(first, scene.tokens[same[-1].items[-1].last - 1].span.end),)


def about_at(look: Look, start: int) -> int | None:
    """Return the item after one of the cue's own prepositions, where it stands near."""
    scene, field = look.scene, look.field
    about = look.hit.cue.about
    for at in range(start, min(len(field), start + 4)):
        low = scene.lower(field, at)
        if not low or low in content.STOPS | {","}:
            return None
        if low in about:
            return at + 1
    return None


def object_end(look: Look, start: int) -> int:
    """Return where a noun phrase for content ends."""
    scene, field = look.scene, look.field
    end = content.end_of_clause(scene, field, start, look.ends)
    for at in range(start, end):
        comma = scene.lower(field, at) == ","
        if comma and not scene.isin(field, at + 1, scene.words.relatives) and _parts(look, at + 1):
            return at
        if not scene.inflected and _leaves(look, at):
            return at
    return end


def _leaves(look: Look, at: int) -> bool:
    """Tell whether a noun phrase is over at a dash, or at a comma that a new clause follows."""
    scene, field = look.scene, look.field
    low = scene.lower(field, at)
    if low in DASHES:
        return low != "-"
    return low == "," and plain.begins_clause(scene, field, at + 1)


def _parts(look: Look, at: int) -> bool:
    """Tell whether what follows a comma is no longer the object: a conjunction or a gerund."""
    scene, field = look.scene, look.field
    if at >= len(field) or field.items[at].spoken:
        return False
    words = scene.words
    if scene.isin(field, at, words.subordinators) or scene.isin(field, at, words.conjunctions):
        return True
    return "GRND" in scene.token(field, at).pos


def is_infinitive(scene: Scene, field: Field, at: int) -> bool:
    """Tell whether an infinitive begins at an item."""
    if scene.inflected:
        return "INFN" in scene.token(field, at).pos
    return scene.isin(field, at, scene.words.infinitive) and at + 1 < len(field)
