"""Cues with a noun phrase for content: "S denied the report", «Чутки заперечила речниця»."""

from headwater.attribute import content
from headwater.attribute.borders import segment_start
from headwater.attribute.cases import Range, nominative_after
from headwater.attribute.draft import Pieces
from headwater.attribute.look import Found, Look, about_at, left, object_end, placed, right
from headwater.model import Stance

SIDES = frozenset({Stance.DENIES, Stance.CONFIRMS, Stance.DOUBTS})


def read_object(look: Look) -> Found | None:
    """Read "S denied the report", «S заявила про потребу …»: the phrase that follows."""
    scene, field, hit = look.scene, look.field, look.hit
    if "object" not in hit.cue.complements or _names_nothing(look):
        return None
    fronted = _fronted(look)
    if fronted:
        return fronted
    start = hit.end
    if hit.negated and scene.isin(field, start, scene.words.prepositions):
        return None  # «не погодився з планом»: disagreement, nobody's words
    source = left(look)
    if source is None and scene.inflected:
        source = right(look)
        start = source[1] if source else start
        source = source or placed(look, after=False)
    about = about_at(look, start)
    if hit.cue.about and about is None and scene.isin(field, start, scene.words.prepositions):
        return None
    start = about if about is not None else start
    end = object_end(look, start)
    pieces = content.between(scene, field, start, end)
    return Found(pieces or _before_verb(look, source), "object", source)


def _fronted(look: Look) -> Found | None:
    """Read an object that opens its clause, the subject last: «Чутки заперечила речниця»."""
    scene, field, hit = look.scene, look.field, look.hit
    if not scene.inflected or hit.cue.stance not in SIDES or hit.cue.about:
        return None
    start = segment_start(scene, field, hit.start)
    small = (scene.words.conjunctions, scene.words.adverbs, scene.words.background)
    while start < hit.start and any(scene.isin(field, start, index) for index in small):
        start += 1
    between = _retold(look, start)
    if between:
        return between
    source, before = right(look) or placed(look), left(look)
    if source is None or source[0] < hit.end or start >= hit.start:
        return None
    if before and (_speaks_up(look, before) or not _speaks_up(look, source)):
        return None
    return Found(content.between(scene, field, start, hit.start), "object", source)


def _retold(look: Look, start: int) -> Found | None:
    """Read subject and object before the cue, in either order, by a noun for what was told."""
    scene, field, end = look.scene, look.field, look.hit.start
    told = next((at for at in range(start, end) if scene.isin(field, at, scene.words.retold)), None)
    if told is None:
        return None
    first = told
    while first > start and scene.isin(field, first - 1, scene.words.determiners):
        first -= 1
    if first > start and _speaks_up(look, (start, first)):
        return Found(content.between(scene, field, first, end), "object", (start, first))
    after = nominative_after(scene, field, told + 1, end)
    if after and after[1] == end and _speaks_up(look, after):
        return Found(content.between(scene, field, start, after[0]), "object", after)
    return None


def _speaks_up(look: Look, phrase: Range) -> bool:
    """Tell whether a phrase names who may speak: a name, or a noun for a source of news."""
    scene, field = look.scene, look.field
    span = scene.span(field, *phrase)
    if span and any(span.overlaps(mention.span) for mention in scene.analysis.mentions):
        return True
    return any(
        scene.isin(field, at, scene.words.nouns) or scene.isin(field, at, scene.words.pronouns)
        for at in range(*phrase)
    )


def _names_nothing(look: Look) -> bool:
    """Tell whether a negated cue only says what the source left unsaid: "did not name the sum"."""
    return look.hit.negated and look.hit.cue.stance is Stance.ASSERTS


def _before_verb(look: Look, source: Range | None) -> Pieces:
    """Return an object that stands between subject and verb: «Москва все обвинения отрицает»."""
    scene, field, hit = look.scene, look.field, look.hit
    if not scene.inflected or source is None or source[1] > hit.start:
        return ()
    return content.between(scene, field, source[1], hit.start)
