"""Noun phrases beside a cue: who may be the source.

Where word forms show case, the subject is found by its nominative; elsewhere a phrase is what
stands between two borders, less the small words at its ends.
"""

from headwater.attribute import plain
from headwater.attribute.borders import (
    ACTION,
    LONGEST,
    NOMINAL,
    OPENING,
    begins_clause,
    closes,
    is_action,
    is_capital,
    segment_start,
    skip_back,
    skip_on,
    trim_end,
)
from headwater.attribute.scene import Field, Scene
from headwater.model import MentionKind, SourceKind

DASHES = frozenset("–—-")
ONE = frozenset({"sing", "masc", "femn", "neut"})  # grammemes of the singular
YEAR = 4  # digits
Range = tuple[int, int]


def subject_before(scene: Scene, field: Field, place: int) -> Range | None:
    """Return the items of the subject that ends before the cue at ``place``."""
    end = skip_back(scene, field, place)
    if not scene.inflected and (alone := plain.lone_before(scene, field, end)):
        return alone
    if scene.isin(field, end - 1, scene.words.relatives) and scene.lower(field, end - 2) == ",":
        return _before_relative(scene, field, end - 1)
    if scene.isin(field, end - 1, scene.words.conjunctions):
        return None  # what follows a conjunction shares the subject before it
    if end and scene.lower(field, end - 1) == ",":
        return _before_insertion(scene, field, end - 1)
    start = segment_start(scene, field, end)
    if not scene.inflected:
        return plain.bare_before(scene, field, start, end)
    number = _number(scene, field, range(place, min(place + 3, len(field))))
    found = _nominative(scene, field, start, end, number)
    if found is None and scene.isin(field, start - 1, scene.words.relatives):
        return _before_relative(scene, field, start - 1)
    return _with_open_mark(scene, field, found, start) if found else None


def _before_relative(scene: Scene, field: Field, place: int) -> Range | None:
    """Return whom a relative pronoun stands for: «речниця, яка раніше запевняла»."""
    if scene.lower(field, place - 1) != ",":
        return None
    found = _subject(scene, field, segment_start(scene, field, place - 1), place - 1)
    return _with_title(scene, field, found) if found else None


def subject_after(scene: Scene, field: Field, place: int) -> Range | None:
    """Return the items of the subject that follows the cue, whose words end at ``place``."""
    end = place
    while end < len(field) and end - place < LONGEST and not closes(scene, field, end):
        end += 1
    if scene.inflected:
        number = _number(scene, field, range(place - 1, max(place - 4, -1), -1))
        return _nominative_after(scene, field, place, end, number)
    return plain.bare_after(scene, field, place, end)


def oblique_after(scene: Scene, field: Field, place: int) -> Range | None:
    """Return the phrase a preposition or relay governs: "according to S", «за словами S»."""
    place = skip_on(scene, field, place)
    end = place
    while end < len(field) and end - place < LONGEST and not closes(scene, field, end):
        if end > place and begins_clause(scene, field, end):
            break
        end += 1
    if not scene.inflected:
        place = plain.past_addressee(scene, field, place, end)
        end = plain.untied(scene, field, place, end)
    end = trim_end(scene, field, place, end)
    return (place, end) if end > place else None


def place_phrase(scene: Scene, field: Field, start: int, end: int) -> Range | None:
    """Return the noun phrase of the last "in …" within ``[start, end)``: «у документі»."""
    for at in range(end - 2, start - 1, -1):
        if not scene.isin(field, at, scene.words.at) or _timed(scene, field, at + 1):
            continue
        alone = at + 2 >= len(field) or closes(scene, field, at + 2)
        if skip_on(scene, field, at) > at or (alone and _points(scene, field, at + 1)):
            continue  # «в частности», «в итоге»: an adverb; «в том, что»
        stop = at + 1
        while stop < end and not closes(scene, field, stop):
            if stop > at + 1 and is_action(scene, field, stop):
                break
            stop += 1
        stop = trim_end(scene, field, at + 1, stop)
        return (at + 1, stop) if stop > at + 1 else None
    return None


def _points(scene: Scene, field: Field, place: int) -> bool:
    """Tell a pronoun, or a word that may be one."""
    return bool(scene.token(field, place).pos & {"NPRO", "ADJF"})


