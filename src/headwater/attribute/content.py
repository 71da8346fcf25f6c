"""What a source vouches for: quotations, clauses and phrases around a cue."""

from bisect import bisect_right
from collections.abc import Sequence

from headwater.attribute.borders import BORDERS
from headwater.attribute.phrases import DASHES
from headwater.attribute.scene import Field, Scene
from headwater.languages import Frame
from headwater.model import Span, trim

MARKS = DASHES | {","}
STOPS = frozenset(".!?…")
DATELINE = 14  # items of a dateline at most
SUBJECT = 9  # items of the subject of a coordinated clause with its conjunction
NEAR = 14  # items between cue and complementizer: addressee, time and place of speaking
EDGES = ",;:–—- "
Pieces = tuple[Span, ...]


def spoken_before(scene: Scene, field: Field, place: int) -> int | None:
    """Return the item of a quotation that ends right before ``place``, marks between."""
    at = place - 1
    while at >= 0 and scene.lower(field, at) in MARKS:
        at -= 1
    return at if at >= 0 and field.items[at].spoken else None


def spoken_after(scene: Scene, field: Field, place: int, hits: Sequence[int] = ()) -> int | None:
    """Return the item of the next quotation with no sentence border or cue in between."""
    for at in range(place, min(len(field), place + NEAR + 4)):
        if field.items[at].spoken:
            return at
        if scene.lower(field, at) in STOPS | {";"} or at in hits:
            return None
    return None


def complementizer_after(scene: Scene, field: Field, place: int) -> int | None:
    """Return the item after the complementizer that opens the content, if one is near."""
    for at in range(place, min(len(field), place + NEAR)):
        low = scene.lower(field, at)
        if field.items[at].spoken or low in STOPS or low in (":", ";"):
            return None
        if scene.isin(field, at, scene.words.complementizers) and _opens(scene, field, at, place):
            return at + 1
        if at > place and (_cue_at(scene, field, at) or _helps(scene, field, at)):
            return None
        if not scene.inflected and _turns(scene, field, at):
            return None
    return None


def _opens(scene: Scene, field: Field, at: int, place: int) -> bool:
    """Tell whether a complementizer opens content: after a comma where the language writes one."""
    if not scene.inflected:
        held = scene.isin(field, at - 1, scene.words.determiners) or _subordinates(scene, field, at)
        return at == place or not held
    return scene.lower(field, at - 1) == "," or at == place


def _turns(scene: Scene, field: Field, at: int) -> bool:
    """Tell whether a comma opens a clause of time or cause: ", before saying that …"."""
    subordinate = scene.isin(field, at + 1, scene.words.subordinators)
    return subordinate and scene.lower(field, at) == ","


def _helps(scene: Scene, field: Field, at: int) -> bool:
    """Tell whether a clause has begun without a complementizer: an auxiliary of its own."""
    words = scene.words
    return not scene.inflected and any(
        scene.isin(field, at, index) for index in (words.auxiliaries, words.passives)
    )


def _subordinates(scene: Scene, field: Field, at: int) -> bool:
    """Tell whether a word ends a subordinator of several words: «desde que», «para que»."""
    for start in range(max(0, at - 3), at):
        if field.items[start].spoken:
            continue
        last = field.items[at].last
        term = scene.words.subordinators.longest(scene.tokens, field.items[start].first, last)
        if term and start + len(term.words) == at + 1:
            return True
    return False


def _cue_at(scene: Scene, field: Field, at: int) -> bool:
    item = field.items[at]
    term = scene.words.cues.longest(scene.tokens, item.first, item.last)
    if term is None or getattr(term.entry, "frame", None) is not Frame.VERB:
        return False
    return not scene.inflected or bool(scene.token(field, at).pos & {"VERB"})


def ends_of_clauses(scene: Scene, field: Field, hits: Sequence[int]) -> list[int]:
    """Return where cues at some places that share a subject with one before begin, in order."""
    borders = (_coordinated(scene, field, hit) for hit in hits)
    return sorted({border for border in borders if border is not None})


