"""Who takes which stance, and who was asked and took none: the cases of ``stances/``."""

from pathlib import Path

import pytest

from headwater.languages import available
from headwater.model import Article, Attribution, Reading, Response, ResponseKind
from headwater.pipeline import read_article

FOLDER = Path(__file__).with_name("stances")
SILENCES = {kind.value for kind in ResponseKind}
Row = tuple[str, str, str]


def cases(lang: str) -> list[tuple[str, list[Row]]]:
    """Read the cases of one language: a sentence, and who does what in it."""
    found: list[tuple[str, list[Row]]] = []
    for line in (FOLDER / f"{lang}.txt").read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith(" "):
            who, what, words = line.strip().split(" => ")
            found[-1][1].append((who, what, words))
        else:
            found.append((line, []))
    return found


CASES = [
    pytest.param(lang, *case, id=f"{lang}-{number}")
    for lang in available()
    for number, case in enumerate(cases(lang), start=1)
]


def read(text: str, lang: str) -> Reading:
    return read_article(Article(id="case", text=text, lang=lang))


def said(attribution: Attribution, text: str) -> tuple[str, str]:
    """Write the source and the stance of an attribution as the cases do."""
    who = attribution.source.of(text) if attribution.source else "-"
    return who, attribution.stance.value


def silent(response: Response, text: str) -> Row:
    """Write a silence as the cases do."""
    return response.party or "-", response.kind.value, response.span.of(text)


@pytest.mark.parametrize(("lang", "text", "rows"), CASES)
def test_each_stance_and_each_silence_is_told(lang: str, text: str, rows: list[Row]) -> None:
    reading = read(text, lang)
    wanted = [row for row in rows if row[1] in SILENCES]
    assert [silent(response, text) for response in reading.responses] == wanted
    told = [row for row in rows if row[1] not in SILENCES]
    assert sorted(said(a, text) for a in reading.attributions) == sorted(row[:2] for row in told)
    for who, stance, words in told:
        (found,) = (a for a in reading.attributions if said(a, text) == (who, stance))
        assert any(words in piece.of(text) for piece in found.content)


@pytest.mark.parametrize("lang", available())
def test_a_silence_is_neither_claim_nor_denial(lang: str) -> None:
    for text, _ in cases(lang):
        reading = read(text, lang)
        cues = [a.cue for a in reading.attributions]
        assert not any(cue.overlaps(r.span) for cue in cues for r in reading.responses), text


@pytest.mark.parametrize("lang", available())
def test_each_language_has_its_cases(lang: str) -> None:
    rows = [row for _, found in cases(lang) for row in found]
    assert sum(row[1] in SILENCES for row in rows) >= 12
    assert sum(row[1] not in SILENCES for row in rows) >= 15