def _with_title(scene: Scene, field: Field, found: Range) -> Range:
    """Take in the role that stands before a name and its comma: «la portavoz, Ana Gil»."""
    comma = found[0] - 1
    if scene.inflected or scene.lower(field, comma) != ",":
        return found
    role = _subject(scene, field, segment_start(scene, field, comma), comma)
    return (role[0], found[1]) if role and role[1] == comma and _role(scene, field, role) else found


def _role(scene: Scene, field: Field, found: Range) -> bool:
    """Tell whether a phrase opens with a noun for a person, its determiner aside."""
    for at in range(found[0], min(found[0] + 3, found[1])):
        item = field.items[at]
        term = scene.words.nouns.longest(scene.tokens, item.first, field.items[-1].last)
        if term and getattr(term.entry, "kind", None) is SourceKind.PERSON:
            return True
    return False


def titled_before(scene: Scene, field: Field, comma: int) -> bool:
    """Tell whether a role and a name, «El alcalde, Juan Gil,», end at a comma: the subject."""
    if scene.inflected or comma <= 0:
        return False
    found = _before_insertion(scene, field, comma)
    if found is None:
        return False
    if found[1] < comma:
        return _aside(scene, field, found[1] + 1)
    return _role(scene, field, found) or _person_at(scene, field, _after_comma(scene, field, found))


def _after_comma(scene: Scene, field: Field, found: Range) -> int:
    """Return the item after the first comma of a phrase; its last one where it has none."""
    inside = range(found[0], found[1] - 1)
    return next((at + 1 for at in inside if scene.lower(field, at) == ","), found[1] - 1)


def _subject(scene: Scene, field: Field, start: int, end: int) -> Range | None:
    find = _nominative if scene.inflected else plain.bare_before
    return find(scene, field, start, end)


def _before_insertion(scene: Scene, field: Field, comma: int) -> Range | None:
    """Return the subject where a clause or apposition stands between it and the cue."""
    for place in range(comma - 1, max(-1, comma - LONGEST), -1):
        low = scene.lower(field, place)
        if field.items[place].spoken or low in (";", ":"):
            return None
        if low == "." and closes(scene, field, place):
            return None
        if low == ",":
            start = segment_start(scene, field, place)
            found = _subject(scene, field, start, place)
            if found:
                return found if _aside(scene, field, place + 1) else (found[0], comma)
    return None


def _aside(scene: Scene, field: Field, place: int) -> bool:
    """Tell whether what follows a comma is no part of the name before it: a clause, a relay."""
    if scene.inflected or scene.isin(field, place, scene.words.relatives):
        return True
    item = field.items[place]
    return scene.words.relays.longest(scene.tokens, item.first, field.items[-1].last) is not None


def _nominative(scene: Scene, field: Field, start: int, end: int, number: str = "") -> Range | None:
    """Return the phrase with a nominative head in ``[start, end)``, less what trails it."""
    heads = (i for i in range(start, end) if _heads(scene, field, i, start))
    first = next((i for i in heads if _agrees(scene, field, i, end, number)), None)
    if first is None:
        return _named(scene, field, start, end)
    if scene.isin(field, first, scene.words.pronouns):
        return first, first + 1
    last = _last_head(scene, field, first, end)
    stop = last + 1
    while stop < end and _goes_on(scene, field, stop):
        stop += 1
    return first, stop


def _last_head(scene: Scene, field: Field, first: int, end: int) -> int:
    """Return the last nominative of a phrase: after its noun only a name, or one joined to it."""
    last, full = first, _is_noun(scene, field, first)
    for at in range(first + 1, end):
        if not _headed(scene, field, at, first) or scene.isin(field, at, scene.words.this):
            continue
        joined = scene.isin(field, at - 1, scene.words.conjunctions)
        if full and not joined and not _names_on(scene, field, at):
            continue
        last, full = at, full or _is_noun(scene, field, at)
    return last


def _is_noun(scene: Scene, field: Field, place: int) -> bool:
    pos = scene.token(field, place).pos
    return "NOUN" in pos and not pos & {"ADJF", "PRTF", "NUMR"}


