"""Subjects where word forms show no case: what stands between two borders beside the cue."""

from headwater.attribute.borders import LONGEST, closes, is_capital, skip_on, trim_end
from headwater.attribute.cues import verb_ends
from headwater.attribute.scene import Field, Scene
from headwater.languages import Pronoun

TIME = 4  # words of a phrase such as "later that day"
NAME = 4  # words of a surname with particles
Range = tuple[int, int]


def lone_before(scene: Scene, field: Field, end: int) -> Range | None:
    """Return the pronoun that ends at ``end``: it is the whole subject."""
    if not 0 < end <= len(field) or field.items[end - 1].spoken:
        return None
    item = field.items[end - 1]
    term = scene.words.pronouns.longest(scene.tokens, item.first, item.last)
    own = term and isinstance(term.entry, Pronoun) and not term.entry.possessive
    return (end - 1, end) if own else None


def clause_start(scene: Scene, field: Field, start: int, end: int) -> int:
    """Return where the clause whose subject ends at ``end`` begins: after the verb before it."""
    for place in range(end - 1, start - 1, -1):
        if scene.isin(field, place, scene.words.auxiliaries):
            return place + 1
        stop = verb_ends(scene, field, place)
        if stop is not None and stop < end and not _trails(scene, field, stop):
            return stop
        if _leads_name(scene, field, place, end):
            return place + 2
        if place > start and _starts_relative(scene, field, place):
            return place
    return start


def _starts_relative(scene: Scene, field: Field, place: int) -> bool:
    """Tell a clause that follows its noun with no word between: "a claim the mayor denied"."""
    words = scene.words
    if scene.inflected or not scene.isin(field, place, words.determiners):
        return False
    return scene.isin(field, place - 1, words.nouns) and not scene.isin(
        field, place - 1, words.determiners
    )


def _leads_name(scene: Scene, field: Field, place: int, end: int) -> bool:
    """Tell an infinitive before a subject that is a name: "happy to hear Gil say"."""
    if place + 2 >= end or not scene.isin(field, place, scene.words.infinitive):
        return False
    return not is_capital(scene, field, place + 1) and is_capital(scene, field, place + 2)


def _trails(scene: Scene, field: Field, place: int) -> bool:
    """Tell whether a verb only describes its noun: "a poll released on Friday"."""
    words = scene.words
    return any(scene.isin(field, place, index) for index in (words.prepositions, words.adverbs))


def bare_before(scene: Scene, field: Field, start: int, end: int) -> Range | None:
    """Return the subject that ends the stretch ``[start, end)``, less the small words around it."""
    words = scene.words
    end = trim_end(scene, field, start, end)
    start = clause_start(scene, field, start, end)
    openers = (words.conjunctions, words.adverbs, words.background)
    start = min(skip_on(scene, field, start), end)
    while start < end and any(scene.isin(field, start, index) for index in openers):
        start += 1
    held = start < end and scene.isin(field, start, words.prepositions)
    if held and not _mention_at(scene, field, start):
        phrase = _past_preposition(scene, field, start, end)
        start = start if phrase == end and _particle(scene, field, start, end) else phrase
    return (start, end) if start < end and _worded(scene, field, start, end) else None


def main_subject(scene: Scene, field: Field, place: int) -> Range | None:
    """Return the phrase that opens the sentence before ``place``, past what opens the sentence."""
    start = _main_start(scene, field, place)
    at = start
    while at < place and at - start < LONGEST and not _ends_subject(scene, field, start, at):
        at += 1
    at = trim_end(scene, field, start, at)
    opened = start == 0 or _is_head(scene, field, start) or _starts_phrase(scene, field, start)
    return (start, at) if at > start and opened and _worded(scene, field, start, at) else None


