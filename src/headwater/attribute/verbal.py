"""Tells verbs from their look-alikes where word forms do not show the part of speech."""

from headwater.attribute.borders import is_capital
from headwater.attribute.scene import Field, Scene
from headwater.languages import Cue, Frame, Pronoun


def is_verb(scene: Scene, field: Field, place: int, cue: Cue) -> bool:
    """Tell whether the word at ``place`` can be the verb ``cue`` in this company."""
    before = _before(scene, field, place)
    if _is_named(scene, field, place) or scene.lower(field, before).endswith(("'s", "’s")):
        return False
    if cue.shares:
        return not _is_determined(scene, field, place - 1)
    if _is_participle(scene, field, before):
        return False
    words = scene.words
    if any(scene.isin(field, before, i) for i in (words.prepositions, words.infinitive)):
        return scene.isin(field, before, words.relatives)
    if _is_determined(scene, field, before) or scene.isin(field, before, words.passives):
        return False
    if not _is_noun_too(scene, field, place):
        return True
    return _has_subject(scene, field, before) and not _has_verb(scene, field, place + 1)


def _before(scene: Scene, field: Field, place: int) -> int:
    """Return the item before the cue and its adverbs."""
    words = scene.words
    at = place - 1
    while at > 0 and any(scene.isin(field, at, i) for i in (words.adverbs, words.negations)):
        at -= 1
    timed = at < place - 1 and not scene.isin(field, place - 1, words.negations)
    if timed and at > 0 and scene.isin(field, at, words.prepositions):
        at -= 1  # "on Monday"
    return at


def _is_participle(scene: Scene, field: Field, before: int) -> bool:
    """Tell "Asked why …" and "when asked …" where a verb must have its subject before it."""
    if field.headline or not scene.pack.words.participial:
        return False
    return before < 0 or scene.isin(field, before, scene.words.participial)


def _is_named(scene: Scene, field: Field, place: int) -> bool:
    """Tell a word of a name: a capital inside a sentence that is no headline."""
    if field.headline or place == 0 or not is_capital(scene, field, place):
        return False
    return scene.lower(field, place - 1)[:1].isalpha()


def _is_determined(scene: Scene, field: Field, at: int) -> bool:
    """Tell whether a word asks for a noun after it and cannot be a subject itself."""
    words = scene.words
    if not scene.isin(field, at, words.determiners) or scene.isin(field, at, words.auxiliaries):
        return False
    return not (scene.isin(field, at, words.nouns) or _is_pronoun(scene, field, at))


def _is_pronoun(scene: Scene, field: Field, at: int) -> bool:
    if at < 0 or field.items[at].spoken:
        return False
    item = field.items[at]
    term = scene.words.pronouns.longest(scene.tokens, item.first, item.last)
    return bool(term and isinstance(term.entry, Pronoun) and not term.entry.possessive)


def _is_noun_too(scene: Scene, field: Field, place: int) -> bool:
    """Tell whether the pack lists the word as a noun as well."""
    if scene.isin(field, place, scene.words.nouns):
        return True
    item = field.items[place]
    found = scene.words.cues.at(scene.tokens, item.first, item.last)
    return any(isinstance(t.entry, Cue) and t.entry.frame is Frame.NOUN for t in found)


def _has_verb(scene: Scene, field: Field, after: int) -> bool:
    """Tell whether a verb follows, whose subject the word then is: "a police report says"."""
    words = scene.words
    if any(scene.isin(field, after, index) for index in (words.auxiliaries, words.passives)):
        return True
    if not 0 <= after < len(field) or field.items[after].spoken:
        return False
    item = field.items[after]
    found = scene.words.cues.at(scene.tokens, item.first, item.last)
    return any(isinstance(t.entry, Cue) and t.entry.frame is Frame.VERB for t in found)


def _has_subject(scene: Scene, field: Field, before: int) -> bool:
    """Tell whether the word before is a sure subject or helps a verb."""
    if before < 0 or field.items[before].spoken:
        return before >= 0
    words = scene.words
    if scene.isin(field, before, words.determiners):
        return _is_pronoun(scene, field, before)
    indexes = (words.auxiliaries, words.negations, words.relatives, words.nouns)
    if any(scene.isin(field, before, index) for index in (*indexes, words.complementizers)):
        return True
    return _is_pronoun(scene, field, before) or is_capital(scene, field, before)
