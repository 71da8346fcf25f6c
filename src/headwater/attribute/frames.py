"""One function a frame: from a cue to a draft of source and content."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from headwater.attribute import content
from headwater.attribute.draft import Draft, Hit, Pieces
from headwater.attribute.phrases import (
    Range,
    clause_subject,
    oblique_after,
    place_phrase,
    subject_after,
    subject_before,
)
from headwater.attribute.scene import Field, Scene
from headwater.languages import Frame
from headwater.model import Span, Stance

TURNED = {
    Stance.ASSERTS: Stance.DENIES,
    Stance.CONFIRMS: Stance.DOUBTS,
    Stance.DENIES: Stance.DOUBTS,
    Stance.DOUBTS: Stance.DOUBTS,
    Stance.REQUESTS: Stance.DENIES,
    Stance.PROMISES: Stance.DENIES,
}
SURE = {"quotation": 0.95, "clause": 0.9, "this": 0.85, "postposed": 0.85, "colon": 0.85}
SURE |= {
    "phrase": 0.85,
    "relay": 0.8,
    "bare": 0.75,
    "infinitive": 0.7,
    "noun": 0.65,
    "object": 0.55,
}


@dataclass(frozen=True, slots=True)
class Look:
    """One cue in its field, with the places of all cues there and the drafts made so far."""

    scene: Scene
    field: Field
    hit: Hit
    hits: Sequence[int]
    made: Sequence[Draft]


@dataclass(frozen=True, slots=True)
class Found:
    """Content, how it was found, and where the source is to be looked for."""

    pieces: Pieces
    way: str
    source: Range | None = None


def draft(look: Look) -> Draft | None:
    """Fill the frame of one cue; None where it carries no attribution here."""
    return FRAMES[look.hit.cue.frame](look)


def _make(look: Look, found: Found) -> Draft | None:
    scene, hit = look.scene, look.hit
    cue = scene.span(look.field, hit.start, hit.end)
    pieces = tuple(p for p in found.pieces if p.end > p.start)
    if not pieces or cue is None:
        return None
    source = scene.span(look.field, *found.source) if found.source else None
    stance = TURNED[hit.cue.stance] if hit.negated else hit.cue.stance
    return Draft(
        hit.cue.id,
        cue,
        source,
        pieces,
        stance,
        look.field.number,
        SURE[found.way],
        relayed=hit.cue.frame is Frame.RELAY,
        impersonal=hit.cue.frame is Frame.IMPERSONAL,
    )


# --- verbs ---------------------------------------------------------------------------------


def _verb(look: Look) -> Draft | None:
    for way in (_in_dashes, _around_quotation, _this, _like, _right, _postposed, _object):
        found = way(look)
        if found and found.pieces:
            return _make(look, found)
    return None


def _source(look: Look, *, after: bool) -> Range | None:
    """Find the subject on the side where it is likelier, then on the other, then «у документі»."""
    scene, field, hit = look.scene, look.field, look.hit
    if hit.cue.shares or "GRND" in scene.token(field, hit.core).pos:
        return None  # no subject of its own: sharing gives it the one before
    left: Callable[[], Range | None] = lambda: subject_before(scene, field, hit.start)  # noqa: E731
    right: Callable[[], Range | None] = lambda: subject_after(scene, field, hit.end)  # noqa: E731
    for find in (right, left) if after else (left, right):
        found = find()
        if found:
            return found
    return _placed(look) if scene.inflected else None


def _placed(look: Look) -> Range | None:
    scene, field, hit = look.scene, look.field, look.hit
    stop = next(
        (i for i in range(hit.end, len(field)) if scene.lower(field, i) in {",", ":", "."}),
        len(field),
    )
    start = max(0, hit.start - 12)
    return place_phrase(scene, field, hit.end, stop) or place_phrase(
        scene, field, start, hit.start + 1
    )


def _in_dashes(look: Look) -> Found | None:
    """Read «C, – said S. – C» where the cue stands inside a quotation or a line of speech."""
    scene, field, hit = look.scene, look.field, look.hit
    at = hit.start - 1
    if scene.lower(field, at) not in {"–", "—", "-"} or scene.lower(field, at - 1) not in {
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
    source = _source(look, after=True)
    if field.within:
        return Found(_rest_of_speech(scene, field, at, source, hit), "quotation", source)
    opens = scene.lower(field, 0) in {"–", "—", "-"}
    start = 1 if opens else 0
    return Found(content.between(scene, field, start, at), "postposed", source)


def _rest_of_speech(scene: Scene, field: Field, at: int, source: Range | None, hit: Hit) -> Pieces:
    """Return the two parts of a quotation that its cue stands in."""
    assert field.within is not None  # noqa: S101 - asked for only inside a quotation
    start = scene.tokens[field.within.first].span.start
    end = scene.tokens[field.within.last - 1].span.end
    cut = scene.span(field, 0, at)
    after = max(hit.end, source[1] if source else 0)
    last = scene.tokens[field.items[after - 1].last - 1].span.end
    text = scene.article.text
    rest = next((i for i in range(last, min(end, last + 6)) if text[i] in "–—-"), None)
    head = Span(start, cut.end) if cut and cut.end > start else None
    tail = Span(rest + 2, end) if rest is not None and rest + 2 < end else None
    return tuple(piece for piece in (head, tail) if piece)


def _around_quotation(look: Look) -> Found | None:
    """Read "C", said S; "C," S said, "C"; S said: "C"."""
    scene, field, hit = look.scene, look.field, look.hit
    before = content.spoken_before(scene, field, hit.start)
    if before is not None:
        source = _source(look, after=True)
        return Found(_with_rest(look, before, source), "quotation", source)
    source = subject_before(scene, field, hit.start)
    if source:
        before = content.spoken_before(scene, field, source[0])
        if before is not None and not _has_clause(look):
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
    head = content.before_comma(scene, field, before + 1) if 0 < before and first == 0 else ()
    return (*head, *pieces[1:]) if head else pieces


def _has_clause(look: Look) -> bool:
    return content.complementizer_after(look.scene, look.field, look.hit.end) is not None


def _this(look: Look) -> Found | None:
    """Read "this was reported by S": the content stands in the sentence before."""
    scene, field, hit = look.scene, look.field, look.hit
    near = [*range(max(0, hit.start - 4), hit.start), *range(hit.end, min(len(field), hit.end + 3))]
    if _has_clause(look) or not any(_is_this(scene, field, at) for at in near):
        return None
    source = _source(look, after=True)
    if source and all(_is_this(scene, field, at) for at in range(*source)):
        source = subject_after(scene, field, hit.end)
    return Found(content.preceding(scene, field), "this", source)


def _is_this(scene: Scene, field: Field, at: int) -> bool:
    item = field.items[at]
    if item.spoken:
        return False
    end = field.items[-1].last
    return scene.words.this.longest(scene.tokens, item.first, end) is not None


def _like(look: Look) -> Found | None:
    """Read "as S reported, C" and "C, as S reported"."""
    scene, field, hit = look.scene, look.field, look.hit
    start = hit.start
    while start > 0 and hit.start - start < 12 and scene.lower(field, start - 1) not in {",", "."}:
        start -= 1
    if not scene.isin(field, start, scene.words.like) or start == hit.start:
        return None
    source = _source(look, after=start == hit.start - 1)
    if source and source[0] <= start:
        source = (start + 1, source[1]) if source[1] > start + 1 else None
    if start > 1:
        return Found(content.before_comma(scene, field, start - 1), "postposed", source)
    comma = _comma_after(look, max(hit.end, source[1] if source else 0))
    if comma is None:
        return None
    end = content.end_of_clause(scene, field, comma, ())
    return Found(content.between(scene, field, comma + 1, end), "clause", source)


def _comma_after(look: Look, place: int) -> int | None:
    scene, field = look.scene, look.field
    return next((i for i in range(place, len(field)) if scene.lower(field, i) == ","), None)


def _right(look: Look) -> Found | None:
    """Read S said that C; S said: C; S asked them to C; and, in some languages, S said C."""
    scene, field, hit = look.scene, look.field, look.hit
    start = _clause_start(look)
    if start is not None:
        end = content.end_of_clause(scene, field, start, look.hits)
        return Found(
            content.between(scene, field, start, end), "clause", _source(look, after=False)
        )
    colon = _colon(look)
    if colon is not None:
        return Found(_after_colon(look, colon), "colon", _source(look, after=False))
    after = content.spoken_after(scene, field, hit.end, look.hits)
    if after is not None and after - hit.end <= 3 and "clause" in hit.cue.complements:
        end = content.end_of_clause(scene, field, after, look.hits)
        first = after if after == hit.end or not _asks_object(look) else hit.end
        return Found(
            content.between(scene, field, first, end), "quotation", _source(look, after=False)
        )
    return _infinitive(look)


def _clause_start(look: Look) -> int | None:
    """Return where a that-clause of the cue begins; one that belongs to its object is not its."""
    scene, field, hit = look.scene, look.field, look.hit
    if "clause" not in hit.cue.complements:
        return None
    start = content.complementizer_after(scene, field, hit.end)
    if start is None or scene.inflected or not _asks_object(look):
        return start
    objected = scene.isin(field, hit.end, scene.words.determiners)
    tied = scene.isin(field, start - 2, scene.words.prepositions)
    return None if objected and not tied else start


def _asks_object(look: Look) -> bool:
    return "object" in look.hit.cue.complements


def _colon(look: Look) -> int | None:
    scene, field, hit = look.scene, look.field, look.hit
    for at in range(hit.end, min(len(field), hit.end + content.NEAR)):
        low = scene.lower(field, at)
        if low == ":":
            return at
        if not low or low in content.STOPS:
            return None
    return None


def _after_colon(look: Look, colon: int) -> Pieces:
    """Return the rest of the field after a colon; the next paragraph where nothing is left."""
    scene, field = look.scene, look.field
    if colon + 1 < len(field):
        item = field.items[colon + 1]
        if item.spoken:
            end = content.end_of_clause(scene, field, colon + 1, ())
            return content.between(scene, field, colon + 1, end)
        return content.between(
            scene, field, colon + 1, content.end_of_clause(scene, field, colon, ())
        )
    rest = [f for f in scene.fields if f.number > field.number and not f.within]
    if not rest:
        return ()
    same = [f for f in rest if f.paragraph == rest[0].paragraph]
    first = scene.tokens[same[0].items[0].first].span.start
    return (Span(first, scene.tokens[same[-1].items[-1].last - 1].span.end),)


def _infinitive(look: Look) -> Found | None:
    if "infinitive" not in look.hit.cue.complements:
        return None
    scene, field, hit = look.scene, look.field, look.hit
    for at in range(hit.end, min(len(field), hit.end + content.NEAR)):
        low = scene.lower(field, at)
        if not low or low in content.STOPS or low in {";", ":"}:
            return None
        if _is_infinitive(scene, field, at):
            start = _with_addressee(scene, field, hit.end, at)
            end = content.end_of_clause(scene, field, at, look.hits)
            pieces = content.between(scene, field, start, end)
            return Found(pieces, "infinitive", _source(look, after=False))
    return None


def _is_infinitive(scene: Scene, field: Field, at: int) -> bool:
    if scene.inflected:
        return "INFN" in scene.token(field, at).pos
    return scene.isin(field, at, scene.words.infinitive) and at + 1 < len(field)


def _with_addressee(scene: Scene, field: Field, start: int, at: int) -> int:
    """Return where the content starts: at the infinitive, the one who is asked left out."""
    return at if scene.inflected else at + 1


def _postposed(look: Look) -> Found | None:
    """Read "C, said S" and "C, S said"."""
    scene, field, hit = look.scene, look.field, look.hit
    if not {"clause", "bare"} & set(look.hit.cue.complements):
        return None
    at = _back_over_small(look)
    if scene.lower(field, at - 1) == "," or scene.lower(field, at - 1) in {"–", "—"}:
        source = subject_after(scene, field, hit.end) or _placed(look)
        if source or _ends_soon(look, hit.end):
            return _split_clause(look, at - 1, source)
    source = subject_before(scene, field, hit.start)
    if source and scene.lower(field, source[0] - 1) == "," and _ends_soon(look, hit.end):
        return _split_clause(look, source[0] - 1, source)
    if "bare" in hit.cue.complements and not _ends_soon(look, hit.end):
        return _bare(look, source)
    return None


def _back_over_small(look: Look) -> int:
    at = look.hit.start
    while look.scene.isin(look.field, at - 1, look.scene.words.adverbs):
        at -= 1
    return at


def _ends_soon(look: Look, place: int) -> bool:
    """Tell whether the sentence, or the insertion, ends near: nothing follows that is content."""
    scene, field = look.scene, look.field
    for at in range(place, min(len(field), place + 7)):
        if scene.lower(field, at) in content.STOPS | {",", ";"}:
            return True
        if field.items[at].spoken:
            return False
    return len(field) - place < 7


def _split_clause(look: Look, comma: int, source: Range | None) -> Found:
    """Return what stands before the insertion, and what goes on after it up to the full stop."""
    scene, field, hit = look.scene, look.field, look.hit
    head = content.before_comma(scene, field, comma)
    if any(_is_this(scene, field, at) for at in range(min(2, comma))):
        head = (*content.preceding(scene, field), *head)
    stop = max(hit.end, source[1] if source else 0)
    tail: Pieces = ()
    if not scene.inflected and scene.lower(field, stop) == ",":
        end = content.end_of_clause(scene, field, stop, look.hits)
        tail = content.between(scene, field, stop + 1, end)
    return Found((*head, *tail), "postposed", source)


def _bare(look: Look, source: Range | None) -> Found | None:
    """Read "S said C" with no complementizer, the one spoken to left out."""
    scene, field, hit = look.scene, look.field, look.hit
    if hit.end >= len(field) or scene.lower(field, hit.end) in content.STOPS | {",", ";", ")"}:
        return None
    if scene.isin(field, hit.end, scene.words.prepositions) and "object" not in hit.cue.complements:
        return None
    end = content.end_of_clause(scene, field, hit.end, look.hits)
    return Found(content.between(scene, field, hit.end, end), "bare", source)


def _object(look: Look) -> Found | None:
    """Read "S denied the report", «S заявила про потребу …»: the phrase that follows."""
    scene, field, hit = look.scene, look.field, look.hit
    if "object" not in hit.cue.complements:
        return None
    start = hit.end
    source = subject_before(scene, field, hit.start)
    if source is None:
        source = subject_after(scene, field, hit.end)
        start = source[1] if source else start
    if source is None and scene.inflected:
        source = _placed(look)
    about = _about(look, start)
    if hit.cue.about and about is None and scene.isin(field, start, scene.words.prepositions):
        return None
    start = about if about is not None else start
    end = _object_end(look, start)
    pieces = content.between(scene, field, start, end)
    return Found(pieces or _before_verb(look, source), "object", source)


def _before_verb(look: Look, source: Range | None) -> Pieces:
    """Return an object that stands between subject and verb: «Москва все обвинения отрицает»."""
    scene, field, hit = look.scene, look.field, look.hit
    if not scene.inflected or source is None or source[1] > hit.start:
        return ()
    return content.between(scene, field, source[1], hit.start)


def _about(look: Look, start: int) -> int | None:
    """Return the item after one of the cue's own prepositions, where it stands near."""
    scene, field = look.scene, look.field
    about = look.hit.cue.about
    for at in range(start, min(len(field), start + 4)):
        low = scene.lower(field, at)
        if not low or low in content.STOPS | {","}:
            return None
        if low in about:
            return at + 1
    return None


