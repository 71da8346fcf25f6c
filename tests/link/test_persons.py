import pytest

from headwater.link.persons import alike, at_odds, person, short_of


@pytest.mark.parametrize(
    ("name", "lang", "sex"),
    [
        ("Ада Бренн", "uk", "f"),
        ("Карл Монт", "uk", "m"),
        ("Іваненкова", "uk", "f"),
        ("Іваненков", "uk", "m"),
        ("Бренн", "uk", ""),
        ("Нінель Іваненкова", "uk", "f"),
        ("Кетрін Монт", "uk", "m"),  # by its end, as nothing else is known
        ("Микола Монт", "uk", ""),  # one of the names that have several writings
        ("Угур Шаліна", "uk", ""),  # the given name and the surname disagree
        ("Abdullah Karani", "en", ""),
        ("Maria Holvek", "en", "f"),
        ("О. Іваненкова", "uk", "f"),
    ],
)
def test_the_ends_of_a_name_tell_a_man_from_a_woman(name, lang, sex):
    assert person(name, lang).sex == sex


@pytest.mark.parametrize(
    ("short", "whole"),
    [
        ("Голвек", "Радім Голвек"),
        ("Р. Голвек", "Радім Голвек"),
        ("Голвек Р. К.", "Радім Голвек"),
        ("Радім Голвек", "Радім Карл Голвек"),
        ("фон дер Бренн", "Ада фон дер Бренн"),
    ],
)
def test_a_name_is_shortened_to_its_surname_with_or_without_others(short, whole):
    assert short_of(person(short, "uk"), person(whole, "uk"))


@pytest.mark.parametrize(
    ("short", "whole"),
    [
        ("Радім", "Радім Голвек"),
        ("К. Голвек", "Радім Голвек"),
        ("О. Голвек", "Іван Голвек"),
        ("Голвек", "Голвек"),
        ("Радім Голвек", "Голвек"),
        ("Радім Голвек", "Голвек Карл Радім"),
        ("Голвек", "Р. Голвек"),
        ("Іваненкова", "Карл Іваненков"),
    ],
)
def test_no_other_name_is_shortened_so(short, whole):
    assert not short_of(person(short, "uk"), person(whole, "uk"))


@pytest.mark.parametrize("short", ["Ада", "Ада Петрівна"])
def test_inside_an_article_the_given_name_is_enough(short):
    assert short_of(person(short, "uk"), person("Ада Бренн", "uk"), given=True)


def test_a_surname_first_is_the_same_name():
    assert alike(person("Голвек Радім", "uk"), person("Radim Holvek", "en"))


def test_two_namesakes_of_either_sex_are_at_odds():
    assert at_odds(person("Александр Голвек", "ru"), person("Александра Голвек", "ru"))


def test_what_cannot_be_heard_is_a_name_all_the_same():
    assert person("123", "uk").words


def test_a_name_of_initials_alone_is_kept():
    assert person("А. Б.", "uk").words == ("a.", "b.")
