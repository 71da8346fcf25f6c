"""What seems, is expected or is asked is told with no source."""

import pytest

from headwater.analyze import analyze
from headwater.attribute import attribute
from headwater.languages import load
from headwater.model import Article


def told(text: str) -> list[tuple[bool, list[str]]]:
    article, pack = Article(id="a", text=text, lang="en"), load("en")
    found = attribute(article, analyze(article, pack), pack)
    return [(row.source is not None, [piece.of(text) for piece in row.content]) for row in found]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The bridge is expected to open in May.", ["The bridge", "to open in May"]),
        ("It seems that the bridge is open.", ["the bridge is open"]),
        ("Asked why the bridge was closed, she left.", ["why the bridge was closed"]),
    ],
)
def test_subject_belongs_to_the_content(text: str, content: list[str]) -> None:
    assert told(text) == [(False, content)]


def test_nothing_is_told_where_nothing_follows() -> None:
    assert told("So it seems.") == []


def test_it_is_part_of_what_somebody_says() -> None:
    text = "The mayor said the bridge is expected to open in May."
    assert told(text) == [(True, ["the bridge is expected to open in May"])]