def _object_end(look: Look, start: int) -> int:
    scene, field = look.scene, look.field
    end = content.end_of_clause(scene, field, start, look.hits)
    for at in range(start, end):
        comma = scene.lower(field, at) == ","
        if comma and not scene.isin(field, at + 1, scene.words.relatives) and _parts(look, at + 1):
            return at
    return end


def _parts(look: Look, at: int) -> bool:
    """Tell whether what follows a comma is no longer the object: a conjunction or a gerund."""
    scene, field = look.scene, look.field
    if at >= len(field) or field.items[at].spoken:
        return False
    words = scene.words
    if scene.isin(field, at, words.subordinators) or scene.isin(field, at, words.conjunctions):
        return True
    return "GRND" in scene.token(field, at).pos


# --- phrases -------------------------------------------------------------------------------


def _phrase(look: Look) -> Draft | None:
    source = oblique_after(look.scene, look.field, look.hit.end)
    if source is None:
        return None
    return _make(look, Found(_beside(look, look.hit.start, source[1]), "phrase", source))


def _possessive(look: Look) -> Draft | None:
    scene, field, hit = look.scene, look.field, look.hit
    at = next(
        (
            i
            for i in range(hit.start - 1, max(-1, hit.start - 4), -1)
            if _possesses(scene, field, i)
        ),
        None,
    )
    if at is None:
        return None
    start = at - 1 if scene.isin(field, at - 1, scene.words.prepositions) else at
    return _make(look, Found(_beside(look, start, hit.end), "phrase", (at, at + 1)))