def _names_on(scene: Scene, field: Field, place: int) -> bool:
    """Tell whether a word after a noun may be its name, its kind or its number."""
    token = scene.token(field, place)
    return is_capital(scene, field, place) or "gent" in token.cases or not token.lower[0].isalpha()


def _number(scene: Scene, field: Field, places: range) -> str:
    """Return the number of the first verb among some items; "" where it shows none."""
    for at in places:
        token = scene.token(field, at)
        if not field.items[at].spoken and "VERB" in token.pos:
            many, one = "plur" in token.grams, bool(token.grams & ONE)
            return "" if many == one else "plur" if many else "sing"
    return ""


def _agrees(scene: Scene, field: Field, place: int, end: int, number: str) -> bool:
    """Tell whether a noun may be the subject of a verb of this number."""
    token, words = scene.token(field, place), scene.words
    named = is_capital(scene, field, place) and (place > 0 or _person_at(scene, field, place))
    if not number or named or not token.pos & {"NOUN", "ADJF"}:
        return True
    if number == "sing":
        return "plur" not in token.grams or bool(token.grams & ONE)
    joined = any(
        scene.isin(field, at, words.conjunctions) or scene.lower(field, at) == ","
        for at in range(place + 1, end)
    )
    return "plur" in token.grams or joined or scene.isin(field, place, words.determiners)


def _named(scene: Scene, field: Field, start: int, end: int) -> Range | None:
    """Return the name that ends right at ``end``: one whose form shows no case («Мадуро»)."""
    whole = scene.span(field, start, end)
    for mention in scene.analysis.mentions if whole else ():
        if whole and whole.contains(mention.span) and mention.span.end == whole.end:
            first = scene.index_at(mention.span.start)
            at = next(i for i in range(start, end) if field.items[i].first >= first)
            free = not scene.isin(field, at - 1, scene.words.prepositions)
            return (at, end) if free and _may_be_nominative(scene, field, at) else None
    return None


def clause_subject(scene: Scene, field: Field, place: int) -> Range | None:
    """Return the subject of the clause that ``place`` stands in, with its verb in between."""
    start = place
    while start > 0 and not closes(scene, field, start - 1):
        start -= 1
    verbs = [i for i in range(start, place) if is_action(scene, field, i)]
    return _nominative(scene, field, start, verbs[0]) if verbs else None


def _heads(scene: Scene, field: Field, place: int, start: int) -> bool:
    if not _may_be_nominative(scene, field, place):
        return False
    words = scene.words
    small = (words.adverbs, words.conjunctions, words.background)
    if any(scene.isin(field, place, index) for index in (*small, words.prepositions)):
        return False
    return not _dated(scene, field, place) and not _governed(scene, field, place, start)


def _governed(scene: Scene, field: Field, place: int, start: int) -> bool:
    """Tell whether a preposition before holds this item: no sure nominative in between."""
    for before in range(place - 1, max(start, place - 8) - 1, -1):
        if scene.isin(field, before, scene.words.prepositions):
            token = scene.token(field, place)
            if place - before > 1 and "nomn" in token.cases and _person_at(scene, field, place):
                return False  # a role with its place, then the name: «посол у Римі Іван Гай»
            return token.cases != {"nomn"} and _held(scene, field, before, place)
    return False


def _held(scene: Scene, field: Field, preposition: int, place: int) -> bool:
    """Tell whether the phrase that a preposition opens may reach this item."""
    token = scene.token(field, place)
    between = range(preposition + 1, place)
    caseless = not token.cases and token.lower[0].isalpha()
    if any("NOUN" in scene.token(field, at).pos for at in between):
        named = is_capital(scene, field, place) and scene.isin(field, place - 1, scene.words.nouns)
        return "gent" in token.cases or caseless or named
    first = scene.token(field, preposition + 1).cases
    shared = bool((token.cases - {"nomn"}) & first)
    return not between or not first or shared or caseless


def _person_at(scene: Scene, field: Field, place: int) -> bool:
    """Tell whether a person's name starts here, every word of which may be nominative."""
    start = scene.token(field, place).span.start
    for mention in scene.analysis.mentions:
        if mention.span.start == start and mention.kind is MentionKind.PERSON:
            last = scene.index_at(mention.span.end)
            words = scene.tokens[scene.index_at(start) : last]
            return all("nomn" in word.cases or not word.cases for word in words)
    return False


