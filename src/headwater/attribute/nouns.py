"""Nouns that carry an attribution: "S's statement that C"."""

from headwater.attribute import content
from headwater.attribute.borders import is_action
from headwater.attribute.cases import Range, clause_subject
from headwater.attribute.draft import Draft
from headwater.attribute.hung import possesses
from headwater.attribute.look import Found, Look, about_at, is_infinitive, make, object_end
from headwater.attribute.phrases import oblique_after
from headwater.attribute.scene import Field, Scene


def read_noun(look: Look) -> Draft | None:
    """Read "S's statement that C", «заява S про те, що C»."""
    scene, field, hit = look.scene, look.field, look.hit
    source = oblique_after(scene, field, hit.end) if scene.inflected else None
    start = content.complementizer_after(scene, field, hit.end)
    if start is not None and not (scene.inflected or _holds(look, start)):
        start = None
    way = "clause"
    if start is None and "infinitive" in hit.cue.complements:
        reach = content.NEAR if scene.inflected else 1
        near = range(hit.end, min(len(field), hit.end + reach))
        start = next((i for i in near if is_infinitive(scene, field, i)), None)
    if start is None and "object" in hit.cue.complements:
        start, way = about_at(look, hit.end), "object"
    if start is None:
        return None
    if any(is_action(scene, field, at) for at in range(hit.end, start - 1)):
        return None  # the clause hangs on that verb
    source = _owner(look, source, start)
    end = content.end_of_clause(scene, field, start, look.ends)
    pieces = content.between(
        scene, field, start, end if way == "clause" else object_end(look, start)
    )
    return make(look, Found(pieces, "noun", source))


def _holds(look: Look, start: int) -> bool:
    """Tell whether a clause is the noun's: right after it, or after its own preposition."""
    about = look.hit.cue.about
    if about:
        return look.scene.lower(look.field, start - 2) in about
    return look.hit.end == start - 1


def _owner(look: Look, source: Range | None, start: int) -> Range | None:
    """Return whose statement it is: the genitive after the noun, or the possessor before it."""
    scene, field, hit = look.scene, look.field, look.hit
    if (
        source
        and source[0] == hit.end
        and source[1] <= start
        and _genitive(scene, field, source[0])
    ):
        stop = source[0]
        while stop < source[1] and not scene.isin(field, stop, scene.words.prepositions):
            stop += 1
        return (source[0], stop) if stop > source[0] else None
    if possesses(scene, field, hit.start - 1):
        return hit.start - 1, hit.start
    if scene.lower(field, hit.start - 1).endswith(("'s", "’s", "s’")):
        first = hit.start - 1
        while (
            first > 0
            and scene.lower(field, first - 1)[:1].isalpha()
            and not _small(look, first - 1)
            and not scene.isin(field, first, scene.words.determiners)
        ):
            first -= 1
        return first, hit.start
    if scene.isin(field, hit.end, scene.words.ties) and start - 2 > hit.end + 1:
        return hit.end + 1, start - 2
    if scene.inflected and scene.isin(field, hit.start - 1, scene.words.prepositions):
        return clause_subject(scene, field, hit.start - 1)
    return None


def _genitive(scene: Scene, field: Field, at: int) -> bool:
    token = scene.token(field, at)
    return "gent" in token.cases or not token.cases


def _small(look: Look, at: int) -> bool:
    words = look.scene.words
    indexes = (words.prepositions, words.conjunctions, words.adverbs, words.auxiliaries)
    return any(
        look.scene.isin(look.field, at, index) for index in (*indexes, words.complementizers)
    )
