import pytest

from headwater.analyze import analyze
from headwater.attribute.clauses import Words, pieces
from headwater.attribute.terms import terms
from headwater.languages import load
from headwater.model import Article


def cut(text, lang="en"):
    pack = load(lang)
    analysis = analyze(Article(id="a", text=text, lang=lang), pack)
    starts = [token.span.start for token in analysis.tokens]
    numbers = frozenset(starts.index(q.span.start) for q in analysis.quantities)
    words = Words(analysis.tokens, terms(text, analysis, pack), numbers)
    found = pieces(words, range(len(analysis.tokens)), pack)
    return [text[analysis.tokens[p[0]].span.start : analysis.tokens[p[-1]].span.end] for p in found]


@pytest.mark.parametrize(
    ("lang", "text", "parts"),
    [
        ("en", "The ferry sank off the island; the crew was rescued", 2),
        ("en", "The police arrested 12 drivers and 40 passengers", 2),
        ("ru", "Полиция задержала 12 водителей и 40 пассажиров", 2),
        ("uk", "Пором затонув біля острова, а екіпаж врятували", 2),
        ("es", "La policía detuvo a 12 conductores y 40 pasajeros", 2),
        ("en", "The police arrested drivers and passengers", 1),
        ("en", "Yes; the ferry sank", 1),
    ],
)
def test_a_text_is_cut_where_it_says_another_thing(lang, text, parts):
    assert len(cut(text, lang)) == parts


def test_no_word_is_lost():
    text = "The ferry sank off the island; the police arrested 12 drivers and 40 passengers"
    assert "".join(cut(text)).replace(" ", "") == text.replace(" ", "")


def test_nothing_gives_nothing():
    assert cut("") == []
