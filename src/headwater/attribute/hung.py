"""Phrases that a clause hangs on: "according to S", «за його словами», "citing S"."""

from headwater.attribute import content
from headwater.attribute.draft import Draft, Pieces
from headwater.attribute.look import Found, Look, is_this, make
from headwater.attribute.phrases import oblique_after
from headwater.attribute.scene import Field, Scene

DESCRIBED = 6  # words from a comma back to the noun that the clause after it describes


def _governing(look: Look) -> Draft | None:
    """Return the attribution a relay hangs on: the last before it, else the first after."""
    start = look.scene.token(look.field, look.hit.start).span.start
    plain = [draft for draft in look.made if not draft.relayed]
    before = [draft for draft in plain if draft.cue.start < start]
    return before[-1] if before else next(iter(plain), None)


def read_phrase(look: Look) -> Draft | None:
    """Read "according to S, C"."""
    described = _described(look)
    if described:
        return make(look, described)
    source = oblique_after(look.scene, look.field, look.hit.end)
    if source is None:
        return None
    scene, field, start = look.scene, look.field, look.hit.start
    if any(is_this(scene, field, at) for at in range(max(0, start - 3), start)):
        return make(look, Found(content.preceding(scene, field), "this", source))
    return make(look, Found(_beside(look, start, source[1]), "phrase", source))


def _described(look: Look) -> Found | None:
    """Read "S, according to which C": the source stands before the comma."""
    scene, field, hit = look.scene, look.field, look.hit
    if scene.lower(field, hit.start - 1) != "," or hit.end >= len(field):
        return None
    first, last = field.items[hit.end].first, field.items[-1].last
    which = scene.words.relatives.longest(scene.tokens, first, last)
    if which is None:
        return None
    at = hit.end + len(which.words)
    near = range(hit.start - 2, max(-1, hit.start - 2 - DESCRIBED), -1)
    noun = next((i for i in near if scene.isin(field, i, scene.words.nouns)), None)
    if noun is None:
        return None
    opening = noun
    while opening > 0 and scene.token(field, opening - 1).pos & {"ADJF", "PRTF"}:
        opening -= 1
    end = content.end_of_clause(scene, field, at, look.ends)
    return Found(content.between(scene, field, at, end), "phrase", (opening, hit.start - 1))


def read_possessive(look: Look) -> Draft | None:
    """Read «за його словами, C»: the source stands inside the cue's phrase."""
    scene, field, hit = look.scene, look.field, look.hit
    at = next(
        (i for i in range(hit.start - 1, max(-1, hit.start - 4), -1) if possesses(scene, field, i)),
        None,
    )
    if at is None:
        return None
    start = at - 1 if scene.isin(field, at - 1, scene.words.prepositions) else at
    return make(look, Found(_beside(look, start, hit.end), "phrase", (at, at + 1)))


def possesses(scene: Scene, field: Field, at: int) -> bool:
    """Tell whether an item is a possessive pronoun."""
    if at < 0 or field.items[at].spoken:
        return False
    item = field.items[at]
    term = scene.words.pronouns.longest(scene.tokens, item.first, item.last)
    return bool(term and getattr(term.entry, "possessive", False))


def _beside(look: Look, start: int, end: int) -> Pieces:
    """Return the clause a phrase hangs on: after it, before it, or around it."""
    scene, field = look.scene, look.field
    close = content.end_of_clause(scene, field, end, look.ends)
    tail = content.between(scene, field, end, close)
    head = content.before_comma(scene, field, start)
    if not head or not _worded(look, start):
        return tail
    after = end + (scene.lower(field, end) == ",")
    if describes(look, after):
        tail = ()
    begin = _opening(look, start)
    if begin is not None:
        return content.between(scene, field, begin, start) + tail if begin < start else tail
    return (*head, *tail)


def describes(look: Look, at: int) -> bool:
    """Tell whether what follows a source only says more of it: "…, which cites the paper"."""
    scene, field = look.scene, look.field
    if at >= len(field) or field.items[at].spoken:
        return False
    relay = scene.words.relays.longest(scene.tokens, field.items[at].first, field.items[-1].last)
    return relay is not None or scene.isin(field, at, scene.words.relatives)


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
        if low in content.STOPS | {";", ":"}:
            return at + 1
        told = any(at - content.NEAR <= place < at for place in look.hits)
        if told and scene.isin(field, at, scene.words.complementizers):
            return at + 1
        if low == "," and (
            scene.isin(field, at + 1, scene.words.relatives)
            or scene.isin(field, at + 1, scene.words.conjunctions)
        ):
            return at + 2
    return None


def read_relay(look: Look) -> Draft | None:
    """Read "…, citing S": the content of the sentence it hangs on."""
    scene, field, hit = look.scene, look.field, look.hit
    source = oblique_after(scene, field, hit.end)
    if source is None:
        return None
    governing = _governing(look)
    if governing:
        return make(look, Found(governing.content, "relay", source))
    if any(is_this(scene, field, at) for at in range(hit.start)):
        return make(look, Found(content.preceding(scene, field), "relay", source))
    if hit.start == 0:
        return make(look, Found(_beside(look, 0, source[1]), "relay", source))
    return make(look, Found(content.before_comma(scene, field, hit.start), "relay", source))