def _possesses(scene: Scene, field: Field, at: int) -> bool:
    if at < 0 or field.items[at].spoken:
        return False
    item = field.items[at]
    term = scene.words.pronouns.longest(scene.tokens, item.first, item.last)
    return bool(term and getattr(term.entry, "possessive", False))


def _beside(look: Look, start: int, end: int) -> Pieces:
    """Return the clause a phrase hangs on: after it, before it, or around it."""
    scene, field = look.scene, look.field
    close = content.end_of_clause(scene, field, end, look.hits)
    tail = content.between(scene, field, end, close)
    head = content.before_comma(scene, field, start)
    if not head or not _worded(look, start):
        return tail
    begin = _opening(look, start)
    if begin is not None:
        return content.between(scene, field, begin, start) + tail if begin < start else tail
    return (*head, *tail)


def _worded(look: Look, start: int) -> bool:
    """Tell whether more than small words stand before the phrase."""
    scene, field = look.scene, look.field
    small = (scene.words.adverbs, scene.words.conjunctions, scene.words.background)
    return any(
        field.items[i].spoken
        or (scene.lower(field, i)[:1].isalnum() and not any(scene.isin(field, i, s) for s in small))
        for i in range(start)
    )


def _opening(look: Look, start: int) -> int | None:
    """Return where the clause begins if it is a subordinate one that the phrase stands in."""
    scene, field = look.scene, look.field
    for at in range(start - 1, 0, -1):
        low = scene.lower(field, at)
        if low in content.STOPS | {";"}:
            return at + 1
        if low == "," and (
            scene.isin(field, at + 1, scene.words.relatives)
            or scene.isin(field, at + 1, scene.words.conjunctions)
        ):
            return at + 2
    return None