def _headed(scene: Scene, field: Field, place: int, start: int) -> bool:
    if not scene.lower(field, place)[:1].isalpha() or _dated(scene, field, place):
        return False
    if scene.isin(field, place, scene.words.prepositions):
        return False
    return _may_be_nominative(scene, field, place) and not _governed(scene, field, place, start)


def _timed(scene: Scene, field: Field, place: int) -> bool:
    """Tell whether an item belongs to any word of time: «в четверг», «в 2031 году»."""
    span = scene.token(field, place).span
    return any(moment.span.contains(span) for moment in scene.analysis.moments)


def _dated(scene: Scene, field: Field, place: int) -> bool:
    """Tell whether an item is part of a date, save a bare year: «опрос 2020 года»."""
    span, text = scene.token(field, place).span, scene.article.text
    return any(
        moment.span.contains(span) and not text[moment.span.start :][:YEAR].isdigit()
        for moment in scene.analysis.moments
    )


def _may_be_nominative(scene: Scene, field: Field, place: int) -> bool:
    token = scene.token(field, place)
    if not token.lower[0].isalpha():
        return token.lower[0].isdigit() and _counts(scene, field, place)
    if is_capital(scene, field, place) and scene.lower(field, place - 1) in OPENING:
        return not token.cases or "nomn" in token.cases or not token.pos & {"ADJF"}
    if token.pos & NOMINAL and "nomn" in token.cases:
        return not (
            token.pos & ACTION and token.pos & {"VERB"} and not is_capital(scene, field, place)
        )
    return not token.cases and is_capital(scene, field, place) and not token.pos & {"PREP", "CONJ"}


def _counts(scene: Scene, field: Field, place: int) -> bool:
    """Tell whether a number stands before what it counts, and not before a year or a date."""
    if place + 1 >= len(field) or field.items[place + 1].spoken:
        return False
    after = scene.token(field, place + 1)
    return after.lower == "%" or bool(after.cases & {"nomn", "gent"})


def _goes_on(scene: Scene, field: Field, place: int) -> bool:
    """Tell whether a word after the nominative belongs to it: a genitive, a name, a mark."""
    token = scene.token(field, place)
    if _dated(scene, field, place):
        return False
    if not token.lower[0].isalpha():
        return token.lower in "\"»”“«„'’.%" or token.lower[0].isdigit()
    words = scene.words
    if any(scene.isin(field, place, index) for index in (words.prepositions, words.adverbs)):
        return False
    if token.pos and token.pos <= ACTION | {"ADVB", "CONJ", "PRCL"}:
        return scene.isin(field, place, words.conjunctions)
    if "ADVB" in token.pos and not token.cases:
        return False
    return "gent" in token.cases or not token.cases or is_capital(scene, field, place)


def _nominative_after(
    scene: Scene, field: Field, place: int, end: int, number: str = ""
) -> Range | None:
    told = _after_marked(scene, field, place, end)
    if told < end and (found := _nominative_after(scene, field, told, end, number)):
        return found  # «сказав «Хвилі» Томас»: a name in marks, then who spoke to it
    stop = place
    first = None
    while stop < end:
        fits = first is None and _heads(scene, field, stop, place)
        if fits and _agrees(scene, field, stop, end, number):
            first = stop
        elif first is not None and is_action(scene, field, stop):
            break
        stop += 1
    if first is None:
        return None
    found = _nominative(scene, field, first, stop)
    return _with_open_mark(scene, field, found, place) if found else None


def _after_marked(scene: Scene, field: Field, place: int, end: int) -> int:
    """Return the item after a name in quotation marks that opens right here; else ``end``."""
    if scene.lower(field, place) not in OPENING:
        return end
    closing = (at for at in range(place + 1, end) if scene.lower(field, at) in {"»", '"', "”", "“"})
    return next(closing, end - 1) + 1


def _with_open_mark(scene: Scene, field: Field, found: Range, place: int) -> Range:
    first, last = found
    if first > place and scene.lower(field, first - 1) in OPENING:
        first -= 1
    return first, last
