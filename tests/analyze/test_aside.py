"""Names in furniture: told of the article, but no part of what is analyzed."""

import pytest

from headwater.analyze import analyze
from headwater.encoders.windows import WORD
from headwater.languages import load
from headwater.model import Article, Encoding, Span
from headwater.pipeline import read_article

TEXT = "Photo: Ada Brenn\n\nThe bridge in Orvel was closed."
BODY = (Span(TEXT.index("The"), len(TEXT)),)
ARTICLE = Article(id="a", text=TEXT, lang="en", body=BODY)
PERSON = {"Ada": 1, "Brenn": 2}  # columns: a person's name begins, goes on


def tagged(text):
    words = tuple(Span(*match.span()) for match in WORD.finditer(text))
    rows = []
    for word in words:
        row = [0.001] * 11
        row[PERSON.get(word.of(text), 5 if word.of(text) == "Orvel" else 0)] = 0.99
        rows.append(tuple(row))
    roles = ((1.0, 0.0, 0.0) * 3,) * len(words)
    return Encoding(words, roles, tuple(rows), (), bytes(48 * len(words)))


def test_an_encoder_names_people_in_furniture_apart_from_the_body():
    analysis = analyze(ARTICLE, load("en"), tagged(TEXT))

    assert [mention.span.of(TEXT) for mention in analysis.aside] == ["Ada Brenn"]
    assert [mention.span.of(TEXT) for mention in analysis.mentions] == ["Orvel"]


def test_a_reading_has_both_in_text_order():
    mentions = read_article(ARTICLE, tagged(TEXT)).mentions

    assert [mention.span.of(TEXT) for mention in mentions] == ["Ada Brenn", "Orvel"]


def test_rules_alone_leave_furniture_alone():
    assert analyze(ARTICLE, load("en")).aside == ()


@pytest.mark.parametrize("body", [(), (Span(0, len(TEXT)),)])
def test_nothing_lies_aside_where_all_is_article(body):
    whole = Article(id="a", text=TEXT, lang="en", body=body)

    assert analyze(whole, load("en"), tagged(TEXT)).aside == ()
