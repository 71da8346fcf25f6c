"""Silences: who was asked and did not answer."""

import pytest

from headwater.analyze import analyze
from headwater.attribute.responses import respond
from headwater.languages import load
from headwater.model import Article, Response


def responses(text: str, lang: str) -> tuple[Response, ...]:
    article = Article(id="a", text=text, lang=lang)
    pack = load(lang)
    return respond(article, analyze(article, pack), pack)


@pytest.mark.parametrize(
    ("lang", "text", "kind", "formula"),
    [
        ("en", "The Harbour Bank declined to comment.", "declined", "declined to comment"),
        ("en", "The paper could not verify the letters.", "unverified", "could not verify"),
        ("en", "It never answered our letters.", "unanswered", "never answered our letters"),
        ("es", "El banco declinó hacer comentarios.", "declined", "declinó hacer comentarios"),
        ("es", "No se ha podido verificar.", "unverified", "No se ha podido verificar"),
        ("ru", "В банке на запрос не ответили.", "unanswered", "на запрос не ответили"),
        ("ru", "Банк отказался от комментариев.", "declined", "отказался от комментариев"),
        ("uk", "Мерія ситуацію не коментує.", "declined", "ситуацію не коментує"),
        ("uk", "Перевірити це не вдалося.", "unverified", "Перевірити це не вдалося"),
    ],
)
def test_formula_of_silence_is_found_with_its_kind(
    lang: str, text: str, kind: str, formula: str
) -> None:
    (found,) = responses(text, lang)
    assert (found.kind, found.span.of(text)) == (kind, formula)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Sales declined to a third of last year's."),
        ("es", "El ministro se negó a dimitir."),
        ("ru", "Завод отказался от угля."),
        ("uk", "Товар не відповідає вимогам."),
    ],
)
def test_everyday_use_of_the_words_is_no_silence(lang: str, text: str) -> None:
    assert responses(text, lang) == ()


@pytest.mark.parametrize(
    ("lang", "text", "party"),
    [
        ("es", "Ayer la empresa declinó hacer comentarios.", "empresa"),
        ("es", "La agencia precisa que no ha podido verificar los papeles.", "agencia"),
        ("ru", "В министерстве обороны на вопросы газеты не ответили.", "министерство обороны"),
        ("ru", "Позже завод, по их данным, на запрос не ответил.", "завод"),
    ],
)
def test_party_is_the_speaker_left_of_the_formula(lang: str, text: str, party: str) -> None:
    (found,) = responses(text, lang)
    assert found.party == party


def test_party_is_none_where_the_sentence_names_nobody() -> None:
    (found,) = responses("No quiso comentar la lista.", "es")
    assert found.party is None


def test_two_formulas_of_one_sentence_keep_their_own_parties() -> None:
    text = "Вчера завод на запрос не ответил, министерство отказалось от комментариев."
    assert [r.party for r in responses(text, "ru")] == ["завод", "министерство"]


def test_second_formula_without_a_subject_has_that_of_the_first() -> None:
    text = "Вчера завод не ответил на запрос и отказался от комментариев."
    assert [r.party for r in responses(text, "ru")] == ["завод", "завод"]


def test_overlapping_formulas_are_one() -> None:
    assert len(responses("El banco no ha querido comentar ni responder a la prensa.", "es")) == 1


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Most declined to comment."),
        ("es", "Varios declinaron hacer comentarios."),
        ("ru", "Большинство не ответило на запрос."),
    ],
)
def test_a_word_of_number_alone_is_no_party(lang: str, text: str) -> None:
    (found,) = responses(text, lang)
    assert found.party is None