def _relay(look: Look) -> Draft | None:
    """Read "…, citing S": the content of the sentence it hangs on."""
    scene, field, hit = look.scene, look.field, look.hit
    source = oblique_after(scene, field, hit.end)
    if source is None:
        return None
    governing = next((d for d in reversed(look.made) if d.field == field.number), None)
    if governing:
        return _make(look, Found(governing.content, "relay", source))
    if any(_is_this(scene, field, at) for at in range(hit.start)):
        return _make(look, Found(content.preceding(scene, field), "relay", source))
    if hit.start == 0:
        return _make(look, Found(_beside(look, 0, source[1]), "relay", source))
    return _make(look, Found(content.before_comma(scene, field, hit.start), "relay", source))


def _noun(look: Look) -> Draft | None:
    """Read "S's statement that C", «заява S про те, що C»."""
    scene, field, hit = look.scene, look.field, look.hit
    source = oblique_after(scene, field, hit.end) if scene.inflected else None
    start = content.complementizer_after(scene, field, hit.end)
    way = "clause"
    if start is None and "infinitive" in hit.cue.complements:
        near = range(hit.end, min(len(field), hit.end + content.NEAR))
        start = next((i for i in near if _is_infinitive(scene, field, i)), None)
    if start is None and "object" in hit.cue.complements:
        start, way = _about(look, hit.end), "object"
    if start is None:
        return None
    source = _owner(look, source, start)
    end = content.end_of_clause(scene, field, start, look.hits)
    pieces = content.between(
        scene, field, start, end if way == "clause" else _object_end(look, start)
    )
    return _make(look, Found(pieces, "noun", source))


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
    if _possesses(scene, field, hit.start - 1):
        return hit.start - 1, hit.start
    if scene.lower(field, hit.start - 1).endswith(("'s", "’s", "s’")):
        first = hit.start - 1
        while (
            first > 0
            and scene.lower(field, first - 1)[:1].isalpha()
            and not _small(look, first - 1)
        ):
            first -= 1
        return first, hit.start
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


def _impersonal(look: Look) -> Draft | None:
    """Read "it is reported that C", «C, йдеться в листі»."""
    scene, field, hit = look.scene, look.field, look.hit
    source = _placed(look)
    start = content.complementizer_after(scene, field, hit.end)
    if start is not None:
        end = content.end_of_clause(scene, field, start, look.hits)
        return _make(look, Found(content.between(scene, field, start, end), "clause", source))
    for way in (_in_dashes, _around_quotation, _this, _like, _postposed, _object):
        found = way(look)
        if found and found.pieces:
            return _make(look, Found(found.pieces, found.way, source))
    colon = _colon(look)
    return None if colon is None else _make(look, Found(_after_colon(look, colon), "colon", source))


FRAMES: dict[Frame, Callable[[Look], Draft | None]] = {
    Frame.VERB: _verb,
    Frame.PHRASE: _phrase,
    Frame.POSSESSIVE: _possessive,
    Frame.RELAY: _relay,
    Frame.NOUN: _noun,
    Frame.IMPERSONAL: _impersonal,
}
