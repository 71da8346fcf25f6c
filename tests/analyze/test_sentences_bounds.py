import pytest

from headwater.analyze import analyze, sentences
from headwater.languages import load
from headwater.model import Article, Span

PACK = load("uk")


@pytest.mark.parametrize("text", ["a" * 10_000, "word " * 2_000, "a" * 1_999 + " " + "b" * 5_000])
def test_no_sentence_is_longer_than_the_bound_and_no_letter_is_lost(text):
    spans = list(sentences.split(text, Span(0, len(text)), PACK))
    assert max(span.end - span.start for span in spans) <= sentences.LONGEST
    assert "".join(span.of(text) for span in spans).replace(" ", "") == text.replace(" ", "")


def test_marks_that_are_never_closed_stay_few():
    article = Article(id="x", lang="uk", text="«" * 5_000 + " слово")
    assert len(analyze(article, PACK).quotations) <= 20
