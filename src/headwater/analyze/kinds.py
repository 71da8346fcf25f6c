"""What a run of capitalised words names, by its own words and by those beside it."""

from functools import cache

from headwater.analyze import runs
from headwater.analyze.runs import View
from headwater.languages import Frame, load
from headwater.languages.readings import readings
from headwater.model import MentionKind, Sentence

PERSON, PLACE = MentionKind.PERSON, MentionKind.PLACE
ORGANIZATION = MentionKind.ORGANIZATION
PROPER = frozenset({"Name", "Surn", "Patr"})
MIN_NAME = 3  # letters of a surname by itself
SHORT = 6  # letters of an acronym


def by_itself(view: View, start: int, end: int, sentence: Sentence) -> MentionKind | None:
    """Return what a run of capitalised words is; None where it alone does not tell."""
    words = [k for k in range(start, end) if view.capital(k)]
    lone = end - start == 1 and runs.opens(view, start, sentence) and not view.word(start).isupper()
    if not lone and any(view.among(k, "organization_heads") for k in words):
        return ORGANIZATION
    if any(view.among(k, "place_heads") for k in (words[-1], words[0])) and end - start > 1:
        return PLACE
    if _is_person(view, start, words, sentence):
        return PERSON
    if any(ch.isdigit() for ch in view.word(start)) and end - start == 1:
        return MentionKind.PRODUCT
    if end - start == 1 and view.word(start).isupper() and 1 < len(view.word(start)) <= SHORT:
        return None if view.among(start, "common") else ORGANIZATION
    return None


def _is_person(view: View, start: int, words: list[int], sentence: Sentence) -> bool:
    first = view.tokens[words[0]]
    if start > sentence.first and view.among(start - 1, "place_heads"):
        return len(words) > 1 and _apart(view, start)
    led = start > sentence.first and view.among(start - 1, "roles")
    if led and not view.word(start).isupper():
        return True
    if len(words) > 1 and (view.among(words[0], "given") or "Name" in first.grams):
        return not view.word(words[-1]).isupper() or view.word(words[0]).isupper()
    if len(view.word(words[-1])) < MIN_NAME:
        return False
    if len(words) > 1 and view.word(words[0] + 1) == ".":
        return len(view.word(words[0])) == 1
    both = len(words) in (2, 3) and not foreign(view, words[0])
    last = view.tokens[words[-1]]
    alone = len(words) == 1 and "ADJF" not in last.pos and not view.word(words[0]).isupper()
    alone = alone and not unheard_of(view, words[0])  # a guess: any word in some ending
    return bool(last.grams & PROPER) and (both or alone) and not _plain_word(view, words[0])


def _apart(view: View, i: int) -> bool:
    """Tell whether a given name stands beside a place in another case: "mayor of the city Ann"."""
    if not view.pack.head.morphology:
        return False
    token = view.tokens[i]
    named = view.among(i, "given") or "Name" in token.grams
    known = (r for r in readings(view.word(i - 1), view.pack.lang) if r.trust > 1)
    beside = {r.case for r in known if r.number == "sing"}
    return named and bool(beside) and bool(token.cases) and not token.cases & beside


def _plain_word(view: View, i: int) -> bool:
    """Tell whether a word is also an ordinary one, as its other readings or the article say."""
    token = view.tokens[i]
    return token.lower in view.small or view.among(i, "common") or "Geox" in token.grams


def foreign(view: View, i: int) -> bool:
    """Tell whether a word is in Latin letters while the language is not."""
    return bool(view.pack.head.morphology) and view.word(i)[0].isascii()


def by_neighbour(view: View, start: int, end: int, sentence: Sentence) -> MentionKind | None:
    """Return what the words beside a run make of it: heads, prepositions, verbs of saying."""
    before = start - 1 if start > sentence.first else None
    if before is not None:
        if view.among(before, "place_heads"):
            return PLACE
        if any(view.among(before, words) for words in ("organization_heads", "outlet_heads")):
            return ORGANIZATION
        if view.among(before, "place_prepositions") and end - start == 1:
            return _there(view, start)
        if not view.pack.head.morphology and _determined(view, before):
            return None  # "the X": nobody's name
    if foreign(view, start):
        return ORGANIZATION if len(view.word(start)) > 1 else None
    if end - start == 2 and not view.pack.head.morphology:
        plain = any(_plain_word(view, k) for k in (start, start + 1))
        joined = before is not None and view.among(before, "joiners")
        return None if plain or joined else PERSON
    return PERSON if end - start == 1 and _speaks(view, start, sentence) else None


def _determined(view: View, i: int) -> bool:
    """Tell whether token ``i`` is an article; a particle before it makes it part of a name."""
    named = i > 0 and view.capital(i - 1) and view.among(i - 1, "particles")
    return view.tokens[i].lower in view.pack.words.determiners and not named


def _there(view: View, i: int) -> MentionKind | None:
    """Return what stands alone after a preposition of place."""
    if foreign(view, i):
        return ORGANIZATION
    token = view.tokens[i]
    if view.pack.head.morphology and "loct" not in token.cases:
        return None
    adjective = "ADJF" in token.pos and "Surn" not in token.grams
    return None if adjective or not view.small.isdisjoint(token.lemmas) else PLACE


def _speaks(view: View, i: int, sentence: Sentence) -> bool:
    """Tell whether a verb of saying stands beside a word."""
    verbs = _verbs(view.pack.lang)
    beside = [k for k in (i - 1, i + 1) if sentence.first <= k < sentence.last]
    inverted = (
        view.pack.head.morphology or i < sentence.first + 2 or runs.opens(view, i - 1, sentence)
    )
    beside = beside if inverted else [k for k in beside if k > i]  # "a spokesman told X"
    if runs.opens(view, i, sentence) and not unheard_of(view, i):
        return False
    said = any(not verbs.isdisjoint({view.tokens[k].lower, view.tokens[k].lemma}) for k in beside)
    return said and not view.word(i).isupper() and not _plain_word(view, i)


def unheard_of(view: View, i: int) -> bool:
    """Tell whether the dictionary lacks a word, which then is hardly an ordinary one."""
    pack = view.pack
    return bool(pack.head.morphology) and all(
        r.trust < 1 for r in readings(view.word(i), pack.lang)
    )


@cache
def _verbs(lang: str) -> frozenset[str]:
    cues = (cue for cue in load(lang).cues if cue.frame is Frame.VERB)
    return frozenset(word.lstrip("=") for cue in cues for word in cue.words if " " not in word)
