"""Cues that are verbs, with clauses and phrases for content."""

from headwater.attribute import content, plain
from headwater.attribute.borders import closes, skip_on
from headwater.attribute.cases import Range
from headwater.attribute.hung import describes
from headwater.attribute.look import (
    Found,
    Look,
    about_at,
    after_colon,
    asks_object,
    colon_after,
    comma_after,
    find_source,
    has_clause,
    is_infinitive,
    is_this,
    left,
    placed,
    right,
)
from headwater.attribute.phrases import titled_before
from headwater.attribute.scene import Field, Scene


def read_like(look: Look) -> Found | None:
    """Read "as S reported, C" and "C, as S reported"."""
    scene, field, hit = look.scene, look.field, look.hit
    start = hit.start
    while start > 0 and hit.start - start < 12 and scene.lower(field, start - 1) not in {",", "."}:
        start -= 1
    if not scene.isin(field, start, scene.words.like) or start == hit.start:
        return None
    source = find_source(look, after=start == hit.start - 1)
    if source and source[0] <= start:
        source = (start + 1, source[1]) if source[1] > start + 1 else None
    if start > 1:
        return _split_clause(look, start - 1, source)
    comma = comma_after(look, max(hit.end, source[1] if source else 0))
    if comma is None:
        return None
    end = content.end_of_clause(scene, field, comma, ())
    return Found(content.between(scene, field, comma + 1, end), "clause", source)


def read_right(look: Look) -> Found | None:
    """Read S said that C; S said: C; S asked them to C; and, in some languages, S said C."""
    scene, field, hit = look.scene, look.field, look.hit
    start = _clause_start(look)
    if start is not None:
        end = content.end_of_clause(scene, field, start, look.ends)
        return Found(
            content.between(scene, field, start, end), "clause", find_source(look, after=False)
        )
    colon = colon_after(look)
    if colon is not None:
        return Found(after_colon(look, colon), "colon", find_source(look, after=False))
    after = content.spoken_after(scene, field, hit.end, look.hits)
    if after is not None and after - hit.end <= 3 and "clause" in hit.cue.complements:
        end = content.end_of_clause(scene, field, after, look.ends)
        first = after if after == hit.end or not asks_object(look) else hit.end
        return Found(
            content.between(scene, field, first, end), "quotation", find_source(look, after=False)
        )
    return _infinitive(look)


def _clause_start(look: Look) -> int | None:
    """Return where a that-clause of the cue begins; one that belongs to its object is not its."""
    scene, field, hit = look.scene, look.field, look.hit
    if "clause" not in hit.cue.complements:
        return None
    start = content.complementizer_after(scene, field, hit.end)
    if start is None or scene.inflected or not asks_object(look):
        return start
    tied = scene.isin(field, start - 2, scene.words.prepositions)
    return None if _has_object(look, start) and not tied else start


def _has_object(look: Look, start: int) -> bool:
    """Tell whether a noun phrase between cue and complementizer is the object, not the subject."""
    scene, field, hit = look.scene, look.field, look.hit
    at = skip_on(scene, field, hit.end)
    if at >= start - 1 or scene.lower(field, at) == ",":
        return False
    if scene.isin(field, at, scene.words.prepositions):
        return False
    described = scene.isin(field, hit.start - 1, scene.words.relatives)
    return described or hit.cue.shares or left(look) is not None


def _infinitive(look: Look) -> Found | None:
    if "infinitive" not in look.hit.cue.complements:
        return None
    scene, field, hit = look.scene, look.field, look.hit
    for at in range(hit.end, min(len(field), hit.end + content.NEAR)):
        low = scene.lower(field, at)
        if not low or low in content.STOPS or low in {";", ":"}:
            return None
        if is_infinitive(scene, field, at):
            start = _with_addressee(scene, field, hit.end, at)
            end = content.end_of_clause(scene, field, at, look.ends)
            pieces = content.between(scene, field, start, end)
            source = find_source(look, after=False)
            if source and source[0] >= at:
                source = _opening_place(look)
            return Found(pieces, "infinitive", source)
    return None


def _opening_place(look: Look) -> Range | None:
    """Return the place that opens the clause: «У проєкті, який готують, пропонували …»."""
    found = placed(look, after=False) if look.scene.inflected else None
    before = found[0] - 2 if found else 0
    return found if found and (before < 0 or closes(look.scene, look.field, before)) else None


def _with_addressee(scene: Scene, field: Field, start: int, at: int) -> int:
    """Return where the content starts: at the infinitive, or at the one who is to act."""
    if not scene.inflected:
        return start
    return at - 1 if scene.isin(field, at - 1, scene.words.negations) else at


def read_insertion(look: Look) -> Found | None:
    """Read "C, says S, goes on": a cue and its subject between two commas."""
    at = _back_over_small(look)
    if not look.scene.inflected or look.scene.lower(look.field, at - 1) != "," or has_clause(look):
        return None
    source = right(look)
    if source is None or look.scene.lower(look.field, source[1]) != ",":
        return None
    return None if _turns(look, source[1] + 1) else _split_clause(look, at - 1, source)


