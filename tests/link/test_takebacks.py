import pytest

from headwater.link.takebacks import takebacks
from headwater.model import Act, Article, Attribution, Reading, Span


def article(text, lang="en", publisher="Coast Post", said=()):
    made = Article(id="a", text=text, lang=lang, publisher=publisher)
    return Reading(made, attributions=said)


@pytest.mark.parametrize(
    ("lang", "text", "act"),
    [
        ("en", "An earlier version of this article gave the sum as 5 million.", Act.CORRECTED),
        ("en", "On Monday we wrongly gave the sum as 5 million.", Act.CORRECTED),
        ("en", "Coast Post said on Monday that nine had died. That was a misprint.", Act.CORRECTED),
        ("en", "We retract our report on the ferry.", Act.WITHDREW),
        ("uk", "Виправлено: у першій версії сума була іншою.", Act.CORRECTED),
        ("uk", "Учора ми помилково написали про дев'ятьох загиблих.", Act.CORRECTED),
        ("uk", "Редакція відкликала публікацію про пором.", Act.WITHDREW),
        ("ru", "В предыдущей версии текста говорилось о пяти миллионах.", Act.CORRECTED),
        ("ru", "Ночью мы сообщили о девяти погибших, это опечатка.", Act.CORRECTED),
        ("ru", "Редакция отозвала публикацию о пароме.", Act.WITHDREW),
        ("es", "Fe de errores. La suma era de cinco millones.", Act.CORRECTED),
        ("es", "Este diario publicó por error que habían muerto nueve.", Act.CORRECTED),
        ("es", "Retiramos la información sobre el transbordador.", Act.WITHDREW),
    ],
)
def test_an_outlet_takes_back(lang, text, act):
    assert act in {back.act for back in takebacks(article(text, lang))}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The ministry wrongly reported nine deaths."),
        ("en", "We spoke to the ministry.\nThe figure was wrong, it said."),
        ("uk", "Міністерство помилково повідомило про дев'ятьох загиблих."),
        ("ru", "Министерство ошибочно сообщило о девяти погибших."),
        ("es", "El ministerio informó por error de nueve muertos."),
    ],
)
def test_the_error_of_another_is_not_taken_back(lang, text):
    assert takebacks(article(text, lang)) == ()


def test_what_somebody_is_quoted_with_is_not_the_outlets_word():
    text = "“We were wrong about the ferry,” the ministry said."
    said = (Attribution("x", None, Span(47, 51), (Span(1, 30),)),)
    assert takebacks(article(text, said=said)) == ()
    assert takebacks(article(text)) != ()


def test_nothing_is_known_without_publisher_or_pack():
    text = "An earlier version of this article gave another sum."
    assert takebacks(article(text, publisher=None)) == takebacks(article(text, lang="xx")) == ()
