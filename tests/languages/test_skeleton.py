"""The key that lets a name met in two scripts meet itself."""

import pytest

from headwater.languages.skeleton import skeleton, skeletons

SAME = [
    ("Голвек", "Holvek", "Golvek"),
    ("Мадуро", "Maduro"),
    ("Трамп", "Trump"),
    ("Асія Бібі", "Асия Биби", "Asia Bibi"),
    ("Сі Цзіньпін", "Си Цзиньпин", "Xi Jinping"),
    ("Володимир Зеленський", "Владимир Зеленский", "Volodymyr Zelenskyy", "Vladimir Zelenski"),
    ("Курц", "Kurz"),
    ("Шольц", "Scholz"),
    ("Рамон Селестіно Веласкес", "Рамон Селестино Веласкес", "Ramón Celestino Velásquez"),
    ("Урсула фон дер Ляєн", "Ursula von der Leyen"),
    ("Ердоган", "Эрдоган", "Erdoğan", "Erdogan"),
    ("Борис Джонсон", "Boris Johnson"),
    ("Хрущов", "Хрущёв", "Khrushchev"),
    ("Орбан", "Orbán"),
    ("Уолтер", "Walter"),
    ("Жозеп Боррель", "Josep Borrell"),
    ("Харків", "Харьков", "Kharkiv"),
    ("О'Лірі", "О’Лірі", "O'Leary"),
]
DIFFERENT = [
    ("Путін", "Порошенко"),
    ("Мадуро", "Мадрид"),
    ("Сторі", "Шольц"),
    ("Tusk", "Trump"),
    ("Мей", "Бей"),
]


@pytest.mark.parametrize("writings", SAME, ids=lambda w: w[0])
def test_writings_of_one_name_share_a_key(writings):
    assert len({skeletons(name) for name in writings}) == 1


@pytest.mark.parametrize(("left", "right"), DIFFERENT)
def test_different_names_have_different_keys(left, right):
    assert skeletons(left) != skeletons(right)


def test_a_composed_letter_and_its_parts_are_one():
    assert skeleton("Орбан\u0438\u0306") == skeleton("Орбан\u0439")


def test_case_and_doubled_letters_do_not_matter():
    assert skeleton("BORRELL") == skeleton("Borel")


def test_hyphens_part_words():
    assert len(skeletons("Різ-Мог")) == 2


def test_digits_stay_as_they_are():
    assert skeletons("Супутник 11") == (skeleton("Супутник"), "11")


@pytest.mark.parametrize("name", ["", "  ", "—", "ь"])
def test_what_cannot_be_heard_has_no_key(name):
    assert skeletons(name) == ()


def test_the_key_is_plain_latin_in_either_script():
    key = "".join(skeletons("Щербак Żółć Éclair"))
    assert key.isascii()
    assert key.isalnum()


def test_a_long_word_takes_no_longer_than_its_length():
    assert skeleton("та" * 50_000)
