"""Cues whose content stands before them: "this was reported by S", "S denies it"."""

from headwater.attribute import content
from headwater.attribute.borders import is_action
from headwater.attribute.cases import Range
from headwater.attribute.look import (
    Found,
    Look,
    colon_after,
    find_source,
    has_clause,
    is_this,
    left,
    placed,
    right,
)
from headwater.model import Stance


def read_this(look: Look) -> Found | None:
    """Read "this was reported by S": the content stands in the sentence before."""
    scene, field, hit = look.scene, look.field, look.hit
    if hit.cue.calls or has_clause(look) or colon_after(look) is not None:
        return None
    first = max((at + 1 for at in look.hits if at < hit.start), default=0)
    near = [
        *range(max(first, hit.start - 4), hit.start),
        *range(hit.end, min(len(field), hit.end + 3)),
    ]
    if not (
        _opens_with_this(look) or _denies_all(look) or any(is_this(scene, field, a) for a in near)
    ):
        return None
    source = _teller(look)
    if source is None and _this_speaks(look):
        return None
    border = content.contrasted(scene, field, hit.start - 1)
    told = content.between(scene, field, 0, border) if border else ()
    return Found(told or content.preceding(scene, field), "this", source)


def _teller(look: Look) -> Range | None:
    """Return the subject of a cue whose object is "this", on either side, or the place."""
    for find in (_likeliest, right, left, _place):
        found = find(look)
        if find is _likeliest and found is None:
            return None
        if found and not _points(look, found):
            return _unpointed(look, found)
    return None


def _likeliest(look: Look) -> Range | None:
    return find_source(look, after=True)


def _place(look: Look) -> Range | None:
    return placed(look) if look.scene.inflected else None


def _unpointed(look: Look, source: Range) -> Range:
    """Return a subject without the object after it: «в мерії це заперечують»."""
    first, end = source
    end = min(end, look.hit.start) if first < look.hit.start else end
    while end - 1 > first and _points(look, (end - 1, end)):
        end -= 1
    return first, end


def _points(look: Look, source: Range) -> bool:
    """Tell whether words only stand for what was told before."""
    scene, field = look.scene, look.field
    return all(
        is_this(scene, field, at) or (_disowns(look) and scene.isin(field, at, scene.words.denied))
        for at in range(*source)
    )


def _disowns(look: Look) -> bool:
    return look.hit.cue.stance is Stance.DENIES and "object" in look.hit.cue.complements


def _denies_all(look: Look) -> bool:
    """Tell "S denies it", "S denied everything": the object stands for what was told before."""
    scene, field, hit = look.scene, look.field, look.hit
    if not _disowns(look):
        return False
    if scene.inflected and scene.isin(field, hit.start - 1, scene.words.denied):
        return True
    if not scene.isin(field, hit.end, scene.words.denied):
        return False
    words, after = scene.words, hit.end + 1
    small = (words.conjunctions, words.adverbs, words.prepositions, words.subordinators)
    return not scene.lower(field, after)[:1].isalnum() or any(
        scene.isin(field, after, index) for index in small
    )


def _this_speaks(look: Look) -> bool:
    """Tell whether «это» itself is the subject: "this points to C" is nobody's word."""
    scene, field, at = look.scene, look.field, look.hit.start - 1
    if not scene.inflected or at < 0 or not is_this(scene, field, at):
        return False
    held = scene.isin(field, at - 1, scene.words.prepositions)
    return not held and "plur" not in scene.token(field, look.hit.core).grams


def _opens_with_this(look: Look) -> bool:
    """Tell whether «об этом» opens the clause of the cue, with the one told in between."""
    scene, field, hit = look.scene, look.field, look.hit
    if hit.start > content.NEAR or field.items[0].spoken:
        return False
    stops = {""} if scene.inflected else {",", ""}
    if any(
        scene.lower(field, at) in stops or is_action(scene, field, at) for at in range(hit.start)
    ):
        return False
    term = scene.words.this.longest(scene.tokens, field.items[0].first, field.items[-1].last)
    return term is not None and len(term.words) > 1
