"""Who is who among sources: publishers of the store, and names that stand for one party."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from headwater.languages.concepts import OPPOSITE, concepts
from headwater.languages.skeleton import skeleton
from headwater.link.bodies import known_as
from headwater.link.media import known_outlet
from headwater.link.persons import at_odds, person
from headwater.model import SourceKind

LIKE = 85  # of 100: the likeness of two Latin keys that may be one name
PLAIN = frozenset({"document", "report", "statement", "notice", "media", "source"})
VAGUE = frozenset({*PLAIN, "anonymous", "official", "citizen", "expert", "head", "worker"})
GENERAL = frozenset({*VAGUE, "agency", "minister", "government", "company"})
HALF = 0.5  # share of the smaller description that two descriptions of one party have in common
EXTRA = 3  # words beside a publisher's name that may still mean the publisher
TELLING = 2  # words that describe a source, from which they tell it from one in another language
SHORT = 3  # letters of a key below which it says too little
WORD = re.compile(r"[^\W\d_]+(?:['\u2019\u02bc-][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Party:
    """Someone a chain runs through or ends in.

    ``outlet`` is the publisher that an unnamed source or a document is known through: without it
    two of them could not be told apart. ``about`` are the concepts of the words that describe it,
    ``keys`` the Latin keys of its proper name; it has none where it is only described. ``roles``
    are the keys of other names in the words that introduce it: those of the body it speaks for.
    """

    name: str
    kind: SourceKind
    outlet: str = ""
    about: frozenset[str] = frozenset()
    keys: tuple[str, ...] = ()
    lang: str = ""
    roles: frozenset[str] = frozenset()

    @property
    def unnamed(self) -> bool:
        """Tell whether nobody can say who it is."""
        open_kinds = (SourceKind.OUTLET, SourceKind.DOCUMENT, SourceKind.ORGANIZATION)
        return self.kind is SourceKind.OFFICIAL_ANONYMOUS or (
            self.kind not in open_kinds and not self.keys
        )

    @property
    def bare(self) -> bool:
        """Tell whether it is a paper of which only the kind is told: "a statement"."""
        plain = self.about <= PLAIN and not any(char.isdigit() for char in self.name)
        return self.kind is SourceKind.DOCUMENT and not self.keys and plain


@lru_cache(maxsize=50_000)
def outlet(name: str, lang: str = "") -> Party:
    """Make the party that a publisher is; ``lang`` is the language its name is in."""
    about = _concepts(name, lang) - PLAIN if lang else frozenset()
    return Party(name, SourceKind.OUTLET, about=about, keys=name_keys(name), lang=lang)


def described(name: str, kind: SourceKind, outlet: str, words: str, lang: str) -> Party:
    """Make a party of its name and of the words the text introduces it with."""
    about = _concepts(f"{words} {name}", lang)
    first, *rest = WORD.findall(name) or [""]
    keys = name_keys(name)
    opens = len(keys) == 1 and first[:1].isupper() and bool(rest or len(first) > SHORT)
    common = _concepts(first, lang)
    if kind in (SourceKind.OUTLET, SourceKind.ORGANIZATION):
        common &= PLAIN  # a firm may be called by any word, "the Paper" is one of many
    told = rest and kind in (SourceKind.PERSON, SourceKind.UNKNOWN)  # "Both sources"
    if opens and (len(first) <= SHORT or common or told or kind is SourceKind.GROUP):
        keys = ()  # a capital that only opens the sentence or title
    roles = frozenset(name_keys(words)).difference(name_keys(name))
    return Party(name, kind, outlet, about, keys, lang, roles)


def _concepts(words: str, lang: str) -> frozenset[str]:
    forms = [word.lower() for word in WORD.findall(words)]
    found = concepts(lang, [(form, form) for form in forms])
    return frozenset(concept.replace(OPPOSITE, "") for ids in found for concept in ids)


def proper(name: str, lang: str, common: frozenset[str]) -> tuple[str, ...]:
    """Return the words that make a name out of a common noun: "the newspaper Northwire".

    A word before the noun is none: "Russian media" are many.
    """
    words = WORD.findall(name)
    nouns = [
        place
        for place, word in enumerate(words)
        if not word.istitle() and _concepts(word, lang) & common
    ]
    return tuple(word for word in words[max(nouns, default=-1) + 1 :] if word[0].isupper())


@lru_cache(maxsize=50_000)
def name_keys(name: str) -> tuple[str, ...]:
    """Return the Latin keys of the words that make a name: those with a capital."""
    words = [word for word in WORD.findall(name) if word[0].isupper()]
    return tuple(dict.fromkeys(key for word in words if (key := skeleton(word))))


@lru_cache(maxsize=200_000)
def same_name(left: str, right: str) -> bool:
    """Tell whether two names may be one: equal keys, one inside the other, or nearly alike.

    Outlets, countries and world organizations that tables know are one by their writings, and two
    where those are of two. A man's and a woman's form of a surname are two people.
    """
    for known in (known_outlet, known_as):
        if (found := known(left)) and (other_found := known(right)):
            return found == other_found
    one, other = name_keys(left), name_keys(right)
    if left.casefold() == right.casefold() or not one or not other:
        return left.casefold() == right.casefold()
    if _initials(left) == right or _initials(right) == left:
        return True
    if _man_and_woman(left, right):
        return False
    small, large = sorted((one, other), key=len)
    if all(any(_alike(key, found) for found in large) for key in small):
        return any(len(key) >= SHORT for key in small)
    proper = _introduced(left), _introduced(right)
    if proper != (left, right):
        return same_name(*proper)
    return fuzz.ratio("".join(one), "".join(other)) >= LIKE


def _man_and_woman(left: str, right: str) -> bool:
    """Tell whether two surnames, or two names of as many words, are a man's and a woman's."""
    one, other = WORD.findall(left), WORD.findall(right)
    if len(one) != len(other):
        one, other = one[-1:], other[-1:]
    return at_odds(person(" ".join(one), ""), person(" ".join(other), ""))


def _introduced(name: str) -> str:
    """Return the foreign name that a description at the beginning of a sentence ends in.

    Its first word has a capital for the sentence's sake; that the last are in another script
    shows that they are the name.
    """
    first, *rest = WORD.findall(name) or [""]
    capital = next((place for place, word in enumerate(rest) if word[0].isupper()), 0)
    foreign = [word for word in rest[capital:] if word.isascii() != first.isascii()]
    return " ".join(foreign) if capital and len(foreign) == len(rest) - capital else name


def _initials(name: str) -> str:
    """Return the first letters of a name's words: an acronym that may stand for it."""
    letters = [word[0] for word in WORD.findall(name) if word[0].isupper()]
    return "".join(letters) if len(letters) >= SHORT else ""


