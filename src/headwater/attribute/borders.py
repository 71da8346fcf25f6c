"""Where a phrase ends: marks, small words, verbs."""

from headwater.attribute.scene import Field, Scene
from headwater.languages.domains import domain_at

LONGEST = 24  # items of a source phrase; the longest in the dev gold has 19
OPENING = frozenset({"«", '"', "“", "„"})  # marks that open a quotation or a name
BORDERS = frozenset(",;:.!?…()[]–—")
ACTION = frozenset({"VERB", "PRTS", "GRND", "PRED", "INFN"})
NOMINAL = frozenset({"NOUN", "NPRO", "ADJF", "NUMR", "PRTF"})


def closes(scene: Scene, field: Field, place: int) -> bool:
    """Tell whether a phrase cannot go on over this item."""
    if field.items[place].spoken:
        return True
    low = scene.lower(field, place)
    if low in BORDERS:
        return not (low == "." and _is_initial(scene, field, place))
    item, words = field.items[place], scene.words
    if low == "-" or words.relays.longest(scene.tokens, item.first, field.items[-1].last):
        return True
    return any(
        scene.isin(field, place, index) for index in (words.complementizers, words.relatives)
    )


def _is_initial(scene: Scene, field: Field, place: int) -> bool:
    """Tell a full stop inside a name or an abbreviation from one that ends a sentence."""
    return place + 1 < len(field) and (
        len(scene.lower(field, place - 1)) <= 4 or not _spaced(scene, field, place)
    )


def _spaced(scene: Scene, field: Field, place: int) -> bool:
    token, after = scene.token(field, place), scene.token(field, place + 1)
    return token.span.end < after.span.start


def is_action(scene: Scene, field: Field, place: int) -> bool:
    """Tell whether a word can only be a verb form; one that opens a name in marks is none."""
    token = scene.token(field, place)
    if scene.lower(field, place - 1) in OPENING and is_capital(scene, field, place):
        return False
    return bool(token.pos) and token.pos <= ACTION


def begins_clause(scene: Scene, field: Field, place: int) -> bool:
    """Tell whether a new clause starts with no comma before it: a sure nominative or a verb."""
    if not scene.inflected:
        return False
    token = scene.token(field, place)
    if token.pos and token.pos <= ACTION:
        return True
    sure = token.cases == {"nomn"} and bool(token.pos) and token.pos <= NOMINAL
    return sure and not is_capital(scene, field, place)


def is_capital(scene: Scene, field: Field, place: int) -> bool:
    """Tell whether a word begins with a capital; a site in small letters is a name as well."""
    text, span = scene.article.text, scene.token(field, place).span
    if text[span.start].isupper():
        return True
    return text.startswith(".", span.end) and bool(domain_at(text, span.start))


def skip_back(scene: Scene, field: Field, place: int) -> int:
    """Step back over what may stand between subject and cue: adverbs, auxiliaries, negation."""
    words = scene.words
    indexes = (words.adverbs, words.auxiliaries, words.negations)
    while place > 0 and any(scene.isin(field, place - 1, index) for index in indexes):
        place -= 1
    return place


def skip_on(scene: Scene, field: Field, place: int) -> int:
    """Step on over adverbs, those of several words too: «este martes», "last week"."""
    while place < len(field) and not field.items[place].spoken:
        end = field.items[-1].last
        term = scene.words.adverbs.longest(scene.tokens, field.items[place].first, end)
        if term is None:
            break
        place += len(term.words)
    return place


def segment_start(scene: Scene, field: Field, end: int) -> int:
    """Return where the stretch that ends at ``end`` and may hold a subject begins."""
    start = end
    while start > 0 and end - start < LONGEST:
        opening = _bracket(scene, field, start - 1)
        if opening is not None:
            start = opening
            continue
        if closes(scene, field, start - 1) or _splits(scene, field, start - 1):
            break
        start -= 1
    return start


def _bracket(scene: Scene, field: Field, place: int) -> int | None:
    """Return where the short bracket that closes at ``place`` opens: «Охорона (ВООЗ)»."""
    if scene.lower(field, place) != ")":
        return None
    near = range(place - 1, max(-1, place - 8), -1)
    return next((i for i in near if scene.lower(field, i) == "("), None)


def _splits(scene: Scene, field: Field, place: int) -> bool:
    """Tell whether a conjunction or a verb before the subject ends the look back."""
    words = scene.words
    if scene.isin(field, place, words.subordinators) or scene.isin(field, place, words.like):
        return True
    return scene.inflected and is_action(scene, field, place)


def trim_end(scene: Scene, field: Field, start: int, end: int) -> int:
    """Leave off adverbs, conjunctions and prepositions at the end of a phrase."""
    words = scene.words
    small = (words.adverbs, words.conjunctions, words.prepositions, words.auxiliaries)
    while end > start and any(scene.isin(field, end - 1, index) for index in small):
        if _is_zone(scene, field, end - 1):
            break
        end -= 1
    return end


def _is_zone(scene: Scene, field: Field, place: int) -> bool:
    """Tell the end of a domain name, which may look like a word: "Paper.es"."""
    stopped = scene.lower(field, place - 1) == "." and place > 1
    return stopped and not _spaced(scene, field, place - 1) and not _spaced(scene, field, place - 2)
