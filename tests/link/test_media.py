import pytest

from headwater.link.media import known_outlet, owner_of


@pytest.mark.parametrize("name", ["Би-би-си", "BBC News", "Бі-бі-сі", "BBC News Mundo"])
def test_one_outlet_in_all_languages(name):
    assert known_outlet(name) == known_outlet("BBC")


def test_two_outlets_are_two():
    assert known_outlet("Reuters") != known_outlet("Associated Press")


@pytest.mark.parametrize("name", ["Varla Herald", "Guardian", ""])
def test_a_name_no_pack_lists_or_that_is_a_common_word_is_none(name):
    assert known_outlet(name) is None


@pytest.mark.parametrize(
    "names",
    [
        ("The Washington Post", "Вашингтон пост", "Вашинґтон пост"),
        ("Reuters", "Рейтер", "Ройтерс"),
        ("Financial Times", "Файненшл таймс", "FT"),
        ("Agence France-Presse", "Франс пресс", "Agencia France-Presse", "AFP"),
        ("EFE", "ЭФЭ", "ЕФЕ", "Agencia EFE"),
        ("Pravda.com.ua", "Українська правда", "Украинская правда", "Ukrainska Pravda"),
        ("Handelsblatt", "Гандельсблатт", "Хандельсблатт"),
        ("Anadolu", "Анадолу", "Anadolu Agency"),
    ],
)
def test_an_outlet_in_two_scripts_or_by_its_domain_is_one(names):
    assert len({known_outlet(name) for name in names} - {None}) == 1
    assert all(known_outlet(name) for name in names)


def test_outlets_of_one_house_have_one_owner():
    assert owner_of("The Denver Post") == owner_of("Chicago Tribune") != owner_of("Reuters")


def test_an_outlet_nobody_lists_has_no_known_owner():
    assert owner_of("Varla Herald") is None
