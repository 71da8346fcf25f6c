"""Verbs and their look-alikes, where word forms do not tell them apart."""

import pytest

from headwater.analyze import analyze
from headwater.attribute import attribute
from headwater.languages import load
from headwater.model import Article


def cues(text: str) -> list[str]:
    article, pack = Article(id="a", text=text, lang="en"), load("en")
    return [row.cue.of(text) for row in attribute(article, analyze(article, pack), pack)]


@pytest.mark.parametrize(
    "text",
    [
        "The harbour report was thin and nobody read it.",
        "The ferry sailed from the United States on Friday.",
        "A long talk show host walked home.",
    ],
)
def test_nouns_and_names_are_no_verbs(text: str) -> None:
    assert cues(text) == []


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("The regulator on Monday dismissed the rumour.", "dismissed"),
        ("Officials report that the dam holds.", "report"),
        ("The firm did not claim that the dam holds.", "not claim"),
        ("The union is calling for a strike.", "calling for"),
        ("Some say the dam holds.", "say"),
    ],
)
def test_a_verb_with_its_subject_or_helper_is_a_cue(text: str, cue: str) -> None:
    assert [found.split()[-1] for found in cues(text)] == [cue.split()[-1]]


def test_a_passive_has_no_source_before_it() -> None:
    assert "was criticized" not in cues("The plan was criticized in the hall.")


def test_a_participle_that_opens_a_sentence_is_not_said_by_what_follows() -> None:
    text = "When asked why the road was closed, Gil said it was icy."
    assert cues(text) == ["When asked", "said"]
