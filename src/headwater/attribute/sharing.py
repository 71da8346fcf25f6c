"""One subject, several cues: "said that A and added that B"; and what a draft must not hold."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from headwater.attribute.content import EDGES
from headwater.attribute.draft import Draft
from headwater.attribute.plain import main_subject
from headwater.attribute.scene import Scene
from headwater.model import Span, Stance, trim

DENIED = frozenset({Stance.DENIES, Stance.DOUBTS})


def share(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """Give a cue without a source the source of the cue before it in its sentence."""
    kept: list[Draft] = []
    for draft in drafts:
        source = draft.source
        if source and _is_own(draft, source):
            source = None
        if source is None and _is_denied(draft, kept):
            draft = replace(draft, impersonal=True)
        if source is None and not draft.impersonal:
            source = _shared(draft, kept) or _main(scene, draft)
            source = None if source and _goes_on(scene, draft, source) else source
        kept.append(replace(draft, source=source, content=_clean(scene, draft)))
    return [draft for draft in kept if draft.content]


def _is_own(draft: Draft, source: Span) -> bool:
    """Tell whether a source lies inside its own content: then it is not the source."""
    return any(piece.contains(source) for piece in draft.content)


def _goes_on(scene: Scene, draft: Draft, source: Span) -> bool:
    """Tell a thing that content opens with, the cue put in: «La datación, recordó, llegará»."""
    first, last = draft.content[0], draft.content[-1]
    inside = first.contains(source) and last.start >= draft.cue.end > first.end
    return inside and not any(mention.span.overlaps(source) for mention in scene.analysis.mentions)


def _is_denied(draft: Draft, before: Sequence[Draft]) -> bool:
    """Tell a report that somebody denies, which is not theirs: "he denied claims that C"."""
    return draft.oblique and any(
        other.stance in DENIED
        and (other.content == draft.content or any(p.contains(draft.cue) for p in other.content))
        for other in before
        if other.field == draft.field
    )


def _shared(draft: Draft, before: Sequence[Draft]) -> Span | None:
    for other in reversed(before):
        if other.field != draft.field:
            return None
        if other.source and not other.relayed and other.cue.end <= draft.cue.start:
            return other.source
    return None


def _main(scene: Scene, draft: Draft) -> Span | None:
    """Return the subject of the sentence, where word forms do not show one nearer the cue."""
    if scene.inflected:
        return None
    field = scene.fields[draft.field]
    starts = [scene.tokens[item.first].span.start for item in field.items]
    found = main_subject(scene, field, bisect_left(starts, draft.cue.start))
    return scene.span(field, *found) if found else None


def _clean(scene: Scene, draft: Draft) -> tuple[Span, ...]:
    """Cut the cue and the source out of content that runs over them."""
    pieces = list(draft.content)
    for taken in (draft.cue, draft.source):
        if taken is None:
            continue
        pieces = [part for piece in pieces for part in _without(scene, piece, taken)]
    return tuple(sorted(pieces))


def _without(scene: Scene, piece: Span, taken: Span) -> list[Span]:
    """Return what is left of a piece on both sides of a cue or source inside it."""
    if not piece.overlaps(taken) or taken.contains(piece):
        return [piece]
    text = scene.article.text
    sides = (
        trim(text, piece.start, max(piece.start, taken.start), EDGES),
        trim(text, min(piece.end, taken.end), piece.end, EDGES),
    )
    return [side for side in sides if side]
