"""How far a name goes."""

import pytest

from headwater.analyze import analyze, runs
from headwater.languages import load
from headwater.model import Article


def look(lang, text):
    pack = load(lang)
    analysis = analyze(Article(id="a", text=text, lang=lang), pack)
    return runs.View(text, analysis.tokens, pack, frozenset()), analysis.sentences[0]


@pytest.mark.parametrize(
    ("lang", "text", "size"),
    [
        ("en", "Mark Holvek left", 2),
        ("en", "Ursula von der Leyen left", 4),
        ("en", "Ministry of the Interior said", 4),
        ("en", "J. Holvek left", 3),
        ("es", "Banco de la Nación dijo", 4),
        ("uk", "Урсула фон дер Ляєн пішла", 4),
        ("uk", "Голвек Reuters", 1),
        ("en", "Holvek, Mark", 1),
    ],
)
def test_a_run_ends_where_the_name_does(lang, text, size):
    view, sentence = look(lang, text)
    assert runs.capitalised(view, 0, sentence) == size


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("Міністерство охорони здоров'я України заявило", 4),
        ("Європейського агентства лікарських засобів немає", 4),
        ("уряду США немає", 2),
        ("уряду немає", 0),
        ("гарного міністерства України", 3),
    ],
)
def test_an_office_takes_its_genitives(text, end):
    view, sentence = look("uk", "про " + text)
    found = runs.office(view, 1, sentence.last)
    assert (found[1] - 1 if found else 0) == end


def test_a_region_is_an_adjective_and_a_small_noun():
    view, sentence = look("uk", "Київська область і Київська кава")
    assert runs.region(view, 0, sentence.last) == 2
    assert runs.region(view, 3, sentence.last) == 0


@pytest.mark.parametrize(
    ("text", "end"),
    [("«Зорепад» і", 2), ("«зорепад» і", 0), ("«Зорепад і", 0), ("Зорепад", 0)],
)
def test_a_name_in_marks_is_short_and_capitalised(text, end):
    view, sentence = look("uk", text)
    assert runs.quoted(view, 0, sentence.last) == end


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("Foreign Minister Peter Ward left", 2),
        ("Deputy Prime Minister Helen Gray left", 3),
        ("Peter Ward left", 0),
        ("Minister Holvek left", 0),
    ],
)
def test_a_given_name_begins_after_an_office_in_capitals(text, start):
    view, _ = look("en", text)
    assert runs.after_office(view, 0, len(text.split()) - 1) == start
