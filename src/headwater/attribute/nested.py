"""Drafts of one article put in order: one a cue, quotations that run on, who stands within whom."""

from collections.abc import Sequence
from dataclasses import replace

from headwater.attribute.draft import Draft
from headwater.attribute.phrases import DASHES
from headwater.attribute.scene import Field, Scene
from headwater.model import Attribution, Quote, Span

GAP = 3  # code points between two quotations that are one: a full stop, a dash, spaces


def stands(scene: Scene, field: Field, draft: Draft) -> bool:
    """Tell whether an attribution inside somebody's quotation names a source of its own.

    What the speaker says of "me", "you" and "them" is the speaker's word alone. Where word forms
    do not show a subject, only a name is sure enough.
    """
    inserted = scene.article.text[: draft.cue.start].rstrip().endswith(tuple(DASHES))
    if not field.within or scene.inflected or inserted:
        return True
    return draft.source is not None and any(
        draft.source.overlaps(mention.span) for mention in scene.analysis.mentions
    )


def without_inner(drafts: Sequence[Draft]) -> list[Draft]:
    """Leave out wishes and beliefs that somebody else reports: they are part of that report."""
    return [draft for draft in drafts if not (draft.alone and _is_held(draft, drafts))]


def _is_held(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Tell whether another attribution's content holds this one's cue."""
    return any(
        piece.contains(draft.cue)
        for other in drafts
        for piece in other.content
        if other.cue != draft.cue and other.content != draft.content
    )


def run_on(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """Give a quotation with no cue of its own to the attribution right before it."""
    kept = list(drafts)
    for field in scene.fields:
        if field.within or field.headline or not _only_spoken(field):
            continue
        span = scene.span(field, 0, len(field))
        if span is None or any(_holds(draft, span) for draft in kept):
            continue
        index = _before(scene, kept, field, span)
        if index is not None:
            kept[index] = replace(kept[index], content=(*kept[index].content, span))
    return kept


def _holds(draft: Draft, span: Span) -> bool:
    """Tell whether a quotation has an attribution: one of a part of it does not count."""
    if not span.contains(draft.cue):
        return any(piece.overlaps(span) for piece in draft.content)
    inside = sum(piece.end - piece.start for piece in draft.content if span.contains(piece))
    return 2 * inside >= span.end - span.start


def _only_spoken(field: Field) -> bool:
    return bool(field.items) and field.items[0].spoken and len(field) <= 2


def _before(scene: Scene, drafts: Sequence[Draft], field: Field, span: Span) -> int | None:
    """Return the draft with a quotation in this paragraph or the one before, nearest last."""
    paragraphs = {f.number: f.paragraph for f in scene.fields}
    near = [
        (max(piece.end for piece in draft.content), index)
        for index, draft in enumerate(drafts)
        if draft.content[0].start < span.start
        and field.paragraph - paragraphs[draft.field] in (0, 1)
        and _quotes(scene, draft)
    ]
    return max(near)[1] if near else None


def _quotes(scene: Scene, draft: Draft) -> bool:
    return quote_of(scene, draft.content) is not Quote.INDIRECT


def quote_of(scene: Scene, content: Sequence[Span]) -> Quote:
    """Tell whether content is wholly, partly or not at all in quotation marks of speech."""
    outside = inside = 0
    marks = [f.within for f in scene.fields if f.within]
    blocks = [(i.first, i.last) for f in scene.fields for i in f.items if i.spoken and not f.within]
    del marks
    for piece in content:
        for index in range(scene.index_at(piece.start), scene.index_at(piece.end)):
            if not scene.tokens[index].lower[0].isalnum():
                continue
            held = any(
                first <= index < last and piece.start <= scene.tokens[first].span.start
                for first, last in blocks
            )
            inside, outside = inside + held, outside + (not held)
    if not inside:
        return Quote.INDIRECT
    return Quote.MIXED if outside else Quote.DIRECT


def nest(attributions: Sequence[Attribution]) -> list[Attribution]:
    """Point each attribution at the smallest one whose content holds its cue."""
    kept: list[Attribution] = []
    for inner in attributions:
        holders = [
            (sum(p.end - p.start for p in outer.content), outer.id)
            for outer in attributions
            if outer.id != inner.id
            and any(piece.contains(inner.cue) for piece in outer.content)
            and outer.content != inner.content
        ]
        kept.append(replace(inner, within=min(holders)[1] if holders else None))
    return kept
