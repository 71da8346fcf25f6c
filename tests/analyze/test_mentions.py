"""Names found in the text."""

import itertools

import pytest

from headwater.analyze import analyze, mentions
from headwater.analyze.runs import View
from headwater.languages import load
from headwater.model import Article, MentionKind


def found(lang, text):
    article, pack = Article(id="a", text=text, lang=lang), load(lang)
    analysis = analyze(article, pack)
    return mentions.find(article, analysis.tokens, analysis.sentences, pack)


def rows(lang, text):
    return [(m.span.of(text), str(m.kind), m.name) for m in found(lang, text)]


UK = [
    ("Вчора посол Джеймс Голвек виїхав.", ("Джеймс Голвек", "person", "Джеймс Голвек")),
    ("Про це пише «Главком».", ("Главком", "organization", "Главком")),
    ("Як повідомляє WP, переговори тривають.", ("WP", "organization", "The Washington Post")),
    ("Зустріч відбулася в Києві.", ("Києві", "place", "Київ")),
    ("Він приїхав до Венесуели.", ("Венесуели", "place", "Венесуела")),
    ("Про це заявили в НАТО.", ("НАТО", "organization", "НАТО")),
    ("Лист із компанії «Зорепад» не надійшов.", ("Зорепад", "organization", "Зорепад")),
    (
        "У Міністерстві охорони здоров'я відмовилися.",
        ("Міністерстві охорони здоров'я", "organization", "Міністерство охорони здоров'я"),
    ),
    ("Так вирішила ТОВ «Зорепад».", ("ТОВ «Зорепад»", "organization", "ТОВ «Зорепад»")),
    (
        "Пожежа сталася в Київській області.",
        ("Київській області", "place", "Київська область"),
    ),
    ("Літак Б-52 сів, а Brexit минув.", ("Brexit", "event", "Brexit")),
]
RU = [
    ("Вчера президент Петр Голвек уехал.", ("Петр Голвек", "person", "Петр Голвек")),
    (
        "Заявление МИД Великобритании прочли.",
        ("МИД Великобритании", "organization", "МИД Великобритании"),
    ),
    ("Об этом сообщает агентство «Прайм».", ("Прайм", "organization", "Прайм")),
    ("Он прилетел в Германию.", ("Германию", "place", "Германия")),
]
EN = [
    ("On Monday Senator Mark Holvek left.", ("Mark Holvek", "person", "Mark Holvek")),
    ("It was first reported by the NYT.", ("NYT", "organization", "The New York Times")),
    ("He left the Ministry of Health today.", ("Ministry of Health", "organization", None)),
    ("They met in Caracas on Monday.", ("Caracas", "place", "Caracas")),
    ("He sued Kestrel Bank in May.", ("Kestrel Bank", "organization", "Kestrel Bank")),
]
ES = [
    ("Ayer el presidente Juan Holvek habló.", ("Juan Holvek", "person", "Juan Holvek")),
    ("Lo dijo el Ministerio de Sanidad.", ("Ministerio de Sanidad", "organization", None)),
    ("Viajó a Estados Unidos.", ("Estados Unidos", "place", "Estados Unidos")),
    ("Según informó la agencia EFE ayer.", ("EFE", "organization", "EFE")),
]


@pytest.mark.parametrize(
    ("lang", "text", "row"),
    [
        (lang, *case)
        for lang, cases in zip(["uk", "ru", "en", "es"], (UK, RU, EN, ES), strict=False)
        for case in cases
    ],
)
def test_a_name_is_found_with_its_kind_and_dictionary_form(lang, text, row):
    span, kind, name = row
    assert (span, kind, name or span) in rows(lang, text)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("uk", "Вчора ввечері йшов сильний дощ."),
        ("uk", "Був гарний день, і ми гуляли."),
        ("ru", "Потом все разошлись по домам."),
        ("en", "However, the weather was fine on Monday."),
        ("es", "Sin embargo, ayer hizo buen tiempo."),
        ("en", "MARKETS CLOSE HIGHER AGAIN"),
    ],
)
def test_ordinary_words_are_no_names(lang, text):
    assert rows(lang, text) == []


def test_a_common_word_is_an_outlet_only_in_marks_or_after_a_noun_for_one():
    assert ("День", "organization", "День") in rows("uk", "Про це пише газета «День».")
    assert rows("uk", "Того дня, у День міста, співали.") == []


def test_a_surname_alone_keeps_its_span_and_its_own_nominative():
    text = "Канцлер Себастьян Голвек виступив. Потім Голвека запитали."
    assert [(m.span.of(text), m.name) for m in found("uk", text)] == [
        ("Себастьян Голвек", "Себастьян Голвек"),
        ("Голвека", "Голвек"),
    ]


def test_two_people_side_by_side_are_two():
    text = "Президент Ніколас Мадуро мовчав. У листі до Сі Цзіньпіна Мадуро просив про допомогу."
    names = [m.name for m in found("uk", text)]
    assert names == ["Ніколас Мадуро", "Сі Цзіньпін", "Мадуро"]


