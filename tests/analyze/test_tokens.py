"""Words and marks, with their dictionary forms."""

import pytest

from headwater.analyze.tokens import cut
from headwater.languages import load
from headwater.model import Span


def words(text, lang="en"):
    return [token.span.of(text) for token in cut(text, Span(0, len(text)), load(lang))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Well-known, it's 5%.", ["Well-known", ",", "it's", "5", "%", "."]),
        ("об’єкт п'ять", ["об’єкт", "п'ять"]),
        ("«Так», – каже", ["«", "Так", "»", ",", "–", "каже"]),
        ("  ", []),
    ],
)
def test_text_is_cut_into_words_and_marks(text, found):
    assert words(text) == found


def test_only_the_stretch_asked_for_is_cut():
    text = "one two three"
    assert [t.lower for t in cut(text, Span(4, 7), load("en"))] == ["two"]


@pytest.mark.parametrize(("lang", "lemma"), [("uk", "сказати"), ("en", "сказала")])
def test_lemma_is_known_where_the_pack_has_a_morphology(lang, lemma):
    (token,) = cut("Сказала", Span(0, 7), load(lang))
    assert (token.lower, token.lemma) == ("сказала", lemma)