def _alike(left: str, right: str) -> bool:
    return left == right or (min(len(left), len(right)) > SHORT and fuzz.ratio(left, right) >= LIKE)


def publisher(name: str, publishers: Iterable[str], *, loose: bool) -> str | None:
    """Return the one publisher a name stands for; None where none or several fit.

    ``loose``: the name is known to be an outlet's, so a part of a publisher's name is enough.
    """
    known = dict.fromkeys(publishers)
    for test in (_equal, _one_outlet, _same_keys, _holds, _inflected, same_name)[
        : 6 if loose else 5
    ]:
        fitting = [other for other in known if test(name, other)]
        if len(fitting) == 1:
            return fitting[0]
    return None


def _equal(left: str, right: str) -> bool:
    return left.casefold() == right.casefold()


def _one_outlet(left: str, right: str) -> bool:
    return (known := known_outlet(left)) is not None and known == known_outlet(right)


def _same_keys(left: str, right: str) -> bool:
    keys = name_keys(left)
    return bool(keys) and sorted(keys) == sorted(name_keys(right)) and _holds(left, right)


def _holds(name: str, whole: str) -> bool:
    """Tell whether all words of a publisher's name are in another, with few more."""
    inner, outer = all_keys(whole), all_keys(name)
    return bool(inner) and set(inner) <= set(outer) and len(outer) <= len(inner) + EXTRA


