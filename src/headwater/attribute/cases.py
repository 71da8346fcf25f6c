"""The subject of a verb where word forms show case: its nominative, and what belongs to it."""

from headwater.attribute.borders import (
    ACTION,
    NOMINAL,
    OPENING,
    closes,
    is_action,
    is_capital,
)
from headwater.attribute.scene import Field, Scene
from headwater.model import MentionKind

ONE = frozenset({"sing", "masc", "femn", "neut"})  # grammemes of the singular
YEAR = 4  # digits
ADJECTIVE = "ADJF"
POINTING = 4  # items from a pronoun to the noun that it points at
Range = tuple[int, int]


def nominative(scene: Scene, field: Field, start: int, end: int, number: str = "") -> Range | None:
    """Return the phrase with a nominative head in ``[start, end)``, less what trails it."""
    heads = (i for i in range(start, end) if _heads(scene, field, i, start))
    first = next((i for i in heads if _agrees(scene, field, i, end, number)), None)
    if first is None:
        return _named(scene, field, start, end)
    head: int | None = first
    if scene.isin(field, first, scene.words.pronouns):
        head = _pointed_at(scene, field, first, end)
    if head is None:
        return first, first + 1
    last = _last_head(scene, field, head, end)
    stop = last + 1
    while stop < end and (_goes_on(scene, field, stop) or _part_of(scene, field, last, stop)):
        stop += 1
    where = _whereabouts(scene, field, stop, end)
    return first, (where if where > stop and _is_unnamed(scene, field, last) else stop)


def _is_unnamed(scene: Scene, field: Field, place: int) -> bool:
    """Tell the noun of a source without a name, whom only its place tells: «джерело в уряді»."""
    noun = scene.words.nouns.longest(scene.tokens, field.items[place].first, len(scene.tokens))
    return bool(getattr(noun and noun.entry, "unnamed", False))


def _whereabouts(scene: Scene, field: Field, place: int, end: int) -> int:
    """Return where a phrase that says in what body ends, if one starts here."""
    stop = place + 1
    if stop >= end or not scene.isin(field, place, scene.words.at) or _dated(scene, field, stop):
        return place
    while (
        stop < end
        and scene.token(field, stop).cases - {"nomn"}
        and not is_action(scene, field, stop)
    ):
        if scene.isin(field, stop, scene.words.prepositions) or _dated(scene, field, stop):
            break
        stop += 1
    return stop if stop > place + 1 else place


def _part_of(scene: Scene, field: Field, head: int, place: int) -> bool:
    """Tell whether a preposition right after a number says of how many: «один із міністрів»."""
    if place != head + 1 or not scene.isin(field, place, scene.words.prepositions):
        return False
    counts = "NUMR" in scene.token(field, head).pos or scene.isin(
        field, head, scene.words.indefinites
    )
    after = scene.token(field, place + 1) if place + 1 < len(field) else None
    return bool(counts and after and "gent" in after.cases and "plur" in after.grams)


def _pointed_at(scene: Scene, field: Field, place: int, end: int) -> int | None:
    """Return the noun that a pronoun is only a word for which: «его адвокат», «те же бумаги»."""
    token = scene.token(field, place)
    own = scene.words.pronouns.longest(scene.tokens, field.items[place].first, field.items[-1].last)
    pointing = ADJECTIVE in token.pos or getattr(own and own.entry, "possessive", False)
    after = place + 1
    while pointing and after < min(end, place + POINTING):
        if _is_noun(scene, field, after) and _may_be_nominative(scene, field, after):
            return after
        if not scene.token(field, after).pos & {ADJECTIVE, "PRCL"}:
            return None
        after += 1
    return None


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


def number_of(scene: Scene, field: Field, places: range) -> str:
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
    named = is_capital(scene, field, place) and (place > 0 or person_at(scene, field, place))
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
    return nominative(scene, field, start, verbs[0]) if verbs else None


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
            if place - before > 1 and "nomn" in token.cases and person_at(scene, field, place):
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


def person_at(scene: Scene, field: Field, place: int) -> bool:
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


def nominative_after(
    scene: Scene, field: Field, place: int, end: int, number: str = ""
) -> Range | None:
    """Return the first phrase with a nominative head after a cue, up to ``end``."""
    told = _after_marked(scene, field, place, end)
    if told < end and (found := nominative_after(scene, field, told, end, number)):
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
    found = nominative(scene, field, first, stop)
    return with_open_mark(scene, field, found, place) if found else None


def _after_marked(scene: Scene, field: Field, place: int, end: int) -> int:
    """Return the item after a name in quotation marks that opens right here; else ``end``."""
    if scene.lower(field, place) not in OPENING:
        return end
    closing = (at for at in range(place + 1, end) if scene.lower(field, at) in {"»", '"', "”", "“"})
    return next(closing, end - 1) + 1


def with_open_mark(scene: Scene, field: Field, found: Range, place: int) -> Range:
    """Take in the quotation mark right before a phrase, not before ``place``."""
    first, last = found
    if first > place and scene.lower(field, first - 1) in OPENING:
        first -= 1
    return first, last
