"""Headlines that name their source with a mark: "S: C" and "C — S"."""

from headwater.attribute import content
from headwater.attribute.borders import is_action
from headwater.attribute.cases import Range
from headwater.attribute.draft import Draft
from headwater.attribute.phrases import DASHES
from headwater.attribute.scene import Field, Scene
from headwater.model import MentionKind, Stance

LONGEST = 7  # items of a source in a headline
SURE = 0.75
RULE = "headline"


def find(scene: Scene, field: Field) -> Draft | None:
    """Return the attribution that a headline's colon or last dash carries, if it does."""
    for mark in _marks(scene, field):
        before, after = (0, mark), (mark + 1, len(field))
        colon = scene.lower(field, mark) == ":"
        if colon and _names_source(scene, field, before, colon=True):
            return _draft(scene, field, mark, before, after)
        if not colon and _names_source(scene, field, after, colon=False):
            return _draft(scene, field, mark, after, before)
    return None


def _marks(scene: Scene, field: Field) -> list[int]:
    """Return the places of the first colon and of the last free-standing dash."""
    colons = [i for i in range(1, len(field) - 1) if scene.lower(field, i) == ":"]
    dashes = [i for i in range(1, len(field) - 1) if scene.lower(field, i) in DASHES]
    return [*colons[:1], *dashes[-1:]]


def _names_source(scene: Scene, field: Field, where: Range, *, colon: bool) -> bool:
    """Tell whether a few words name a party: an outlet, a person, or a noun for a source."""
    first, last = where
    if not 0 < last - first <= LONGEST or any(i.spoken for i in field.items[first:last]):
        return False
    if any(is_action(scene, field, i) or _is_loose(scene, field, i) for i in range(first, last)):
        return False
    words = scene.words
    held = scene.isin(field, first, words.prepositions) and not scene.isin(field, first, words.at)
    if held or scene.isin(field, first, words.conjunctions):
        return False  # "C – but D": the headline goes on; "After S: C": a time
    span = scene.span(field, first, last)
    opening = next((i for i in range(first, last) if scene.lower(field, i)[:1].isalnum()), first)
    start = scene.token(field, opening).span.start
    named = any(
        mention.span.start == start and mention.kind is not MentionKind.PLACE
        for mention in scene.analysis.mentions
        if span
    )
    items = field.items[first:last] if _starts_low(scene, field, first, colon=colon) else ()
    return named or any(scene.words.nouns.longest(scene.tokens, i.first, i.last) for i in items)


def _starts_low(scene: Scene, field: Field, first: int, *, colon: bool) -> bool:
    """Tell whether the phrase opens with a noun for a source, or with a word before one."""
    item = field.items[first]
    token = scene.tokens[item.first]
    if scene.words.nouns.longest(scene.tokens, item.first, item.last):
        return True
    return not colon or bool(token.pos & {"ADJF", "NUMR", "PRTF"}) or not token.pos


def _is_loose(scene: Scene, field: Field, place: int) -> bool:
    """Tell a word that no name of a source holds: an auxiliary, an adverb, a negation."""
    words = scene.words
    return any(
        scene.isin(field, place, index)
        for index in (words.auxiliaries, words.adverbs, words.negations)
    )


def _draft(scene: Scene, field: Field, mark: int, source: Range, said: Range) -> Draft | None:
    cue = scene.span(field, mark, mark + 1)
    pieces = content.between(scene, field, *said)
    if not cue or not pieces:
        return None
    return Draft(RULE, cue, scene.span(field, *source), pieces, Stance.ASSERTS, field.number, SURE)
