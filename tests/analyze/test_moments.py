"""Moments: golden cases of every language, read on Friday, 31 October 2025, 12:00 UTC."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.analyze import moments
from headwater.analyze.tokens import cut
from headwater.languages import available, load
from headwater.languages.measures import EXAMPLE_DAY
from headwater.model import Article, Span


def find(text, lang, published=EXAMPLE_DAY):
    pack = load(lang)
    article = Article("a", text, lang, published=published)
    tokens = tuple(cut(text, Span(0, len(text)), pack)) if text else ()
    return moments.find(article, tokens, pack)


def read(text, lang, published=EXAMPLE_DAY):
    found = find(text, lang, published)
    return [(text[m.span.start : m.span.end], m.value) for m in found]


EXAMPLES = [
    pytest.param(lang, example, id=f"{rule.id}-{number}")
    for lang in available()
    for rule in load(lang).times.rule
    for number, example in enumerate(rule.examples)
]

GOLDEN = {
    "uk": [
        ("31 жовтня 2025 року стало відомо.", "31 жовтня 2025 року", "2025-10-31"),
        ("Захід пройде 4 листопада.", "4 листопада", "2025-11-04"),
        ("У травні 2024-го він пішов.", "травні 2024-го", "2024-05"),
        (
            "З 28 грудня до 5 січня діють обмеження.",
            "28 грудня до 5 січня",
            "2025-12-28/2026-01-05",
        ),
        ("14–16 жовтня тривав форум.", "14–16 жовтня", "2025-10-14/2025-10-16"),
        ("У понеділок, 27 жовтня, суд відклали.", "понеділок, 27 жовтня", "2025-10-27"),
        ("У п’ятницю відбудеться сесія.", "п’ятницю", "2025-10-31"),
        ("Два роки тому він був мером.", "Два роки", "2023"),
        ("П'ять хвилин тому пролунав вибух.", "П'ять хвилин", "2025-10-31T11:55"),
        (
            "Протягом останніх трьох місяців ціни росли.",
            "останніх трьох місяців",
            "2025-07-31/2025-10-31",
        ),
        ("Торік він переїхав.", "Торік", "2024"),
        ("Минулого місяця закрили завод.", "Минулого місяця", "2025-09"),
        ("Наступного тижня буде засідання.", "Наступного тижня", "2025-11-03/2025-11-09"),
        ("Восени 2023 року він пішов.", "Восени 2023 року", "2023-09/2023-11"),
        ("У першому кварталі 2024 року спад.", "першому кварталі 2024 року", "2024-01/2024-03"),
        ("Завтра о 10:00 суд.", "Завтра о 10:00", "2025-11-01T10:00"),
    ],
    "ru": [
        ("31 октября 2025 года стало известно.", "31 октября 2025 года", "2025-10-31"),
        ("Встреча пройдёт 4 ноября.", "4 ноября", "2025-11-04"),
        ("В мае 2024 года он ушёл.", "мае 2024 года", "2024-05"),
        (
            "С 28 декабря по 5 января действуют запреты.",
            "28 декабря по 5 января",
            "2025-12-28/2026-01-05",
        ),
        ("14–16 октября шёл форум.", "14–16 октября", "2025-10-14/2025-10-16"),
        ("В понедельник, 27 октября, суд отложили.", "понедельник, 27 октября", "2025-10-27"),
        ("Два года назад он был мэром.", "Два года", "2023"),
        ("Пять минут назад прогремел взрыв.", "Пять минут", "2025-10-31T11:55"),
        (
            "В течение последних трёх месяцев цены росли.",
            "последних трёх месяцев",
            "2025-07-31/2025-10-31",
        ),
        ("В прошлом месяце закрыли завод.", "прошлом месяце", "2025-09"),
        ("На следующей неделе заседание.", "следующей неделе", "2025-11-03/2025-11-09"),
        ("Осенью 2023 года он ушёл.", "Осенью 2023 года", "2023-09/2023-11"),
        ("В первом квартале 2024 года спад.", "первом квартале 2024 года", "2024-01/2024-03"),
        ("Завтра в 10:00 суд.", "Завтра в 10:00", "2025-11-01T10:00"),
        ("Прошлой зимой шёл снег.", "Прошлой зимой", "2024-12/2025-02"),
    ],
    "en": [
        ("On October 31, 2025, it emerged.", "October 31, 2025", "2025-10-31"),
        ("It opens on 4 November.", "4 November", "2025-11-04"),
        ("He left in May 2024.", "May 2024", "2024-05"),
        (
            "Curbs run from December 28 to January 5.",
            "December 28 to January 5",
            "2025-12-28/2026-01-05",
        ),
        ("The forum ran October 14-16.", "October 14-16", "2025-10-14/2025-10-16"),
        ("On Monday, October 27, it was put off.", "Monday, October 27", "2025-10-27"),
        ("The bank said on Monday that it will close.", "Monday", "2025-10-27"),
        ("Two years ago he was mayor.", "Two years ago", "2023"),
        ("Five minutes ago a blast was heard.", "Five minutes ago", "2025-10-31T11:55"),
        (
            "During the last three months prices rose.",
            "the last three months",
            "2025-07-31/2025-10-31",
        ),
        ("They meet next week.", "next week", "2025-11-03/2025-11-09"),
        ("He quit last winter.", "last winter", "2024-12/2025-02"),
        ("It fell in the first quarter of 2024.", "the first quarter of 2024", "2024-01/2024-03"),
        ("It sank at 10:30 p.m. local time.", "10:30 p.m.", "2025-10-31T22:30"),
        ("Last weekend they left.", "Last weekend", "2025-10-25/2025-10-26"),
        ("It dates from the mid-1980s.", "1980s", "1980/1989"),
    ],
    "es": [
        ("El 31 de octubre de 2025 se supo.", "31 de octubre de 2025", "2025-10-31"),
        ("Abrirá el 4 de noviembre.", "4 de noviembre", "2025-11-04"),
        ("Se fue en mayo de 2024.", "mayo de 2024", "2024-05"),
        (
            "Rige del 28 de diciembre al 5 de enero.",
            "28 de diciembre al 5 de enero",
            "2025-12-28/2026-01-05",
        ),
        ("El lunes, 27 de octubre, se aplazó.", "lunes, 27 de octubre", "2025-10-27"),
        ("Hace dos años era alcalde.", "Hace dos años", "2023"),
        ("Hace cinco minutos hubo un estallido.", "Hace cinco minutos", "2025-10-31T11:55"),
        ("En los últimos tres meses subió.", "los últimos tres meses", "2025-07-31/2025-10-31"),
        ("La semana que viene se reúnen.", "semana que viene", "2025-11-03/2025-11-09"),
        ("El pasado mes cerró.", "pasado mes", "2025-09"),
        ("Cayó en el primer trimestre de 2024.", "primer trimestre de 2024", "2024-01/2024-03"),
        ("Anoche zarpó.", "Anoche", "2025-10-30"),
        ("Zarpó a las 10 de la noche.", "10 de la noche", "2025-10-31T22:00"),
        ("El pasado verano llovió.", "pasado verano", "2025-06/2025-08"),
        ("Llegó el 4/11/2018.", "4/11/2018", "2018-11-04"),
    ],
}

NOTHING = {
    "uk": [
        "Рахунок 2:1 на користь гостей.",
        "Літак Іл-76 прибув.",
        "Його кум Травень прийшов.",
        "Пункт 5-1 закону.",
        "Через ліс.",
    ],
    "ru": [
        "Счёт 2:1 в пользу гостей.",
        "Самолёт Ил-76 прибыл.",
        "Пришла Марта Май.",
        "Пункт 5-1 закона.",
        "Через лес.",
    ],
    "en": [
        "They may march on.",
        "The score was 2:1.",
        "He sat in the sun.",
        "A B-52 landed.",
        "The fall was steep.",
    ],
    "es": [
        "Ganó 2:1 en casa.",
        "Un Il-76 aterrizó.",
        "El hijo mayor.",
        "La casa segunda.",
        "Hace mucho frío.",
    ],
}


@pytest.mark.parametrize("lang", available())
def test_every_rule_has_an_example_found_and_one_not_found(lang):
    for rule in load(lang).times.rule:
        assert {bool(e.found) for e in rule.examples} == {True, False}, rule.id


@pytest.mark.parametrize(("lang", "example"), EXAMPLES)
def test_every_example_of_a_pack_holds(lang, example):
    found = read(example.text, lang)
    if example.found:
        assert (example.found, example.value or None) in found
    else:
        assert found == []


@pytest.mark.parametrize(
    ("lang", "text", "words", "value"),
    [(lang, *case) for lang, cases in GOLDEN.items() for case in cases],
)
def test_moment_is_found_and_dated(lang, text, words, value):
    assert read(text, lang) == [(words, value)]


@pytest.mark.parametrize(
    ("lang", "text"), [(lang, text) for lang, texts in NOTHING.items() for text in texts]
)
def test_words_that_only_look_like_time_are_left(lang, text):
    assert read(text, lang) == []


@pytest.mark.parametrize(
    ("text", "words"), [("He left yesterday.", "yesterday"), ("He left on Tuesday.", "Tuesday")]
)
def test_relative_time_without_a_publication_time_has_no_value(text, words):
    assert read(text, "en", published=None) == [(words, None)]


def test_day_without_a_year_needs_a_publication_time():
    assert read("It sank on 11 February.", "en", published=None) == [("11 February", None)]


def test_unreadable_publication_time_counts_as_none():
    assert read("It sank yesterday.", "en", published="lately") == [("yesterday", None)]


def test_hours_ago_need_an_hour_of_publication():
    assert read("It sank two hours ago.", "en", published="2025-10-31")[0][1] is None


def test_a_day_that_does_not_exist_has_no_value():
    assert read("It sank on 31 February 2020.", "en") == [("31 February 2020", None)]


def test_leap_day_is_found_in_its_own_year():
    assert read("It sank on February 29.", "en")[0][1] == "2024-02-29"


def test_next_day_counts_from_the_day_the_text_named():
    text = "He came on May 3, 2020. The next day he left."
    assert read(text, "en")[1] == ("The next day", "2020-05-04")


def test_furniture_is_left_out():
    text = "Menu 3 May 2020\nIt sank yesterday."
    article = Article("a", text, "en", body=(Span(16, len(text)),), published=EXAMPLE_DAY)
    assert [m.value for m in moments.find(article, (), load("en"))] == ["2025-10-30"]


WORDS = (
    "last next 10 24 March May , - – to from on 2019 Tuesday года з до 26 жовтня о 18:10 в тому "
    "hace tres días el . İ ’ минулого тижня 4.11.2018 the 1990 s -х £ mid ago"
)
PIECES = st.lists(st.sampled_from([*WORDS.split(), "\n"]), max_size=25)


@given(PIECES, st.sampled_from(available()), st.sampled_from([" ", "", "\u00a0"]))
def test_moments_stay_inside_the_text_in_order_and_apart(pieces, lang, gap):
    text = gap.join(pieces)
    found = find(text, lang)
    assert all(0 <= m.span.start < m.span.end <= len(text) for m in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    assert found == find(text, lang)