def _main_start(scene: Scene, field: Field, place: int) -> int:
    """Step over conjunctions, adverbs, and an opening phrase or clause with its comma."""
    words = scene.words
    start = next((i + 1 for i in range(place - 1, -1, -1) if _is_stop(scene, field, i)), 0)
    held = any(
        scene.isin(field, start, index) for index in (words.prepositions, words.subordinators)
    )
    comma = next((i for i in range(start, place) if scene.lower(field, i) == ","), start)
    timed = any(scene.isin(field, i, words.adverbs) for i in range(start, comma))
    if comma > start and (held or (timed and comma - start <= TIME)):
        start = comma + 1
    openers = (words.conjunctions, words.adverbs, words.background)
    while start < place and (
        scene.lower(field, start) == "," or any(scene.isin(field, start, i) for i in openers)
    ):
        start += 1
    return start


def _is_stop(scene: Scene, field: Field, at: int) -> bool:
    return field.items[at].spoken or scene.lower(field, at) in {".", "!", "?", ";", ":"}


def _ends_subject(scene: Scene, field: Field, start: int, at: int) -> bool:
    """Tell whether the opening phrase is over: a verb, a border, or words after its head."""
    if lone_before(scene, field, start + 1):
        return at > start
    words = scene.words
    if closes(scene, field, at) or verb_ends(scene, field, at):
        return True
    if any(scene.isin(field, at, i) for i in (words.auxiliaries, words.passives, words.adverbs)):
        return True
    headed = any(_is_head(scene, field, i) for i in range(start, at))
    tied = any(
        scene.isin(field, i, index)
        for i in (at, at - 1)
        for index in (words.prepositions, words.conjunctions, words.determiners)
    )
    return headed and not tied and not _is_head(scene, field, at)


def _is_head(scene: Scene, field: Field, at: int) -> bool:
    known = scene.isin(field, at, scene.words.nouns)
    return known or (is_capital(scene, field, at) and at > 0) or _mention_at(scene, field, at)


def bare_after(scene: Scene, field: Field, place: int, end: int) -> Range | None:
    """Return the subject that opens the stretch ``[place, end)``."""
    words = scene.words
    place = skip_on(scene, field, place)
    if place < end and scene.isin(field, place, words.prepositions):
        place = skip_on(scene, field, _past_preposition(scene, field, place, end))
    whole = untied(scene, field, place, end)
    stop = trim_end(scene, field, place, whole)
    if stop <= place or not _worded(scene, field, place, stop) or _acts(scene, field, place, whole):
        return None
    if not _starts_phrase(scene, field, place):
        return None
    return place, _apposition(scene, field, stop)


def begins_clause(scene: Scene, field: Field, place: int) -> bool:
    """Tell whether what follows a comma is a clause with a verb rather than part of a phrase."""
    words = scene.words
    if lone_before(scene, field, place + 1):
        bound = (words.relatives, words.complementizers)
        return not any(scene.isin(field, place, index) for index in bound)
    for at in range(place, min(len(field), place + LONGEST)):
        if closes(scene, field, at):
            return False
        if any(scene.isin(field, at, i) for i in (scene.words.auxiliaries, scene.words.passives)):
            return True
        if verb_ends(scene, field, at):
            return True
    return False


def is_phrase(scene: Scene, field: Field, found: Range) -> bool:
    """Tell whether all words belong to one phrase: none follows its head but what is tied to it."""
    if scene.inflected:
        return True
    start, end = found
    while start < end and not _is_head(scene, field, start):
        start += 1
    words = scene.words
    small = (words.prepositions, words.conjunctions, words.determiners, words.adverbs)
    for at in range(start + 1, end):
        low = scene.lower(field, at)
        tied = any(scene.isin(field, i, index) for i in (at, at - 1) for index in small)
        if low == ",":
            return True
        if low[:1].isalpha() and not tied and not _is_head(scene, field, at):
            return False
    return True


def _starts_phrase(scene: Scene, field: Field, at: int) -> bool:
    """Tell whether a subject can begin here: a determiner, a pronoun, a name, a known noun."""
    words = scene.words
    if any(scene.isin(field, at, i) for i in (words.determiners, words.nouns, words.pronouns)):
        return True
    return is_capital(scene, field, at) or any(
        scene.isin(field, near, words.nouns) for near in (at + 1, at + 2)
    )


