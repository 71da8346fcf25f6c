from dataclasses import dataclass

import pytest

from headwater.languages.skeleton import skeletons, sounded
from headwater.link.likeness import alike, same_word


@dataclass(frozen=True)
class Name:
    words: tuple[str, ...]
    sounds: tuple[str, ...]
    lang: str


def name(text, lang):
    return Name(skeletons(text), tuple(sounded(word) for word in text.split()), lang)


@pytest.mark.parametrize(
    ("lang", "one", "other"),
    [
        ("uk", "Гайко Голвек", "Хайко Голвек"),
        ("uk", "Радім Голвек", "Радіма Голвека"),
        ("ru", "Мэй", "Мей"),
        ("en", "Garri Holvek", "Gary Holvek"),
        ("en", "Anton Virrelial", "Anton Virrilial"),
        ("es", "Velásquez", "Velasquez"),
    ],
)
def test_one_language_agrees_on_letters_but_for_cases_and_a_slip(lang, one, other):
    assert alike(name(one, lang), name(other, lang))


@pytest.mark.parametrize(
    ("lang", "one", "other"),
    [
        ("en", "Blind", "Boland"),
        ("en", "Ferdinand Piesk", "Fernando Pusk"),
        ("ru", "Волгоградская область", "Вологодская область"),
        ("es", "Atlántico", "Atlético"),
        ("en", "Holvek", "Holveks"),
        ("uk", "Голвек", "Радім Голвек"),
    ],
)
def test_names_of_one_language_with_other_letters_are_two(lang, one, other):
    assert not alike(name(one, lang), name(other, lang))


def test_names_of_two_languages_need_only_sound_alike():
    assert alike(name("Blind", "en"), name("Бланд", "ru"))


def test_short_names_of_two_languages_must_sound_the_same():
    assert not alike(name("Рада", "uk"), name("Rata", "en"))


def test_a_name_may_be_turned_round():
    one, other = name("Radim Holvek", "en"), name("Голвек Радім", "uk")
    assert alike(one, other, turned=True)
    assert not alike(one, other)


def test_a_case_ending_is_no_matter_only_where_words_have_cases():
    assert same_word(name("Голвек", "uk"), 0, name("Голвека", "uk"), 0)
    assert not same_word(name("Holvek", "en"), 0, name("Holveka", "en"), 0)
