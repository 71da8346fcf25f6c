"""Who speaks, where word forms show no case."""

import pytest

from headwater.analyze import analyze
from headwater.attribute import attribute
from headwater.languages import load
from headwater.model import Article


def sources(text: str, lang: str) -> list[str | None]:
    article, pack = Article(id="a", text=text, lang=lang), load(lang)
    found = attribute(article, analyze(article, pack), pack)
    return [row.source.of(text) if row.source else None for row in found]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("En Bogotá el ministro dijo que hay calma.", "el ministro"),
        ("No obstante la alcaldesa dijo que hay calma.", "la alcaldesa"),
        ("La oficina de prevención (municipal) dijo que hay calma.", None),
        ("De la Vega dijo que hay calma.", "De la Vega"),
        ("Hay calma, señalaron hoy en Bogotá los bomberos.", "los bomberos"),
        ("Hay calma, informó a los vecinos el jefe de la policía.", "el jefe de la policía"),
        ("Según informaron a Norte fuentes de la policía, hay calma.", "fuentes de la policía"),
        ("Según explicó este martes la alcaldesa, hay calma.", "la alcaldesa"),
        ("El alcalde, Tomás Gil, pidió más luces.", "El alcalde, Tomás Gil"),
        ("La portavoz, Ana Ruiz, que dijo que hay calma, viajó.", "La portavoz, Ana Ruiz"),
    ],
)
def test_subject_of_a_spanish_verb_is_found(text: str, source: str | None) -> None:
    whole = "La oficina de prevención (municipal)"
    assert sources(text, "es") == [source or whole]


@pytest.mark.parametrize(
    "text",
    [
        "Nadie dijo que hay calma.",
        "La decisión no implica la condena inmediata.",
        "El plan quedó en duda tras la noticia que publicó.",
        "El próximo sábado se celebra una feria.",
    ],
)
def test_look_alikes_of_verbs_and_nobody_say_nothing(text: str) -> None:
    assert sources(text, "es") == []


def test_a_form_without_subject_has_that_of_the_verb_before() -> None:
    text = "El ministro negó la deuda, asegurando que todo está pagado."
    assert sources(text, "es") == ["El ministro", "El ministro"]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Ana Gil, a teacher at the old school, said her class had to wait.", "Ana Gil, a teacher"),
        ("The letter, which cites two papers, says the minister knew.", "The letter"),
        ("The ferry is safe, said the captain, who owns it.", "the captain"),
        ("Firms know they said too little, and he said the ferry is safe.", "he"),
        ("In the evening the captain said the ferry is safe.", "the captain"),
        ("Happy to hear Gil say that the ferry is safe, he left.", "Gil"),
    ],
)
def test_subject_of_an_english_verb_is_found(text: str, source: str) -> None:
    assert any(found and found.startswith(source) for found in sources(text, "en"))


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Later that day, Gil took the floor, calling the plan a farce.", "Gil"),
        ("The captain of the old ferry rang the bell, saying the trip was over.", "The captain"),
        ("He shook his head, and called the plan a farce.", "He"),
    ],
)
def test_a_form_without_subject_has_that_of_its_sentence(text: str, source: str) -> None:
    assert [found and found.startswith(source) for found in sources(text, "en")] == [True]