def read_postposed(look: Look) -> Found | None:
    """Read "C, said S" and "C, S said"."""
    scene, field, hit = look.scene, look.field, look.hit
    if not {"clause", "bare"} & set(look.hit.cue.complements):
        return None
    at = _back_over_small(look)
    about = about_at(look, hit.end) == hit.end + 1 and left(look)
    if about or _opens_with_like(look, at):
        return None  # "S, citing X, wrote about C"; «Как пишет X, S требует C»: C comes after
    parted = scene.lower(field, at - 1) in {",", "–", "—"}
    if parted and not titled_before(scene, field, at - 1):
        source = _inverted(look)
        if source and asks_object(look) and not _speaks(scene, field, source):
            return None  # «Las autoridades, …, piden la revisión»: what follows is the object
        if source or _ends_soon(look, hit.end):
            return _split_clause(look, at - 1, source)
    source = left(look)
    soon = _ends_soon(look, hit.end) and not _has_thing(look)
    if source and scene.lower(field, source[0] - 1) == "," and soon:
        return _split_clause(look, source[0] - 1, source)
    return _bare(look, source) if "bare" in hit.cue.complements else None


def _has_thing(look: Look) -> bool:
    """Tell whether the thing that the cue is about follows it: «…, мер підтвердив отримання»."""
    scene, field, at = look.scene, look.field, look.hit.end
    if not scene.inflected or not asks_object(look) or at >= len(field) or field.items[at].spoken:
        return False
    token = scene.token(field, at)
    return "accs" in token.cases and "NPRO" not in token.pos


def _opens_with_like(look: Look, at: int) -> bool:
    """Tell whether only a clause that names a source stands before the cue and its subject."""
    scene, field, source = look.scene, look.field, left(look)
    named = scene.inflected and scene.isin(field, 0, scene.words.like)
    return named and 1 < (source[0] if source else at) <= content.NEAR


def _inverted(look: Look) -> Range | None:
    """Return the subject after the cue; none where a clause follows: "S, a role, said C"."""
    scene = look.scene
    source = right(look) or (placed(look) if scene.inflected else None)
    if source and left(look) and not plain.is_phrase(scene, look.field, source):
        return None
    return source


def _speaks(scene: Scene, field: Field, source: Range) -> bool:
    """Tell whether a phrase after the cue is a listed source or a name, where forms do not tell."""
    span = scene.span(field, *source)
    if scene.inflected or span is None:
        return True
    if any(span.overlaps(mention.span) for mention in scene.analysis.mentions):
        return True
    return any(scene.isin(field, at, scene.words.nouns) for at in range(*source))


def _back_over_small(look: Look) -> int:
    at = look.hit.start
    while look.scene.isin(look.field, at - 1, look.scene.words.adverbs):
        at -= 1
    return at


def _ends_soon(look: Look, place: int) -> bool:
    """Tell whether the sentence, or the insertion, ends near: nothing follows that is content."""
    scene, field = look.scene, look.field
    while not scene.inflected and _is_time(look, place):
        place += 1
    held = scene.inflected or scene.isin(field, place, scene.words.prepositions)
    if not held and not _addresses(look) and scene.lower(field, place)[:1].isalnum():
        return False
    for at in range(place, min(len(field), place + 7)):
        if scene.lower(field, at) in content.STOPS | {",", ";"}:
            return True
        if field.items[at].spoken:
            return False
    return len(field) - place < 7


def _is_time(look: Look, at: int) -> bool:
    """Tell whether an adverb stands at an item, or a determiner with one: "this morning"."""
    scene, field = look.scene, look.field
    if scene.isin(field, at, scene.words.adverbs):
        return True
    follows = scene.isin(field, at + 1, scene.words.adverbs)
    return follows and scene.isin(field, at, scene.words.determiners)


def _addresses(look: Look) -> bool:
    """Tell whether the one spoken to stands right after the cue: "told the radio"."""
    return "person" in look.hit.cue.complements


def _split_clause(look: Look, comma: int, source: Range | None) -> Found:
    """Return what stands before the insertion, and what goes on after it up to the full stop."""
    scene, field, hit = look.scene, look.field, look.hit
    head = content.before_comma(scene, field, comma)
    cued = any(place < comma for place in look.hits)
    if cued and any(is_this(scene, field, at) for at in range(min(2, comma))):
        head = (*content.preceding(scene, field), *head)
    stop = max(hit.end, source[1] if source else 0)
    ended = _turns(look, stop + 1) or describes(look, stop + 1)
    if scene.lower(field, stop) != "," or ended:
        return Found(head, "postposed", source)
    end = content.end_of_clause(scene, field, stop, look.ends)
    return Found((*head, *content.between(scene, field, stop + 1, end)), "postposed", source)


def _turns(look: Look, at: int) -> bool:
    """Tell whether what follows an insertion's comma is another clause, not the rest of this."""
    scene, field, words = look.scene, look.field, look.scene.words
    if not scene.inflected:
        return False
    if at >= len(field) or field.items[at].spoken:
        return at >= len(field)
    small = (words.relatives, words.conjunctions, words.subordinators, words.complementizers)
    return any(scene.isin(field, at, i) for i in small) or "GRND" in scene.token(field, at).pos


def _bare(look: Look, source: Range | None) -> Found | None:
    """Read "S said C" with no complementizer, the one spoken to left out."""
    scene, field, hit = look.scene, look.field, look.hit
    if hit.end >= len(field) or scene.lower(field, hit.end) in content.STOPS | {",", ";", ")"}:
        return None
    if scene.isin(field, hit.end, scene.words.auxiliaries):
        return None  # "what S said was C": the cue ends a relative clause
    end = content.end_of_clause(scene, field, hit.end, look.ends)
    return Found(content.between(scene, field, hit.end, end), "bare", source)
