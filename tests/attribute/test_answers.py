import pytest

from headwater.analyze import analyze
from headwater.attribute import attribute
from headwater.attribute.answers import answers
from headwater.languages import load
from headwater.model import Article


def pointed(lang, text):
    """Return the clauses of answers that only point, as written."""
    article, pack = Article(id="a1", text=text, lang=lang, publisher="Coast Post"), load(lang)
    analysis = analyze(article, pack)
    found = answers(analysis, attribute(article, analysis, pack), pack)
    return [clause.of(text) for clause in found.values()]


@pytest.mark.parametrize(
    ("lang", "text", "clause"),
    [
        ("en", "The ferry was overloaded. Naviera Correa denies it.", "Naviera Correa denies"),
        (
            "en",
            "The ferry was overloaded. Naviera Correa rejected the accusation.",
            "Naviera Correa rejected the accusation",
        ),
        ("uk", "Пором був перевантажений. Судновласник це заперечує.", "Судновласник це заперечує"),
        ("ru", "Паром был перегружен. Судовладелец это отрицает.", "Судовладелец это отрицает"),
        ("es", "El barco iba sobrecargado. La naviera lo niega.", "La naviera lo niega"),
    ],
)
def test_a_denial_that_only_points_to_what_was_told(lang, text, clause):
    assert pointed(lang, text) == [clause]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The sea was calm. Naviera Correa denies that the ferry was overloaded."),
        ("en", "The ferry was overloaded. This was reported by the Coast Herald."),
        ("uk", "Море було спокійне. Судновласник заперечує, що пором був перевантажений."),
        ("ru", "Море было спокойным. Судовладелец отрицает, что паром был перегружен."),
        ("es", "El mar estaba en calma. La naviera niega que el barco fuera sobrecargado."),
    ],
)
def test_a_denial_that_says_what_it_denies_points_to_nothing(lang, text):
    assert pointed(lang, text) == []
