"""One subject, several cues: "said that A and added that B"; and what a draft must not hold."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from headwater.attribute.draft import Draft
from headwater.attribute.plain import main_subject
from headwater.attribute.scene import Scene
from headwater.model import Span


def share(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """Give a cue without a source the source of the cue before it in its sentence."""
    kept: list[Draft] = []
    for draft in drafts:
        source = draft.source
        if source and _is_own(draft, source):
            source = None
        if source is None and not draft.impersonal:
            source = _shared(draft, kept) or _main(scene, draft)
        kept.append(replace(draft, source=source, content=_clean(draft)))
    return [draft for draft in kept if draft.content]


def _is_own(draft: Draft, source: Span) -> bool:
    """Tell whether a source lies inside its own content: then it is not the source."""
    return any(piece.contains(source) for piece in draft.content)


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


def _clean(draft: Draft) -> tuple[Span, ...]:
    """Cut the cue and the source out of content that runs over them."""
    pieces = list(draft.content)
    for taken in (draft.cue, draft.source):
        if taken is None or draft.relayed:
            continue
        pieces = [part for piece in pieces for part in _without(piece, taken)]
    return tuple(sorted(pieces))


def _without(piece: Span, taken: Span) -> list[Span]:
    if not piece.overlaps(taken) or taken.contains(piece):
        return [piece]
    parts = []
    if piece.start < taken.start:
        parts.append(Span(piece.start, taken.start))
    if taken.end < piece.end:
        parts.append(Span(taken.end, piece.end))
    return parts