def end_of_clause(scene: Scene, field: Field, start: int, ends: Sequence[int]) -> int:
    """Return where content from ``start`` ends: before the next coordinated cue, else the field.

    ``ends`` are what ``ends_of_clauses`` finds for all cues of the field.
    """
    after = bisect_right(ends, start)
    if after < len(ends):
        return ends[after]
    return _without_end_mark(scene, field, len(field))


def _without_end_mark(scene: Scene, field: Field, end: int) -> int:
    while end > 0 and scene.lower(field, end - 1) in STOPS:
        end -= 1
    return end


def _coordinated(scene: Scene, field: Field, hit: int) -> int | None:
    """Return where a cue that shares the subject begins: at its conjunction or comma."""
    words = scene.words
    at = hit - 1
    while at >= 0 and any(
        scene.isin(field, at, index) for index in (words.adverbs, words.auxiliaries)
    ):
        at -= 1
    if not scene.inflected and scene.isin(field, at, words.prepositions):
        at -= 1
    if scene.lower(field, at) == ",":
        return at
    if scene.isin(field, at, words.conjunctions):
        return at - 1 if scene.lower(field, at - 1) == "," else at
    return None if scene.inflected else contrasted(scene, field, at)


def contrasted(scene: Scene, field: Field, at: int) -> int | None:
    """Return where ", but S" begins, whose cue follows ``at``: somebody else speaks there."""
    for place in range(at, max(0, at - SUBJECT), -1):
        low = scene.lower(field, place)
        if low == ";":
            return place
        if not low or low in BORDERS:
            return None
        if scene.isin(field, place, scene.words.conjunctions):
            return place - 1 if scene.lower(field, place - 1) == "," else None
    return None


def between(scene: Scene, field: Field, first: int, last: int) -> Pieces:
    """Return items ``[first, last)`` as one trimmed piece, or none."""
    span = scene.span(field, max(first, 0), last)
    kept = trim(scene.article.text, span.start, span.end, EDGES) if span else None
    return (kept,) if kept else ()


def before_comma(scene: Scene, field: Field, end: int) -> Pieces:
    """Return the clause from the start of the field to ``end``, less an opening conjunction."""
    start = _after_dateline(scene, field, end)
    while start < end and (
        scene.lower(field, start) in MARKS or scene.isin(field, start, scene.words.conjunctions)
    ):
        start += 1
    return between(scene, field, start, end)


def _after_dateline(scene: Scene, field: Field, end: int) -> int:
    """Return where the report starts after "CITY, March 4 (Agency) -", or the field's start."""
    for at in range(1, min(end, DATELINE)):
        if scene.lower(field, at) in DASHES and scene.lower(field, at - 1) == ")":
            return at + 1
    return 0


def quoted(scene: Scene, field: Field, places: Sequence[int]) -> Pieces:
    """Return the quotations at some items, marks included."""
    spans = (scene.span(field, place, place + 1) for place in sorted(set(places)))
    return tuple(span for span in spans if span)


def preceding(scene: Scene, field: Field) -> Pieces:
    """Return what "this" stands for: the text before in the paragraph, else the one before it."""
    before = [f for f in scene.fields if f.number < field.number and not f.within]
    same = [f for f in before if f.paragraph == field.paragraph and not f.headline]
    if not same:
        earlier = [f for f in before if not f.headline and _is_prose(scene, f)] or before
        if not earlier:
            return ()
        same = [f for f in earlier if f.paragraph == earlier[-1].paragraph]
    first, last = same[0], same[-1]
    start = scene.tokens[first.items[0].first].span.start
    end = scene.tokens[last.items[-1].last - 1].span.end
    kept = trim(scene.article.text, start, end, ".")
    return (kept,) if kept else ()


def _is_prose(scene: Scene, field: Field) -> bool:
    """Tell a sentence from a line of furniture such as a picture's credit."""
    return scene.lower(field, len(field) - 1) in STOPS or field.items[-1].spoken