def _acts(scene: Scene, field: Field, start: int, end: int) -> bool:
    """Tell a clause from a phrase: a verb stands in it, or more than the pronoun it opens with."""
    if lone_before(scene, field, start + 1) and end > start + 1:
        return True
    return any(
        scene.isin(field, at, scene.words.auxiliaries) or acts_at(scene, field, at)
        for at in range(start, end)
    )


def acts_at(scene: Scene, field: Field, place: int) -> bool:
    """Tell whether a verb with a subject of its own stands at an item."""
    stop = verb_ends(scene, field, place)
    return stop is not None and not _trails(scene, field, stop)


def past_addressee(scene: Scene, field: Field, place: int, end: int) -> int:
    """Step over the one spoken to: «según informaron a EFE fuentes de la policía»."""
    if not scene.isin(field, place, scene.words.prepositions):
        return place
    at = place + 1
    while at < end and is_capital(scene, field, at):
        at += 1
    if place + 1 < at < end:
        return at
    phrase = _past_preposition(scene, field, place, end)
    return phrase if phrase < end else place


def _particle(scene: Scene, field: Field, start: int, end: int) -> bool:
    """Tell a surname with its particles that is all there is before the verb: «De la Mata»."""
    tie = scene.isin(field, start, scene.words.ties) and is_capital(scene, field, start)
    return tie and end - start <= NAME and is_capital(scene, field, end - 1)


def _mention_at(scene: Scene, field: Field, place: int) -> bool:
    start = scene.token(field, place).span.start
    return any(mention.span.start == start for mention in scene.analysis.mentions)


def _past_preposition(scene: Scene, field: Field, place: int, end: int) -> int:
    """Skip phrases with a preposition: the next phrase opens with a determiner or a name."""
    for at in range(place + 1, end):
        if _opens_phrase(scene, field, at):
            return at
    return end


def _opens_phrase(scene: Scene, field: Field, at: int) -> bool:
    """Tell a determiner or a name that no small word, and no name before it, holds."""
    words = scene.words
    small = (words.prepositions, words.determiners, words.conjunctions)
    if any(scene.isin(field, at - 1, index) for index in small):
        return False
    if scene.isin(field, at, words.determiners):
        return True
    parted = not is_capital(scene, field, at - 1) or _mention_at(scene, field, at)
    return is_capital(scene, field, at) and parted


def untied(scene: Scene, field: Field, place: int, end: int) -> int:
    """Stop at a preposition that does not tie nouns, where the language lists those that do."""
    if not scene.pack.words.ties:
        return end
    for at in range(place + 1, end):
        if scene.isin(field, at, scene.words.prepositions) and not scene.isin(
            field, at, scene.words.ties
        ):
            return at
    return end


def _apposition(scene: Scene, field: Field, stop: int) -> int:
    """Go on over ", chief of staff of the ministry" where it runs to the next border."""
    if scene.lower(field, stop) != "," or field.items[stop + 1 : stop + 2] == ():
        return stop
    place = stop + 1
    words = scene.words
    if any(scene.isin(field, place, i) for i in (words.conjunctions, words.subordinators)):
        return stop
    if scene.isin(field, place, words.prepositions) and not (
        scene.isin(field, place, words.ties) and scene.isin(field, place + 1, words.determiners)
    ):
        return stop
    while place < len(field) and place - stop < LONGEST and not closes(scene, field, place):
        item = field.items[place]
        if scene.words.cues.longest(scene.tokens, item.first, item.first + 1):
            return stop
        place += 1
    ended = place >= len(field) or scene.lower(field, place) in {".", ",", ";"}
    return place if ended and place > stop + 2 else stop


def _worded(scene: Scene, field: Field, start: int, end: int) -> bool:
    return any(scene.lower(field, i)[:1].isalpha() for i in range(start, end))
