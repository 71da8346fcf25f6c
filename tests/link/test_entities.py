from dataclasses import replace
from pathlib import Path

import pytest

from headwater.link.entities import entities
from headwater.model import Article, Mention, MentionKind, Reading, Span

PERSON, PLACE = MentionKind.PERSON, MentionKind.PLACE
ORGANIZATION = MentionKind.ORGANIZATION


def article(key, lang, *names):
    mentions = tuple(
        Mention(Span(n * 10, n * 10 + 5), kind, name) for n, (kind, name) in enumerate(names)
    )
    return Reading(Article(id=key, text="x" * 100, lang=lang), mentions=mentions)


def ids(*readings):
    return [m.entity for r in entities(readings)[1] for m in r.mentions]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("en", PERSON, "Radim Holvek"), ("uk", PERSON, "Радім Голвек")),
        (("uk", PLACE, "Німеччина"), ("es", PLACE, "Alemania")),
        (("ru", PLACE, "США"), ("en", PLACE, "United States")),
        (("ru", ORGANIZATION, "ЕС"), ("uk", ORGANIZATION, "Євросоюз")),
        (("en", ORGANIZATION, "Vantrel"), ("uk", ORGANIZATION, "Вантрел")),
    ],
)
def test_one_name_in_two_languages_is_one_entity(one, other):
    found = ids(article("a", one[0], one[1:]), article("b", other[0], other[1:]))
    assert found[0] == found[1]


def test_two_people_are_two_entities():
    first, second = ids(article("a", "en", (PERSON, "Ada Brenn"), (PERSON, "Ivo Marn")))
    assert first != second


def test_a_person_is_not_the_place_of_the_same_name():
    first, second = ids(article("a", "en", (PERSON, "Orvel"), (PLACE, "Orvel")))
    assert first != second


def test_a_surname_is_the_one_person_of_the_article_who_has_it():
    whole, bare = ids(article("a", "en", (PERSON, "Ada Brenn"), (PERSON, "Brenn")))
    assert whole == bare


def test_a_surname_that_two_people_share_is_neither():
    names = [(PERSON, "Ada Brenn"), (PERSON, "Karl Brenn"), (PERSON, "Brenn")]
    first, second, bare = ids(article("a", "en", *names))
    assert bare not in (first, second)


def test_a_surname_alone_in_its_article_is_the_only_bearer_in_the_store():
    whole, bare = ids(
        article("a", "en", (PERSON, "Ada Brenn")), article("b", "en", (PERSON, "Brenn"))
    )
    assert whole == bare


def test_the_most_frequent_form_names_the_entity():
    readings = [
        article("a", "en", (PERSON, "Radim Holvek")),
        article("b", "uk", (PERSON, "Радім Голвек")),
        article("c", "uk", (PERSON, "Радім Голвек")),
    ]
    found = entities(readings)[0]
    assert [(e.name, e.names, e.article_ids) for e in found] == [
        ("Радім Голвек", ("Radim Holvek", "Радім Голвек"), ("a", "b", "c"))
    ]


def test_nothing_but_the_entity_is_changed_in_a_reading():
    before = article("a", "en", (PERSON, "Ada Brenn"))
    after = entities([before])[1][0]
    assert replace(after, mentions=before.mentions) == before


def case(line):
    sign, *names = line.split("\t")
    return pytest.param(sign, [name.split(" ", 2) for name in names], id=" ".join(names))


LINES = Path(__file__).with_name("names.tsv").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize(("sign", "names"), [case(line) for line in LINES if line[0] != "#"])
def test_two_names_are_one_entity_or_two(sign, names):
    readings = [
        article(key, lang, (MentionKind(kind), name))
        for key, (lang, kind, name) in zip("ab", names, strict=True)
    ]
    one, other = ids(*readings)
    assert (one == other) is (sign == "=")


@pytest.mark.parametrize(
    ("names", "short"),
    [
        ([(PERSON, "Ада Бренн"), (PERSON, "Карл Монт")], (PERSON, "Ада")),
        ([(PERSON, "Ада Петрівна Бренн"), (PERSON, "Карл Монт")], (PERSON, "Ада Петрівна")),
        ([(PERSON, "Олег фон Бренн"), (PERSON, "Карл Монт")], (PERSON, "О. фон Бренн")),
        ([(ORGANIZATION, "Верховний суд Польщі")], (ORGANIZATION, "Верховний суд")),
        ([(ORGANIZATION, "Союз вільних лісорубів")], (ORGANIZATION, "СВЛ")),
    ],
)
def test_what_an_article_shortens_is_what_it_named_in_full(names, short):
    found = ids(article("a", "uk", *names, short))
    assert found[-1] == found[0]


