"""Who takes it from whom in short articles: the cases of ``chains/``, in four languages."""

import re
from pathlib import Path

import pytest

from headwater.languages import available
from headwater.model import Article, Reading, Span
from headwater.pipeline import read_article

FOLDER = Path(__file__).with_name("chains")
NOT_YET = "# --- not yet"
PUBLISHED = re.compile(r"\[(?P<publisher>[^\]]+)\] (?P<text>.+)")
LEAST = 15
Row = tuple[str, str]


def cases(lang: str, *, met: bool) -> list[tuple[str, list[Row]]]:
    """Read the cases of one language that are met, or those that are not yet."""
    found: list[tuple[str, list[Row]]] = []
    above, _, below = (FOLDER / f"{lang}.txt").read_text(encoding="utf-8").partition(NOT_YET)
    for line in (above if met else below).splitlines():
        if line.startswith(" ") and line.strip() != "none":
            citing, cited = line.strip().split(" => ")
            found[-1][1].append((citing, cited))
        elif line.strip() and not line.startswith((" ", "#")):
            found.append((line, []))
    return found


def params(*, met: bool) -> list[object]:
    return [
        pytest.param(lang, *case, id=f"{lang}-{number}")
        for lang in available()
        for number, case in enumerate(cases(lang, met=met), start=1)
    ]


def read(line: str, lang: str) -> Reading:
    """Read an article with its publisher, if one is named, and its headline, if it has one."""
    given = PUBLISHED.fullmatch(line)
    publisher, line = (given["publisher"], given["text"]) if given else (None, line)
    text = "\n\n".join(line.split(" // "))
    end = text.find("\n\n")
    head = Span(0, end) if end > 0 else None
    body = (Span(end + 2, len(text)),) if head else ()
    article = Article(
        id="case", text=text, lang=lang, headline=head, body=body, publisher=publisher
    )
    return read_article(article)


def drawn(reading: Reading) -> list[Row]:
    return sorted((edge.citing, edge.cited) for edge in reading.citations)


def agrees(found: list[Row], wanted: list[Row]) -> bool:
    """Tell whether the edges are those that are wanted; a first capital is no difference."""
    left = list(wanted)
    for edge in found:
        fit = next((row for row in left if all(map(_is_one, edge, row))), None)
        if fit is None:
            return False
        left.remove(fit)
    return not left


def _is_one(name: str, wanted: str) -> bool:
    return name.casefold() in wanted.casefold().split(" / ")


@pytest.mark.parametrize(("lang", "line", "rows"), params(met=True))
def test_each_edge_is_drawn_and_no_other(lang: str, line: str, rows: list[Row]) -> None:
    found = drawn(read(line, lang))
    assert agrees(found, rows), f"found {found}"


@pytest.mark.parametrize(("lang", "line", "rows"), params(met=False))
def test_what_is_not_yet_met_still_fails(lang: str, line: str, rows: list[Row]) -> None:
    assert not agrees(drawn(read(line, lang)), rows), f"met now: move it above '{NOT_YET}'"


@pytest.mark.parametrize("lang", available())
def test_evidence_of_an_edge_lies_within_one_paragraph(lang: str) -> None:
    for line, _ in cases(lang, met=True):
        reading = read(line, lang)
        shown = [edge.evidence.of(reading.article.text) for edge in reading.citations]
        assert all(words.strip() == words and "\n" not in words for words in shown), line


@pytest.mark.parametrize("lang", available())
def test_each_language_has_its_cases_and_most_are_met(lang: str) -> None:
    met, waiting = cases(lang, met=True), cases(lang, met=False)
    assert len(met) + len(waiting) >= LEAST
    assert len(waiting) * 3 <= len(met)
    assert sum(not rows for _, rows in met) >= 3
