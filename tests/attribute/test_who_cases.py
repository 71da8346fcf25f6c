"""Who each source of a short article is: the cases of ``who/``, which need no Python to extend."""

from pathlib import Path

import pytest

from headwater.languages import available
from headwater.model import Article, Reading, Span
from headwater.pipeline import read_article

FOLDER = Path(__file__).with_name("who")
NOT_YET = "# --- not yet"
LEAST = 20
Row = tuple[str, str]


def cases(lang: str, *, met: bool) -> list[tuple[str, list[Row]]]:
    """Read the cases of one language that are met, or those that are not yet."""
    found: list[tuple[str, list[Row]]] = []
    above, _, below = (FOLDER / f"{lang}.txt").read_text(encoding="utf-8").partition(NOT_YET)
    for line in (above if met else below).splitlines():
        if line.startswith(" "):
            source, name = line.strip().split(" => ")
            found[-1][1].append((source, name))
        elif line.strip() and not line.startswith("#"):
            found.append((line, []))
    return found


def params(*, met: bool) -> list[object]:
    return [
        pytest.param(lang, *case, id=f"{lang}-{number}")
        for lang in available()
        for number, case in enumerate(cases(lang, met=met), start=1)
    ]


def read(line: str, lang: str) -> Reading:
    """Read an article; of several paragraphs the first is its headline."""
    text = "\n\n".join(line.split(" // "))
    end = text.find("\n\n")
    if end < 0:
        return read_article(Article(id="case", text=text, lang=lang))
    head, body = Span(0, end), (Span(end + 2, len(text)),)
    article = Article(id="case", text=text, lang=lang, title=text[:end], headline=head, body=body)
    return read_article(article)


def told(reading: Reading) -> list[Row]:
    """Write each source and who it is as the cases do, in the order of cues."""
    text = reading.article.text
    return [
        (a.source.of(text) if a.source else "-", a.source_name or "?")
        for a in sorted(reading.attributions, key=lambda a: a.cue)
    ]


def agrees(found: list[Row], wanted: list[Row]) -> bool:
    """Tell whether each source is as it should be; a first capital is no difference."""
    return len(found) == len(wanted) and all(
        mine == source and who.casefold() in name.casefold().split(" / ")
        for (mine, who), (source, name) in zip(found, wanted, strict=True)
    )


@pytest.mark.parametrize(("lang", "line", "rows"), params(met=True))
def test_each_source_is_who_it_stands_for(lang: str, line: str, rows: list[Row]) -> None:
    found = told(read(line, lang))
    assert agrees(found, rows), f"found {found}"


@pytest.mark.parametrize(("lang", "line", "rows"), params(met=False))
def test_what_is_not_yet_met_still_fails(lang: str, line: str, rows: list[Row]) -> None:
    assert not agrees(told(read(line, lang)), rows), f"met now: move it above '{NOT_YET}'"


@pytest.mark.parametrize("lang", available())
def test_each_language_has_its_cases_and_most_are_met(lang: str) -> None:
    met, waiting = cases(lang, met=True), cases(lang, met=False)
    assert len(met) + len(waiting) >= LEAST
    assert len(waiting) * 3 <= len(met)


@pytest.mark.parametrize("lang", available())
def test_each_language_has_sources_that_stay_open_and_that_are_left_out(lang: str) -> None:
    rows = [row for met in (True, False) for _, found in cases(lang, met=met) for row in found]
    assert any(name == "?" for _, name in rows)
