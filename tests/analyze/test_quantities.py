"""Quantities: golden cases of every language."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.analyze import moments, quantities
from headwater.analyze.tokens import cut
from headwater.languages import available, load
from headwater.languages.measures import EXAMPLE_DAY
from headwater.model import Article, Span


def find(text, lang):
    pack = load(lang)
    article = Article("a", text, lang, published=EXAMPLE_DAY)
    tokens = tuple(cut(text, Span(0, len(text)), pack)) if text else ()
    times = moments.find(article, tokens, pack)
    return times, quantities.find(article, tokens, pack, times)


def read(text, lang):
    return [
        (text[q.span.start : q.span.end], q.value, q.unit, q.bound.value)
        for q in find(text, lang)[1]
    ]


EXAMPLES = [(lang, e) for lang in available() for e in load(lang).numbers.example]

GOLDEN = {
    "uk": [
        ("Перекинули понад 10% сил.", "понад 10%", 10, "percent", "more-than"),
        ("Загинули 2,4 тис. людей.", "2,4 тис. людей", 2400, "person", "exact"),
        ("Витратили 9,2 млн.", "9,2 млн", 9_200_000, "", "exact"),
        ("Борг сягає 3,7 млрд доларів.", "3,7 млрд доларів", 3.7e9, "USD", "exact"),
        ("Ціна 1 000 гривень.", "1 000 гривень", 1000, "UAH", "exact"),
        ("Вона коштує $5 млн.", "$5 млн", 5_000_000, "USD", "exact"),
        ("Було двадцять три вантажівки.", "двадцять три", 23, "", "exact"),
        ("Підняли 31 форму.", "31", 31, "", "exact"),
        ("Ще чотирьох шукають.", "чотирьох", 4, "", "exact"),
        ("Кілька місяців тривав ремонт.", "Кілька місяців", 2, "month", "at-least"),
        ("Прийшли сотні людей.", "сотні людей", 200, "person", "at-least"),
        ("Не менше 17 осіб загинули.", "Не менше 17 осіб", 17, "person", "at-least"),
        ("Це 51-річний тренер.", "51-річний", 51, "year-old", "exact"),
        ("Ціна зросла до 50 гривень.", "50 гривень", 50, "UAH", "exact"),
        ("Експорт скоротився вдвічі.", "вдвічі", 2, "times", "exact"),
        ("Вклали півтора мільйона євро.", "півтора мільйона євро", 1_500_000, "EUR", "exact"),
        ("Готовий більш ніж на 90%.", "більш ніж на 90%", 90, "percent", "more-than"),
        ("Близько ста людей вийшли.", "Близько ста людей", 100, "person", "about"),
        ("Температура впала до -5 градусів.", "-5 градусів", -5, "degree", "exact"),
        ("Виробили 1 млн 800 тис. доз.", "1 млн 800 тис", 1_800_000, "", "exact"),
    ],
    "ru": [
        ("Перебросили более 10% сил.", "более 10%", 10, "percent", "more-than"),
        ("Погибли 2,4 тыс. человек.", "2,4 тыс. человек", 2400, "person", "exact"),
        ("Потратили 9,2 млн.", "9,2 млн", 9_200_000, "", "exact"),
        ("Долг достиг 3,7 млрд долларов.", "3,7 млрд долларов", 3.7e9, "USD", "exact"),
        ("Цена 1 000 рублей.", "1 000 рублей", 1000, "RUB", "exact"),
        ("Было двадцать три грузовика.", "двадцать три", 23, "", "exact"),
        ("Ещё четырёх ищут.", "четырёх", 4, "", "exact"),
        ("Несколько месяцев шёл ремонт.", "Несколько месяцев", 2, "month", "at-least"),
        ("Пришли сотни людей.", "сотни людей", 200, "person", "at-least"),
        ("Это 44-летний тренер.", "44-летний", 44, "year-old", "exact"),
        ("Цена выросла до 50 рублей.", "50 рублей", 50, "RUB", "exact"),
        ("Экспорт сократился вдвое.", "вдвое", 2, "times", "exact"),
        ("Около ста человек вышли.", "Около ста человек", 100, "person", "about"),
        ("До 50 тысяч талеров вернут.", "До 50 тысяч талеров", 50_000, "taler", "at-most"),
        ("Поймали трёх щук, или 5 кг и более.", "5 кг и более", 5, "kg", "at-least"),
        ("Это 19,5 километра.", "19,5 километра", 19.5, "km", "exact"),
    ],
    "en": [
        ("It insured 340,000 homes.", "340,000", 340_000, "", "exact"),
        ("Shares closed 3.1% higher.", "3.1%", 3.1, "percent", "exact"),
        ("It has a 600-km coast.", "600-km", 600, "km", "exact"),
        ("It cost 2.5 million dollars.", "2.5 million dollars", 2_500_000, "USD", "exact"),
        ("It cost $4m in all.", "$4m", 4_000_000, "USD", "exact"),
        ("It cost £1.2bn in all.", "£1.2bn", 1.2e9, "GBP", "exact"),
        ("Twenty-three people died.", "Twenty-three people", 23, "person", "exact"),
        ("At least seven died.", "At least seven", 7, "", "at-least"),
        ("A dozen boats sank.", "A dozen", 12, "", "exact"),
        (
            "Three hundred and forty talers.",
            "Three hundred and forty talers",
            340,
            "taler",
            "exact",
        ),
        ("Some 600 cars a day.", "Some 600", 600, "", "about"),
        (
            "Nearly half a million people left.",
            "Nearly half a million people",
            500_000,
            "person",
            "about",
        ),
        ("Dozens of boats sank.", "Dozens", 24, "", "at-least"),
        ("A 45-year-old man left.", "45-year-old", 45, "year-old", "exact"),
        ("A third of voters left.", "A third of", 33.3, "percent", "exact"),
        (
            "Hundreds of thousands of people left.",
            "Hundreds of thousands of people",
            200_000,
            "person",
            "at-least",
        ),
        ("It gave 20 or more jobs.", "20 or more", 20, "", "at-least"),
        ("They paid EUR 5 million.", "EUR 5 million", 5_000_000, "EUR", "exact"),
        ("Over 2000 soldiers came.", "Over 2000", 2000, "", "more-than"),
    ],
    "es": [
        ("Asegura 340.000 casas.", "340.000", 340_000, "", "exact"),
        ("Subió un 3,1 % ayer.", "3,1 %", 3.1, "percent", "exact"),
        ("Costó 2,5 millones de dólares.", "2,5 millones de dólares", 2_500_000, "USD", "exact"),
        ("Costó 12 mil millones de pesos.", "12 mil millones de pesos", 12e9, "peso", "exact"),
        ("Buscan a veintitrés personas.", "veintitrés personas", 23, "person", "exact"),
        ("Al menos siete murieron.", "Al menos siete", 7, "", "at-least"),
        ("Una docena de barcos.", "Una docena", 12, "", "exact"),
        ("Unas 600 casas.", "Unas 600", 600, "", "about"),
        (
            "Murieron trescientas cuarenta personas.",
            "trescientas cuarenta personas",
            340,
            "person",
            "exact",
        ),
        ("Decenas de barcos.", "Decenas", 20, "", "at-least"),
        ("Hasta 1.000 kilómetros.", "Hasta 1.000 kilómetros", 1000, "km", "at-most"),
        ("La mitad de los votos.", "La mitad de", 50, "percent", "exact"),
        ("Menos del 5 %.", "Menos del 5 %", 5, "percent", "less-than"),
        (
            "Pagó 5 millones de euros o más.",
            "5 millones de euros o más",
            5_000_000,
            "EUR",
            "at-least",
        ),
        ("Treinta y dos vecinos.", "Treinta y dos", 32, "", "exact"),
        ("Varias semanas duró.", "Varias semanas", 2, "week", "at-least"),
    ],
}

NOTHING = {
    "uk": [
        "Літак F/A-18 і B-52.",
        "Хвороба COVID-19.",
        "Рахунок 0:4.",
        "Наказ № 417.",
        "Тел. 044-555-01-23.",
        "Один із них прийшов.",
        "Це 16-й номер.",
        "«Північний потік — 2».",
    ],
    "ru": [
        "Самолёт F/A-18 и B-52.",
        "Болезнь COVID-19.",
        "Счёт 0:4.",
        "Приказ № 417.",
        "Тел. 044-555-01-23.",
        "Один из них пришёл.",
        "Это 16-е место.",
        "«Северный поток — 2».",
    ],
    "en": [
        "An F/A-18 and a B-52.",
        "The COVID-19 case.",
        "They won 4-0.",
        "Article 5 holds.",
        "Call 555-01-23.",
        "One of them came.",
        "It is 16th.",
        "The G7 met.",
        "It was 2019 all over.",
    ],
    "es": [
        "Un F/A-18 y un B-52.",
        "El COVID-19.",
        "Ganó 4-0.",
        "El artículo 5 rige.",
        "Llame al 555-01-23.",
        "Uno de ellos vino.",
        "El G7 se reunió.",
    ],
}


@pytest.mark.parametrize(("lang", "example"), EXAMPLES)
def test_every_example_of_a_pack_holds(lang, example):
    wanted = [(example.found, example.value, example.unit, example.bound.value)]
    assert read(example.text, lang) == (wanted if example.found else [])


@pytest.mark.parametrize(
    ("lang", "text", "wanted"),
    [(lang, text, tuple(rest)) for lang, cases in GOLDEN.items() for text, *rest in cases],
)
def test_quantity_is_found_with_value_unit_and_bound(lang, text, wanted):
    assert wanted in read(text, lang)


@pytest.mark.parametrize(
    ("lang", "text"), [(lang, text) for lang, texts in NOTHING.items() for text in texts]
)
def test_numbers_in_names_scores_and_ordinals_are_left(lang, text):
    assert read(text, lang) == []


@pytest.mark.parametrize(
    ("lang", "text", "unit"),
    [
        ("uk", "Від 5 до 10 кілометрів.", "km"),
        ("uk", "Це 5–10 кілометрів.", "km"),
        ("ru", "От 5 до 10 километров.", "km"),
        ("en", "Between 5 and 10 kilometres.", "km"),
        ("es", "Entre 5 y 10 kilómetros.", "km"),
    ],
)
def test_a_range_is_two_quantities(lang, text, unit):
    found = [(q[1], q[2], q[3]) for q in read(text, lang)]
    assert found == [(5, unit, "at-least"), (10, unit, "at-most")]


def test_a_scale_after_a_range_holds_for_both():
    assert [q[1] for q in read("It cost from 5 to 10 million crowns.", "en")] == [5e6, 10e6]


def test_a_change_is_not_a_range():
    assert [q[3] for q in read("It rose from 5 to 10 percent.", "en")] == ["exact", "exact"]


def test_a_number_within_a_moment_is_no_quantity():
    assert read("It sank two weeks ago, on March 4, 2024.", "en") == []


WORDS = (
    "up to 120 1,5 1.000 2,4 млн тис. % $ € -5 5-10 до від from a dozen hundred and two mil "
    "millones de unos . 2019 F/A-18 № кілька сотні km İ ’ 3:1 or more + м-5 x5"
)
PIECES = st.lists(st.sampled_from(WORDS.split()), max_size=20)


@given(PIECES, st.sampled_from(available()), st.sampled_from([" ", "", "\u00a0"]))
def test_quantities_stay_inside_the_text_and_out_of_moments(pieces, lang, gap):
    text = gap.join(pieces)
    times, found = find(text, lang)
    assert all(0 <= q.span.start < q.span.end <= len(text) for q in found)
    assert not any(q.span.overlaps(m.span) for q in found for m in times)
    assert found == find(text, lang)[1]
