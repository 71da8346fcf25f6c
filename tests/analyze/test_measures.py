"""Moments, quantities and hedges: the cases of ``measures/``, one test a sentence."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from headwater.analyze import analyze
from headwater.languages import available, load
from headwater.languages.measures import EXAMPLE_DAY
from headwater.model import Analysis, Article

FOLDER = Path(__file__).with_name("measures")
KINDS = ("moments", "quantities", "hedges")


def cases(lang: str) -> Iterator[tuple[str, str | None, str, list[str]]]:
    """Read the cases of one language: kind, day of publication, sentence, what is in it."""
    kind, published, found = "", EXAMPLE_DAY, []
    for line in (FOLDER / f"{lang}.txt").read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith("["):
            kind = line.strip("[]")
        elif line.startswith("@"):
            published = line[1:] or None
        elif line.startswith(" "):
            found.append(line.strip())
        else:
            found = []
            yield kind, published, line, found
            published = EXAMPLE_DAY


def shown(kind: str, text: str, analysis: Analysis) -> list[str]:
    """Write what was found the way the cases write it."""
    if kind == "moments":
        return [f"{m.span.of(text)} => {m.value or '?'}" for m in analysis.moments]
    if kind == "hedges":
        return [f"{h.span.of(text)} => {h.kind}" for h in analysis.hedges]
    return [
        " ".join(
            filter(
                None,
                [
                    q.span.of(text),
                    "=>",
                    "" if q.bound == "exact" else q.bound.value,
                    f"{q.value:.12g}",
                    q.unit,
                ],
            )
        )
        for q in analysis.quantities
    ]


CASES = [
    pytest.param(lang, *case, id=f"{lang}-{case[0]}-{number}")
    for lang in available()
    for number, case in enumerate(list(cases(lang)), start=1)
]


@pytest.mark.parametrize(("lang", "kind", "published", "text", "found"), CASES)
def test_sentence_shows_what_its_case_says(lang, kind, published, text, found):
    analysis = analyze(Article("a", text, lang, published=published), load(lang))
    assert shown(kind, text, analysis) == found


@pytest.mark.parametrize("lang", available())
@pytest.mark.parametrize("kind", KINDS)
def test_every_language_has_enough_cases_of_each_kind(lang, kind):
    assert sum(case[0] == kind for case in cases(lang)) >= 20