def test_a_given_name_before_any_whole_name_is_nobody_known():
    short, whole = ids(article("a", "uk", (PERSON, "Ада"), (PERSON, "Ада Бренн")))
    assert short != whole


def test_a_given_name_that_two_people_share_is_neither():
    names = [(PERSON, "Ада Бренн"), (PERSON, "Ада Монт"), (PERSON, "Ада")]
    first, second, short = ids(article("a", "uk", *names))
    assert short not in (first, second)


def test_an_office_without_a_country_is_that_of_the_country_the_article_is_about():
    about = article("a", "ru", *[(PLACE, "Польша")] * 3, (PLACE, "Чехия"), (ORGANIZATION, "МИД"))
    told = article("b", "ru", (ORGANIZATION, "МИД Польши"))
    assert ids(about, told)[-2] == ids(about, told)[-1]


def test_an_office_of_no_country_is_not_that_of_another_article():
    bare = article("a", "ru", (ORGANIZATION, "МИД"))
    told = article("b", "ru", (ORGANIZATION, "МИД Польши"))
    assert len(set(ids(bare, told))) == 2


def in_brackets(long, short):
    text = f"{long} ({short})"
    spans = [(0, len(long)), (len(long) + 2, len(text) - 1)]
    names = zip(spans, (long, short), strict=True)
    mentions = tuple(Mention(Span(*span), ORGANIZATION, name) for span, name in names)
    return Reading(Article(id="a", text=text, lang="ru"), mentions=mentions)


def test_letters_in_brackets_stand_for_the_name_before_them():
    long, short = ids(in_brackets("Общество любителей Арктики", "ОБЛАР"))
    assert long == short


def test_an_acronym_stands_for_what_other_articles_spell_it_out_as():
    spelled = in_brackets("Общество любителей Арктики", "ОБЛАР")
    bare = article("b", "ru", (ORGANIZATION, "ОБЛАР"))
    assert len(set(ids(spelled, bare))) == 1


def test_an_acronym_that_is_spelled_out_in_two_ways_is_neither():
    first = in_brackets("Общество любителей Арктики", "ОБЛАР")
    second = replace(
        in_brackets("Объединение лавочников Арктики", "ОБЛАР"),
        article=Article(id="c", text="Объединение лавочников Арктики (ОБЛАР)", lang="ru"),
    )
    found = ids(first, second, article("b", "ru", (ORGANIZATION, "ОБЛАР")))
    assert found[-1] not in (found[0], found[2])


def test_the_order_of_articles_does_not_matter():
    readings = [
        article("a", "uk", (PERSON, "Ада Бренн"), (ORGANIZATION, "МЗС"), (PERSON, "Бренн")),
        article("b", "ru", (PERSON, "Бренн"), (ORGANIZATION, "МИД Украины")),
        article("c", "en", (PERSON, "Ada Brenn"), (ORGANIZATION, "Ukrainian Foreign Ministry")),
        in_brackets("Общество любителей Арктики", "ОБЛАР"),
    ]
    readings[3] = replace(readings[3], article=replace(readings[3].article, id="d"))
    marked = [
        sorted(entities(order)[1], key=lambda r: r.article.id)
        for order in (readings, readings[::-1], readings[2:] + readings[:2])
    ]
    assert marked[0] == marked[1] == marked[2]


ROWS = Path(__file__).with_name("leaders.tsv").read_text(encoding="utf-8").splitlines()
LEADERS = [row.split("\t") for row in ROWS if row[0] != "#"]


def test_heads_of_states_are_each_one_in_four_languages_and_nobody_else():
    readings = [
        article(f"{number:03}{lang}", lang, (PERSON, name))
        for number, names in enumerate(LEADERS)
        for lang, name in zip(("uk", "ru", "en", "es"), names, strict=True)
    ]
    found = ids(*readings)
    groups = [tuple(found[start : start + 4]) for start in range(0, len(found), 4)]
    assert [
        names for names, group in zip(LEADERS, groups, strict=True) if len(set(group)) > 1
    ] == []
    assert len({group[0] for group in groups}) == len(LEADERS)
