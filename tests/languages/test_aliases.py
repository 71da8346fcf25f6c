import pytest

from headwater.languages.aliases import aliases, folded, offices


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Casa Blanca", "casa blanca"),
        ("Nord Stream-2", "nord stream 2"),
        ("Потік — 2", "потік 2"),
        ("Е.У.", "еу"),
        ("OPEC+", "opec+"),
        ("Мін'юст", "мінюст"),
    ],
)
def test_a_name_is_folded_word_by_word(name, key):
    assert folded(name) == folded(key)


def test_one_writing_stands_for_one_party():
    assert aliases()["opec"] != aliases()["opec+"]
    assert aliases()["casa blanca"] == "white house"
    assert "casablanca" not in aliases()


def test_a_countrys_code_is_no_name_of_it():
    assert aliases()["saudi arabia" if "saudi arabia" in aliases() else "arabia saudí"] == "sa"
    assert "sa" not in aliases()


def test_offices_of_one_country_are_kept_with_its_code():
    assert offices()["pentagon"] == "defence@US"
    assert offices()["мид"] == "foreign"
