"""Edges inside one article: who takes it from whom."""

import pytest

from helpers import understood


def edges(text, lang, **fields):
    return [(c.citing, c.cited) for c in understood(text, lang, **fields).citations]


@pytest.mark.parametrize(
    ("lang", "text", "edge"),
    [
        ("uk", "Завод закриють, пише газета «Степова хвиля».", ("SELF", "Степова хвиля")),
        ("ru", "Завод закроют, пишет газета «Степная волна».", ("SELF", "Степная волна")),
        ("es", "La planta cerrará, informó el diario Marea.", ("SELF", "Marea")),
        ("en", "Officials said the plant would close.", ("SELF", "Officials")),
        (
            "uk",
            "Як випливає з внутрішнього звіту міністерства, завод закриють.",
            ("SELF", "внутрішній звіт міністерства"),
        ),
    ],
)
def test_outlets_documents_and_unnamed_officials_are_cited(lang, text, edge):
    assert edges(text, lang) == [edge]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("uk", "Мерка Олена Гай сказала, що міст безпечний."),
        ("ru", "Елена Гай сказала, что мост безопасен."),
        ("en", "Helen Gray said the bridge was safe."),
        ("es", "Elena Gil dijo que el puente es seguro."),
        ("en", "The bridge will open in May."),
    ],
)
def test_people_who_speak_to_the_publisher_are_no_citation(lang, text):
    assert edges(text, lang) == []


def test_what_an_outlet_cites_hangs_on_the_outlet():
    text = (
        "Газета «Степова хвиля» пише, що, за даними внутрішнього звіту міністерства, "
        "завод закриють."
    )
    assert edges(text, "uk") == [
        ("SELF", "Степова хвиля"),
        ("Степова хвиля", "внутрішній звіт міністерства"),
    ]


@pytest.mark.parametrize(
    ("lang", "text", "own", "other"),
    [
        ("uk", "Завод закрили. Про це повідомляє «Нова хвиля» з посиланням на «Степові новини».",
         "Нова хвиля", "Степові новини"),
        ("ru", "Завод закрыли. Об этом сообщает «Новая волна» со ссылкой на «Степные новости».",
         "Новая волна", "Степные новости"),
    ],
)  # fmt: skip
def test_a_publisher_that_names_itself_takes_from_whom_it_relays(lang, text, own, other):
    assert edges(text, lang, publisher=own) == [("SELF", other)]


def test_a_publisher_that_names_itself_is_not_cited():
    assert edges("Завод закриють, повідомляє «Нова хвиля».", "uk", publisher="Нова хвиля") == []


def test_one_pair_has_one_edge():
    text = "Завод закриють, пише газета «Степова хвиля». Як зазначає видання, людям заплатять."
    assert edges(text, "uk") == [("SELF", "Степова хвиля")]


def test_evidence_shows_cue_and_source():
    reading = understood("Завод закриють, пише газета «Степова хвиля».", "uk")
    (citation,) = reading.citations
    assert citation.evidence.of(reading.article.text) == "пише газета «Степова хвиля»"
    assert citation.attribution == reading.attributions[0].id


def test_a_relay_hangs_on_the_outlet_it_is_named_after():
    text = "Завод закриють, пише Financial Times із посиланням на внутрішній лист компанії."
    assert edges(text, "uk") == [
        ("SELF", "Financial Times"),
        ("Financial Times", "внутрішній лист компанії"),
    ]


@pytest.mark.parametrize(
    ("lang", "text", "outlet", "person"),
    [
        ("uk", "«Завод закриють», – сказав директор Іван Мороз, передає Reuters.", "Reuters",
         "Іван Мороз"),
        ("ru", "«Завод закроют», – сказал директор Иван Морозов, передаёт Reuters.", "Reuters",
         "Иван Морозов"),
    ],
)  # fmt: skip
def test_an_outlet_stands_over_whom_it_quotes(lang, text, outlet, person):
    assert set(edges(text, lang)) == {("SELF", outlet), (outlet, person)}


def test_an_unnamed_source_is_that_of_the_outlet_followed():
    text = "Завод закриють, пише газета «Степова хвиля». Збитки визнали співрозмовники в уряді."
    text += " Співрозмовники в уряді кажуть, що робота стоїть."
    found = {(citing, cited.casefold()) for citing, cited in edges(text, "uk")}
    assert found == {("SELF", "степова хвиля"), ("Степова хвиля", "співрозмовники в уряді")}


@pytest.mark.parametrize(
    ("lang", "text", "cited"),
    [
        ("uk", "Дані свідчать, що завод закриють.", False),
        ("uk", "Дані Міністерства оборони свідчать, що завод закриють.", True),
        ("en", "The memo says that the plant will close.", False),
    ],
)
def test_a_document_is_cited_where_it_can_be_found_again(lang, text, cited):
    assert bool(edges(text, lang)) is cited


def test_media_in_general_are_told_from_the_outlet_under_their_headline():
    text = "Завод закриють, пише газета «Степова хвиля»."
    assert edges(text, "uk", title="ЗМІ: завод закриють") == [("SELF", "Степова хвиля")]


def test_the_last_words_of_the_publishers_name_are_its_own():
    text = "The plant will close, the Courier newspaper reported."
    assert edges(text, "en", publisher="Velmar Courier") == []
    assert edges(text, "en", publisher="Velmar Times") == [("SELF", "Courier")]
