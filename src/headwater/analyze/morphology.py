"""Dictionary forms and grammemes of single words; a pack names the strategy it wants.

pymorphy3 keeps one registry of grammemes for all languages in a process, so attributes such as
``tag.case`` may answer for the wrong language; the tag's own text is always right and is what we
read. In the Ukrainian dictionary a nominal reading without a case is nominative, and a verb with
neither tense nor mood is an infinitive.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from headwater.languages.dictionaries import CASES, NOMINAL, PARTS, analyzer

FINITE = frozenset({"past", "pres", "futr", "impr", "sing", "plur", "masc", "femn", "neut", "Impe"})
FORMS_KEPT = 200_000  # distinct word forms of about 50,000 articles; 70 µs each to look up anew


@dataclass(frozen=True, slots=True)
class Parse:
    """One reading of a word form."""

    lemma: str
    pos: str
    case: str
    grams: frozenset[str]


@dataclass(frozen=True, slots=True)
class Form:
    """All readings of a word form, and their union as a Token wants it."""

    lemma: str
    lemmas: frozenset[str]
    pos: frozenset[str]
    cases: frozenset[str]
    grams: frozenset[str]
    parses: tuple[Parse, ...] = ()


def lookup(word: str, strategy: str, lang: str) -> Form:
    """Return the readings of one word form by the pack's strategy; without one, the word itself."""
    # capitals tell only single letters apart: "A." of a name from the word "a"
    return STRATEGIES[strategy](word.lower() if len(word) > 1 else word, lang)


@lru_cache(maxsize=FORMS_KEPT)
def _plain(word: str, _lang: str) -> Form:
    lower = word.lower()
    empty: frozenset[str] = frozenset()
    return Form(lower, frozenset({lower}), empty, empty, empty)


@lru_cache(maxsize=FORMS_KEPT)
def _pymorphy(word: str, lang: str) -> Form:
    every = tuple(_parse(reading) for reading in analyzer(lang).parse(word))
    # news does not command its reader: an imperative counts only where nothing else is possible
    parses = tuple(parse for parse in every if "impr" not in parse.grams) or every
    return Form(
        lemma=parses[0].lemma,
        lemmas=frozenset(p.lemma for p in parses),
        pos=frozenset(p.pos for p in parses),
        cases=frozenset(p.case for p in parses if p.case),
        grams=frozenset().union(*(p.grams for p in parses)),
        parses=parses,
    )


def _parse(reading: Any) -> Parse:  # noqa: ANN401 - pymorphy3 has no types
    return Parse(reading.normal_form, *_tag(str(reading.tag)))


@cache
def _tag(tag: str) -> tuple[str, str, frozenset[str]]:
    """Return part of speech, case and all else that a tag says; some thousands of tags exist."""
    grams = frozenset(tag.replace(" ", ",").split(","))
    pos = next(iter(grams & PARTS), "")
    if pos == "VERB" and not grams & FINITE:
        pos = "INFN"
    case = next(iter(grams & CASES), "nomn" if pos in NOMINAL else "")
    return pos, case, grams - PARTS - CASES


STRATEGIES: dict[str, Callable[[str, str], Form]] = {"": _plain, "pymorphy3": _pymorphy}
