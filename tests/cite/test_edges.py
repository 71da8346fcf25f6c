"""The sourcing edges inside one article: who takes it from whom."""

import pytest

from headwater.analyze import analyze
from headwater.attribute import attribute
from headwater.cite import cite
from headwater.languages import load
from headwater.model import SELF, Article


def edges(text, lang, **fields):
    """The edges of one text, as pairs of names."""
    article = Article(id="a", text=text, lang=lang, **fields)
    pack = load(lang)
    analysis = analyze(article, pack)
    found = cite(article, analysis, attribute(article, analysis, pack), pack)
    for edge in found:
        assert edge.evidence.of(text)
    return [(edge.citing, edge.cited) for edge in found]


@pytest.mark.parametrize(
    ("lang", "text", "edge"),
    [
        ("uk", "Дорогу відкриють у травні, пише Reuters.", (SELF, "Reuters")),
        ("ru", "Дорогу откроют в мае, сообщает агентство Reuters.", (SELF, "Reuters")),
        ("en", "The road will open in May, Reuters reported.", (SELF, "Reuters")),
        ("es", "La carretera abrirá en mayo, según la agencia Reuters.", (SELF, "Reuters")),
    ],
)
def test_an_outlet_that_is_credited_is_cited(lang, text, edge):
    assert edge in edges(text, lang, publisher="Лісова хвиля")


def test_who_is_relayed_by_an_outlet_is_cited_by_it():
    text = (
        "Дорогу відкриють у травні. Про це пише Reuters з посиланням на внутрішні документи мерії."
    )
    found = edges(text, "uk", publisher="Лісова хвиля")
    assert (SELF, "Reuters") in found
    assert ("Reuters", "внутрішні документи мерії") in found
    assert (SELF, "внутрішні документи мерії") not in found


def test_a_page_that_names_itself_cites_nobody_by_it():
    text = "Дорогу відкриють у травні, повідомляє УНІАН."
    assert edges(text, "uk", publisher="УНІАН") == []


def test_without_a_publisher_the_outlet_that_relays_another_is_the_page_itself():
    text = 'Дорогу відкриють у травні. Про це повідомляє "Європейська правда" з посиланням на CNN.'
    assert edges(text, "uk") == [(SELF, "CNN")]


def test_without_a_publisher_an_outlet_recalling_its_own_report_is_the_page_itself():
    assert edges("Як повідомляв УНІАН, дорогу відкриють у травні.", "uk") == []


def test_without_a_publisher_the_agency_of_the_dateline_is_the_page_itself():
    text = "Madrid, 23 may (EFE).\nLa carretera abrirá en mayo, dijo a EFE el alcalde Juan Vila."
    assert (SELF, "EFE") not in edges(text, "es")


def test_an_ordinary_person_is_no_citation():
    assert edges("The road will open in May, Ada Brenn said.", "en", publisher="The Post") == []


def test_who_speaks_inside_what_an_outlet_reports_is_cited_by_the_outlet():
    text = "Дорогу відкриють у травні, заявив мер Іван Гай, пише Reuters."
    assert ("Reuters", "Іван Гай") in edges(text, "uk", publisher="Лісова хвиля")


def test_an_interview_is_a_way_through_its_outlet():
    text = "«Дорогу відкриють у травні», – сказав мер Іван Гай в інтерв'ю Reuters."
    found = edges(text, "uk", publisher="Лісова хвиля")
    assert (SELF, "Reuters") in found
    assert ("Reuters", "Іван Гай") in found


def test_a_page_of_ones_own_is_known_by_its_owner():
    text = "Дорогу откроют в мае, сообщил в личном блоге мэр Иван Гай."
    assert (SELF, "личный блог Иван Гай") in edges(text, "ru", publisher="Лесная волна")


def test_an_agency_credited_alone_on_the_last_line_is_cited():
    text = "The road will open in May.\n\nIt was shut in March.\n\n(Teleprint)"
    assert (SELF, "Teleprint") in edges(text, "en", publisher="The Post")


def test_each_pair_has_one_edge_and_none_points_to_itself():
    text = "The road will open in May, Reuters reported. It was shut in March, Reuters said."
    found = edges(text, "en", publisher="The Post")
    assert found == [(SELF, "Reuters")]


def test_an_unnamed_source_is_reached_through_the_outlet_that_is_followed():
    text = "Дорогу відкриють у травні, пише Reuters. За даними джерел, роботи почалися у березні."
    assert ("Reuters", "джерела") in edges(text, "uk", publisher="Лісова хвиля")
