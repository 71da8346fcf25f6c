"""Drafts of one article put in order: one a cue, quotations that run on, who stands within whom."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from headwater.attribute.draft import Draft
from headwater.attribute.phrases import DASHES
from headwater.attribute.scene import Field, Scene
from headwater.model import Attribution, Quote, Sentence, Span, Stance

ANSWERS = frozenset({Stance.DENIES, Stance.DOUBTS, Stance.CONFIRMS})
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
    near = [
        (max(piece.end for piece in draft.content), index)
        for index, draft in enumerate(drafts)
        if draft.content[0].start < span.start
        and field.paragraph - scene.fields[draft.field].paragraph in (0, 1)
        and _quotes(scene, draft)
    ]
    return max(near)[1] if near else None


def _quotes(scene: Scene, draft: Draft) -> bool:
    return quote_of(scene, draft.content) is not Quote.INDIRECT


def quote_of(scene: Scene, content: Sequence[Span]) -> Quote:
    """Tell whether content is wholly, partly or not at all in quotation marks of speech."""
    outside = inside = 0
    for piece in content:
        marked = _is_marked(scene, piece)
        for index in range(scene.index_at(piece.start), scene.index_at(piece.end)):
            if not scene.tokens[index].lower[0].isalnum():
                continue
            held = marked or _is_spoken(scene, content[0].start, index)
            inside, outside = inside + held, outside + (not held)
    if not inside:
        return Quote.INDIRECT
    return Quote.MIXED if outside else Quote.DIRECT


def _is_spoken(scene: Scene, start: int, index: int) -> bool:
    """Tell whether a token stands in speech that content from ``start`` on holds from its mark."""
    speech = scene.speech_at(index)
    return speech is not None and start <= scene.tokens[speech.first].span.start


def _is_marked(scene: Scene, piece: Span) -> bool:
    """Tell whether a piece is a quotation, however short."""
    marks = scene.analysis.quotations
    at = bisect_left(marks, piece.start, key=lambda quotation: quotation.span.start)
    return at < len(marks) and marks[at].span == piece


def nest(
    attributions: Sequence[Attribution], sentences: Sequence[Sentence] = ()
) -> list[Attribution]:
    """Point each attribution at the smallest one whose content holds its cue.

    Who answers what another sentence says, "the ministry denies this", holds nobody.
    """
    starts = [sentence.span.start for sentence in sentences]
    pieces = sorted(
        (piece, index)
        for index, a in enumerate(attributions)
        for piece in a.content
        if not (a.stance in ANSWERS and _is_earlier(starts, piece, a.cue))
    )
    sizes = [sum(p.end - p.start for p in a.content) for a in attributions]
    kept = list(attributions)
    held: list[tuple[Span, int]] = []  # pieces that began before the cue looked at and go on
    at = 0
    for place, inner in sorted(enumerate(attributions), key=lambda pair: pair[1].cue):
        while at < len(pieces) and pieces[at][0].start <= inner.cue.start:
            held.append(pieces[at])
            at += 1
        held = [piece for piece in held if piece[0].end > inner.cue.start]
        holders = [
            (sizes[index], attributions[index].id)
            for piece, index in held
            if piece.end >= inner.cue.end and _is_other(attributions[index], inner)
        ]
        kept[place] = replace(inner, within=min(holders)[1] if holders else None)
    return kept


def _is_earlier(starts: Sequence[int], piece: Span, cue: Span) -> bool:
    """Tell whether content stands in a sentence before its cue's."""
    return bisect_right(starts, piece.start) < bisect_right(starts, cue.start)


def _is_other(outer: Attribution, inner: Attribution) -> bool:
    return outer.id != inner.id and outer.content != inner.content