def _inflected(name: str, whole: str) -> bool:
    """Tell whether two names of as many words differ in their endings only."""
    one, other = all_keys(name), all_keys(whole)
    return 1 < len(one) == len(other) and fuzz.ratio("".join(one), "".join(other)) >= LIKE


@lru_cache(maxsize=50_000)
def all_keys(name: str) -> tuple[str, ...]:
    """Return the Latin keys of all words of a name."""
    return tuple(dict.fromkeys(key for word in WORD.findall(name) if (key := skeleton(word))))


def same_party(left: Party, right: Party) -> bool:
    """Tell whether two parties at the end of chains of one claim are one for certain."""
    if _speaks_for(left, right) or _speaks_for(right, left):
        return True
    if left.unnamed or right.unnamed:
        return left.unnamed and right.unnamed and left.outlet == right.outlet
    kinds = {left.kind, right.kind}
    if kinds == {SourceKind.DOCUMENT}:
        return left.outlet == right.outlet or _same_words(left, right) or _same_date(left, right)
    if left.keys and right.keys:
        return same_name(left.name, right.name) or _translated(left, right)
    if SourceKind.OUTLET in kinds:
        return _equal(left.name, right.name) or _one_outlet(left.name, right.name)
    return _same_words(left, right) or _equal(left.name, right.name)


def _translated(left: Party, right: Party) -> bool:
    """Tell whether two institutions are one in two languages: by its words and its proper name."""
    kinds = {left.kind, right.kind}
    if left.lang == right.lang or not kinds <= {SourceKind.ORGANIZATION, SourceKind.OUTLET}:
        return False
    shared = (left.about & right.about) - GENERAL
    few = min(len(left.about - GENERAL), len(right.about - GENERAL))
    names = [key for key in left.keys if any(_alike(key, other) for other in right.keys)]
    return bool(shared and names) and len(shared) > HALF * few


def _same_words(left: Party, right: Party) -> bool:
    """Tell whether two descriptions share half their concepts, and not only "a paper"."""
    shared = left.about & right.about
    return bool(shared - PLAIN) and len(shared) >= HALF * min(len(left.about), len(right.about))


def _same_date(left: Party, right: Party) -> bool:
    """Tell whether two papers have a date or number in common: "the memo of 11 February"."""
    one, other = (set(re.findall(r"\d+", party.name)) for party in (left, right))
    return bool(one & other)


def _speaks_for(voice: Party, body: Party) -> bool:
    """Tell whether a person is introduced by all that the other is only described as.

    "Coast guard commander Ada Brenn" speaks for "the coast guard", and is "the commander".
    """
    if voice.kind is SourceKind.PERSON and voice.keys and _is_of(voice, body):
        return True
    about = body.about - PLAIN
    described = body.kind is SourceKind.ORGANIZATION or not body.keys
    if not described or body.kind in (SourceKind.OFFICIAL_ANONYMOUS, SourceKind.DOCUMENT):
        return False
    return voice.kind is SourceKind.PERSON and bool(voice.keys and about) and about <= voice.about


def _is_of(voice: Party, body: Party) -> bool:
    """Tell whether a person is introduced with the whole name of an institution, or its paper."""
    if body.kind not in (SourceKind.ORGANIZATION, SourceKind.DOCUMENT) or not body.keys:
        return False
    return all(any(_alike(key, role) for role in voice.roles) for key in body.keys)


def told_apart(left: Party, right: Party) -> bool:
    """Tell whether the words for two unnamed sources show that they are two.

    In two languages it takes more than a word each: near synonyms may have no concept in common.
    """
    one, other = left.about - VAGUE, right.about - VAGUE
    least = 1 if left.lang == right.lang else TELLING
    return min(len(one), len(other)) >= least and not one & other


def fullest(parties: Sequence[Party]) -> str:
    """Return the name that says most of who one party is; of equal ones the first."""
    return min(parties, key=_fullest_first).name


def _fullest_first(party: Party) -> tuple[int, bool, int]:
    dated = any(char.isdigit() for char in party.name)
    return -len(name_keys(party.name)), not dated, -len(party.about - VAGUE)
