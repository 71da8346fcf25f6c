"""Cues beside, between and inside quotations."""

import re
from collections.abc import Sequence

from headwater.attribute import content
from headwater.attribute.cases import Range
from headwater.attribute.draft import Hit, Pieces
from headwater.attribute.look import Found, Look, find_source, has_clause, left
from headwater.attribute.phrases import DASHES
from headwater.attribute.scene import Field, Scene
from headwater.model import Span, trim

ASIDE = 160  # code points from a cue inside a quotation to where the quotation goes on
RESUMED = re.compile(r"[.,!?…]?\s{0,2}[–—-]\s")


def read_in_dashes(look: Look) -> Found | None:
    """Read «C, – said S. – C» where the cue stands inside a quotation or a line of speech."""
    scene, field, hit = look.scene, look.field, look.hit
    at = hit.start - 1
    if scene.lower(field, at) not in DASHES or scene.lower(field, at - 1) not in {
        ",",
        ".",
        "!",
        "?",
        "…",
        '"',
        "»",
        "”",
    }:
        return None
    if field.items[max(at - 2, 0)].spoken or (at >= 1 and field.items[at - 1].spoken):
        return None
    source = find_source(look, after=True)
    if field.within:
        return Found(_rest_of_speech(scene, field, at, source, hit), "quotation", source)
    opens = scene.lower(field, 0) in DASHES
    start = 1 if opens else 0
    said = content.between(scene, field, start, at)
    before, after = _of_line(scene, field)
    return Found((*before, *said, *after), "postposed", source)


def _of_line(scene: Scene, field: Field) -> tuple[Pieces, Pieces]:
    """Return what else a line of speech says: sentences before the cue's, and after a dash."""
    line = [f for f in scene.fields if f.paragraph == field.paragraph and not f.within]
    if field.headline or scene.lower(line[0], 0) not in DASHES:
        return (), ()
    earlier = [f for f in line if f.number < field.number]
    later = [f for f in line if f.number > field.number]
    goes_on = bool(later) and scene.lower(later[0], 0) in DASHES
    return _stretch(scene, earlier), _stretch(scene, later) if goes_on else ()


def _stretch(scene: Scene, fields: Sequence[Field]) -> Pieces:
    """Return the text of some fields in a row, without the dash that opens it."""
    if not fields:
        return ()
    start = scene.tokens[fields[0].items[0].first].span.start
    end = scene.tokens[fields[-1].items[-1].last - 1].span.end
    kept = trim(scene.article.text, start, end, content.EDGES + ".")
    return (kept,) if kept else ()


def _rest_of_speech(scene: Scene, field: Field, at: int, source: Range | None, hit: Hit) -> Pieces:
    """Return the two parts of a quotation that its cue stands in."""
    assert field.within is not None
    start = scene.tokens[field.within.first].span.start
    end = scene.tokens[field.within.last - 1].span.end
    cut = scene.span(field, 0, at)
    after = max(hit.end, source[1] if source else 0)
    last = scene.tokens[field.items[after - 1].last - 1].span.end
    text = scene.article.text
    rest = next((m.end() for m in RESUMED.finditer(text, last, min(end, last + ASIDE))), None)
    head = Span(start, cut.end) if cut and cut.end > start else None
    tail = Span(rest, end) if rest is not None and rest < end else None
    return tuple(piece for piece in (head, tail) if piece)


def read_around_quotation(look: Look) -> Found | None:
    """Read "C", said S; "C," S said, "C"; S said: "C"."""
    scene, field, hit = look.scene, look.field, look.hit
    before = content.spoken_before(scene, field, hit.start)
    if before is not None:
        source = find_source(look, after=True)
        return Found(_with_rest(look, before, source), "quotation", source)
    source = left(look)
    if source:
        before = content.spoken_before(scene, field, source[0])
        if before is not None and not has_clause(look):
            return Found(_with_rest(look, before, source), "quotation", source)
    return None


def _with_rest(look: Look, before: int, source: Range | None) -> Pieces:
    """Return the quotation before the cue, its clause, and the quotation that goes on after it."""
    scene, field, hit = look.scene, look.field, look.hit
    after = content.spoken_after(scene, field, max(hit.end, source[1] if source else 0))
    places = [before] if after is None else [before, after]
    first = before
    while first > 0 and scene.lower(field, first - 1) not in {".", "!", "?", ";", ""}:
        first -= 1
    pieces = content.quoted(scene, field, places)
    head = content.before_comma(scene, field, before + 1) if before > 0 and first == 0 else ()
    return (*head, *pieces[1:]) if head else pieces
