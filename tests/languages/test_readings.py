"""What a word of a name may be."""

from headwater.languages.readings import readings


def forms(word, lang, **wanted):
    return {
        r.form for r in readings(word, lang) if all(getattr(r, k) == v for k, v in wanted.items())
    }


def test_the_nominative_keeps_gender_and_number():
    assert "Чорна" in forms("Чорної", "uk", case="gent", gender="femn")
    assert "документи" in forms("документів", "uk", number="plur")


def test_the_nominative_of_a_participle_keeps_its_voice():
    assert forms("Соединённых", "ru", pos="ADJF") == {"Соединённые"}


def test_capitals_are_those_of_the_word():
    assert "КИЇВ" in forms("КИЄВА", "uk")
    assert "Жан-Клод" in forms("Жан-Клодом", "uk")


def test_a_plainer_letter_in_the_word_stays_plain():
    assert forms("Елкина", "ru", case="gent", gender="masc") == {"Елкин"}
    assert "Ёлкин" in forms("Ёлкина", "ru", case="gent", gender="masc")


def test_endings_of_the_pack_supply_what_the_dictionary_lacks():
    assert "Барклев" in forms("Барклеву", "uk", case="datv", gender="masc")


def test_every_word_may_stay_as_it_is():
    assert "Фаучі" in forms("Фаучі", "uk", case="", number="", gender="")


def test_verbs_and_pronouns_are_no_names():
    assert not {r.pos for r in readings("він", "uk")} & {"NPRO", "VERB"}
