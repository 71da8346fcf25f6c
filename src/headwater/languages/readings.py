"""What a word of a name may be: case, number, gender, and its form in the nominative.

pymorphy3 knows the words of its dictionary and guesses others by their end; what it cannot guess
(foreign surnames above all) the endings in the pack supply, and staying as it is.
"""

from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Any

from headwater.languages.dictionaries import CASES, NOMINAL, PARTS, analyzer
from headwater.languages.load import load

GENDERS = frozenset({"masc", "femn", "neut", "ms-f"})
ANY = ""
WORDS_KEPT = 50_000
GUESSED, BY_ENDING, UNCHANGED = 0.6, 0.5, 0.15  # how far each kind of knowledge is to be trusted


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to take a word; an empty case, number or gender agrees with all."""

    form: str
    case: str
    number: str
    gender: str
    pos: str
    grams: frozenset[str]
    trust: float


@lru_cache(maxsize=WORDS_KEPT)
def readings(word: str, lang: str) -> tuple[Reading, ...]:
    """Return all nominal readings of a word, its nominative written with the word's capitals."""
    found = [r for parse in analyzer(lang).parse(word) if (r := _of(parse))]
    found += _by_ending(word, lang)
    found.append(Reading(word.lower(), ANY, ANY, ANY, "", frozenset(), UNCHANGED))
    best: dict[tuple[str, ...], Reading] = {}
    for reading in found:
        pos = reading.pos + "?" * ("Guess" in reading.grams)  # a guess as noun is no guess as name
        key = (reading.form, reading.case, reading.number, reading.gender, pos)
        if key not in best or best[key].trust < reading.trust:
            best[key] = replace(reading, form=_cased(word, _loose(word, reading.form, lang)))
    return tuple(best.values())


def _of(parse: Any) -> Reading | None:  # noqa: ANN401 - pymorphy3 has no types
    grams = _grams(parse)
    pos = next(iter(grams & PARTS), "")
    if pos not in NOMINAL or pos == "NPRO":
        return None
    case = next(iter(grams & CASES), "nomn")
    number = "plur" if "plur" in grams else "sing"
    gender = next(iter(grams & GENDERS), ANY)
    known = any(type(m[0]).__name__ == "DictionaryAnalyzer" for m in parse.methods_stack[:1])
    known = known and len(parse.methods_stack) == 1
    return Reading(
        form=parse.word if "Fixd" in grams else _nominative(parse, pos, number, gender),
        case={"gen2": "gent", "loc2": "loct"}.get(case, case),
        number=number,
        gender=ANY if gender == "ms-f" or number == "plur" else gender,
        pos="ADJF" if pos in ("PRTF", "NUMR") or "Anum" in grams else pos,
        grams=grams,
        trust=(1.0 if known else GUESSED) + 0.1 * parse.score,
    )


def _grams(parse: Any) -> frozenset[str]:  # noqa: ANN401 - as above
    return _of_tag(str(parse.tag))


@cache
def _of_tag(tag: str) -> frozenset[str]:
    return frozenset(tag.replace(" ", ",").split(","))


def _nominative(parse: Any, pos: str, number: str, gender: str) -> str:  # noqa: ANN401 - as above
    mine, best, most = _grams(parse), str(parse.normal_form), -1
    if "nomn" in mine:
        return str(parse.word)
    if pos == "NOUN" and number == "sing" and not mine >= {"Surn", "femn"}:
        return best  # the whole paradigm costs 0.1 ms and is only needed below
    for form in parse.lexeme:
        grams = _grams(form)
        fits = pos in grams and (("plur" in grams) == (number == "plur"))
        alike = number == "plur" or gender in (ANY, "ms-f") or gender in grams
        at_rest = not grams & CASES or "nomn" in grams
        if fits and alike and at_rest and len(grams & mine) > most:
            best, most = str(form.word), len(grams & mine)
    return best


def _by_ending(word: str, lang: str) -> list[Reading]:
    lower = word.lower()
    return [
        Reading(
            lower[: len(lower) - len(e.ending)] + e.base,
            case,
            "sing",
            e.gender,
            "NOUN",
            frozenset({"Guess"}),
            BY_ENDING,
        )
        for e in load(lang).names.endings
        if lower.endswith(e.ending) and len(lower) - len(e.ending) > 1
        for case in e.cases
    ]


def _loose(word: str, form: str, lang: str) -> str:
    """Write the form with the plainer letter where the word itself has no dotted one."""
    for letter, plain in load(lang).names.loose.items():
        if letter not in word.lower():
            form = form.replace(letter, plain)
    return form


def _cased(word: str, form: str) -> str:
    if word.isupper() and len(word) > 1:
        return form.upper()
    ours, theirs = form.split("-"), word.split("-")
    if len(ours) != len(theirs):
        return form[:1].upper() + form[1:] if word[:1].isupper() else form
    parts = zip(ours, theirs, strict=True)
    return "-".join(o[:1].upper() + o[1:] if t[:1].isupper() else o for o, t in parts)
