"""A statement told with a figure, actor, time, hedge or negation changed confirms nothing."""

import csv
from pathlib import Path

import pytest

from headwater.link import link
from headwater.model import Stance
from headwater.settings import Settings
from newsplans import read_text

HERE = Path(__file__).parent / "distorted"
NO = (Stance.DENIES, Stance.DOUBTS)


def rows(path):
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t"))


PAIRS = [
    pytest.param(path.stem, row, id=f"{path.stem}-{row['kind']}-{number}")
    for path in sorted(HERE.glob("*.tsv"))
    for number, row in enumerate(rows(path), 1)
]


def confirming(found):
    """Claims in which both articles assert on two origins and no drift is noted on the second.

    The headlines name the event alike and say nothing of it: what a body says is looked at.
    """
    for claim in found.claims:
        asserted = [c for c in claim.carriages if c.stance not in NO and in_body(c)]
        plain = {c.article_id for c in asserted if not (c.article_id == "a2" and c.drift)}
        if plain == {"a1", "a2"} and claim.independent_origins > 1:
            yield claim


def in_body(carriage):
    return any(span.start > 0 for span in (*carriage.content, *carriage.also))


@pytest.mark.parametrize(("lang", "row"), PAIRS)
def test_what_is_told_otherwise_is_no_independent_confirmation(lang, row):
    original = read_text(
        "a1", "Varla Herald", lang, "2031-03-04T08:00:00Z", (row["event"], row["original"])
    )
    distorted = read_text(
        "a2", "Coast Post", lang, "2031-03-04T15:00:00Z", (row["event"], row["distorted"])
    )
    assert list(confirming(link([original, distorted], Settings()))) == []
