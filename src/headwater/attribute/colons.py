"""A quotation after a colon with no verb of speech: «Її зустріла мерка Олена Гай: «Вітаємо!»»."""

from collections.abc import Iterator, Sequence

from headwater.attribute import content
from headwater.attribute.cases import person_at
from headwater.attribute.draft import Draft
from headwater.attribute.scene import Field, Scene
from headwater.model import MentionKind, Span, Stance

RULE = "colon"
SURE = 0.6


def find(scene: Scene, field: Field, made: Sequence[Draft]) -> Iterator[Draft]:
    """Yield what is quoted after a colon on nobody's word yet, by the last person named before."""
    for at in range(1, len(field) - 1):
        if scene.lower(field, at) != ":" or not field.items[at + 1].spoken:
            continue
        said = content.quoted(scene, field, [at + 1])
        cue, source = scene.span(field, at, at + 1), _person(scene, field, at)
        told = any(piece.overlaps(said[0]) for draft in made for piece in draft.content)
        if cue and source and not told:
            yield Draft(RULE, cue, source, said, Stance.ASSERTS, field.number, SURE)


def _person(scene: Scene, field: Field, end: int) -> Span | None:
    """Return the last person before an item, with the role before the name."""
    places = {mention.span.start for mention in scene.analysis.mentions if _is_person(mention.kind)}
    for at in range(end - 1, -1, -1):
        if field.items[at].spoken:
            return None
        if scene.token(field, at).span.start in places and _may_speak(scene, field, at):
            return _with_role(scene, field, at)
    return None


def _is_person(kind: MentionKind) -> bool:
    return kind is MentionKind.PERSON


def _may_speak(scene: Scene, field: Field, at: int) -> bool:
    """Tell whether a name is a subject by its form; elsewhere, whether no preposition holds it."""
    first = at
    while scene.isin(field, first - 1, scene.words.nouns):
        first -= 1
    if scene.isin(field, first - 1, scene.words.determiners):
        first -= 1
    held = scene.isin(field, first - 1, scene.words.prepositions)
    return not held and (not scene.inflected or person_at(scene, field, at))


def _with_role(scene: Scene, field: Field, at: int) -> Span | None:
    start = scene.token(field, at).span.start
    named = next(m.span for m in scene.analysis.mentions if m.span.start == start)
    first = at
    while scene.isin(field, first - 1, scene.words.nouns):
        first -= 1
    return Span(scene.token(field, first).span.start, named.end)
