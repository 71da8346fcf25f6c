"""One function a frame: from a cue to a draft of source and content."""

from collections.abc import Callable

from headwater.attribute import content, plain
from headwater.attribute.draft import Draft
from headwater.attribute.hung import read_phrase, read_possessive, read_relay
from headwater.attribute.look import Found, Look, after_colon, colon_after, make, placed, says
from headwater.attribute.nouns import read_noun
from headwater.attribute.objects import read_object
from headwater.attribute.pointing import read_this
from headwater.attribute.raised import read_raised
from headwater.attribute.speech import read_around_quotation, read_in_dashes
from headwater.attribute.verbs import (
    read_insertion,
    read_like,
    read_postposed,
    read_right,
)
from headwater.languages import Frame
from headwater.model import Stance


def draft(look: Look) -> Draft | None:
    """Fill the frame of one cue; None where it carries no attribution here."""
    return FRAMES[look.hit.cue.frame](look)


def _verb(look: Look) -> Draft | None:
    for way in (
        read_in_dashes,
        read_around_quotation,
        read_insertion,
        read_this,
        read_like,
        read_right,
        read_postposed,
        read_object,
    ):
        found = way(look)
        if found and any(says(look.scene, piece) for piece in found.pieces):
            doubtful = _is_noun_there(look, found) or _leaves_out(look, found)
            return None if doubtful else make(look, found)
    return None


def _leaves_out(look: Look, found: Found) -> bool:
    """Tell whether a negated cue only says what was not said: "they do not name him"."""
    plain = look.hit.cue.stance is Stance.ASSERTS
    return look.hit.negated and plain and found.way not in ("clause", "bare")


def _is_noun_there(look: Look, found: Found) -> bool:
    """Tell whether the cue is no verb: a verb stands in what would be its subject."""
    scene, source = look.scene, found.source
    if scene.inflected or source is None or source[1] > look.hit.start:
        return False
    return any(
        source[0] < place < source[1] and plain.acts_at(scene, look.field, place)
        for place in look.hits
    )


def _impersonal(look: Look) -> Draft | None:
    """Read "it is reported that C", «C, йдеться в листі»."""
    scene, field, hit = look.scene, look.field, look.hit
    source = placed(look)
    start = content.complementizer_after(scene, field, hit.end)
    if start is not None:
        end = content.end_of_clause(scene, field, start, look.ends)
        return make(look, Found(content.between(scene, field, start, end), "clause", source))
    for way in (
        read_in_dashes,
        read_around_quotation,
        read_this,
        read_like,
        read_postposed,
        read_object,
    ):
        found = way(look)
        if found and found.pieces:
            return make(look, Found(found.pieces, found.way, source))
    colon = colon_after(look)
    return None if colon is None else make(look, Found(after_colon(look, colon), "colon", source))


FRAMES: dict[Frame, Callable[[Look], Draft | None]] = {
    Frame.VERB: _verb,
    Frame.PHRASE: read_phrase,
    Frame.POSSESSIVE: read_possessive,
    Frame.RELAY: read_relay,
    Frame.NOUN: read_noun,
    Frame.IMPERSONAL: _impersonal,
    Frame.RAISED: read_raised,
}