def test_the_country_of_an_office_is_not_part_of_its_holder():
    text = "Про це сказав міністр оборони Лесанії Радім Голвек."
    assert "Радім Голвек" in [m.name for m in found("uk", text)]


def test_a_dateline_in_capitals_is_a_place():
    text = "PUERTO ORVEL, 14 March. The ferry did not sail."
    assert rows("en", text)[0][:2] == ("PUERTO ORVEL", "place")


def test_an_ordinary_word_that_opens_a_sentence_is_not_part_of_the_name():
    assert [m.name for m in found("uk", "Контракт Голвека не підписали.")] in ([], ["Голвек"])


def test_a_title_is_not_part_of_the_name():
    assert ("Ann Holvek", "person", "Ann Holvek") in rows("en", "President Ann Holvek left.")


def test_mentions_stand_in_text_order_and_never_overlap():
    text = " ".join(case[0] for case in UK)
    spans = [m.span for m in found("uk", text)]
    assert spans == sorted(spans)
    assert not any(a.overlaps(b) for a, b in itertools.pairwise(spans))


@pytest.mark.parametrize("lang", ["uk", "ru", "en", "es"])
@pytest.mark.parametrize("text", ["", "…", "А", "«", "Міністерство", "The", "A. B. C. D.", "«Ї"])
def test_odd_ends_break_nothing(lang, text):
    assert isinstance(found(lang, text), tuple)


def test_every_kind_is_one_of_the_model():
    assert {m.kind for m in found("uk", " ".join(c[0] for c in UK))} <= set(MentionKind)


def test_the_word_as_written_decides_before_its_dictionary_forms():
    text = "Вулиця Ізраїлю Голвека довга."
    article, pack = Article(id="a", text=text, lang="uk"), load("uk")
    analysis = analyze(article, pack)
    view = View(text, analysis.tokens, pack, frozenset())
    keys = mentions._keys(view, 1)
    assert keys[:2] == [analysis.tokens[1].lower, analysis.tokens[1].lemma]
    assert keys[2:] == sorted(analysis.tokens[1].lemmas)


@pytest.mark.parametrize(
    ("lang", "text", "row"),
    [
        ("ru", "Мэр города Сергей Голвин сообщил об этом.", ("Сергей Голвин", "person")),
        ("en", "He was found at Cerro Talvo in May.", ("Cerro Talvo", "place")),
        ("en", "They lost to Atletico Morvel on Sunday.", ("Atletico Morvel", "organization")),
        ("ru", "«Острин Банк» закрыли. О том написали.", ("Острин Банк", "organization")),
        ("ru", "Писала газета La Almena de Amaral вчера.", ("La Almena de Amaral", "organization")),
        ("uk", "Переговори про дрони – Orvel Courier вчора.", ("Orvel Courier", "organization")),
        ("es", "De la Mara informó de ello ayer.", ("Mara", "person")),
        ("es", "Cerraron la calle Juan Holvek ayer.", ("Juan Holvek", "place")),
    ],
)
def test_words_beside_and_inside_a_name_tell_its_kind(lang, text, row):
    assert row in [(span, kind) for span, kind, _ in rows(lang, text)]


@pytest.mark.parametrize(
    ("lang", "text", "name"),
    [
        ("ru", "Радары для Лесании – это дорого.", "Лесании"),
        ("uk", "Люди почули про це вчора.", "Люди"),
        ("uk", "Сум агент не називає.", "Сум"),
        ("ru", "Клуб выплатит специалисту всё.", "Клуб"),
        ("en", "She saw the Bronze Age there.", "Bronze Age"),
    ],
)
def test_a_guess_an_ordinary_word_or_a_lone_common_noun_is_no_name(lang, text, name):
    assert name not in [span for span, _, _ in rows(lang, text)]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "A company spokesman told Lanvern about it."),
        ("en", "The Morvel said it was over."),
        ("es", "El Lervel pidió calma."),
        ("ru", "Сам Марк Морабель уехал. «Морабеля» продали."),
    ],
)
def test_media_and_names_in_marks_are_no_people(lang, text):
    people = [span for span, kind, _ in rows(lang, text) if kind == "person"]
    assert people in ([], ["Марк Морабель"])


@pytest.mark.parametrize(
    ("lang", "text", "name"),
    [
        ("ru", "Это сказала представитель ведомства Дана Бруско.", "Дана Бруско"),
        ("ru", "Об этом пишет со слов министра Голвека портал.", "Голвек"),
        ("ru", "Так говорит муж Асии Голвек.", "Асия Голвек"),
        ("ru", "Сайт «Надричне» уточняет это.", "Надричне"),
        ("ru", "Вкладчикам «Острин Банка» не платят.", "Острин Банк"),
        (
            "uk",
            "Переговори з компанією «Вантрел» ідуть. Представники «Вантрел» мовчать.",
            "Вантрел",
        ),
    ],
)
def test_what_stands_before_a_name_settles_its_dictionary_form(lang, text, name):
    assert [n for _, _, n in rows(lang, text)][-1] == name
