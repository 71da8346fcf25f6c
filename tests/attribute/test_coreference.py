"""Who a pronoun, a bare noun or a surname stands for."""

import pytest

from headwater.model import Bond, SourceKind
from helpers import understood


def names(text, lang, **fields):
    return [found.source_name for found in understood(text, lang, **fields).attributions]


@pytest.mark.parametrize(
    ("lang", "text", "name"),
    [
        ("uk", "Мерка Олена Гай приїхала. Вона сказала, що міст безпечний.", "Олена Гай"),
        ("uk", "Мер Петро Луговий приїхав. За його словами, міст закриють.", "Петро Луговий"),
        ("ru", "Мэр Пётр Луговой приехал. По его словам, мост закроют.", "Пётр Луговой"),
        ("en", "Mayor Helen Gray came. She said the bridge was safe.", "Helen Gray"),
        ("es", "La alcaldesa Elena Gil llegó. Ella dijo que el puente es seguro.", "Elena Gil"),
    ],
)
def test_a_pronoun_is_the_person_named_before(lang, text, name):
    assert names(text, lang) == [name]


def test_a_pronoun_with_nobody_before_it_stays_open():
    (found,) = understood("За його словами, міст закриють.", "uk").attributions
    assert (found.source_name, found.source_kind) == (None, SourceKind.UNKNOWN)


@pytest.mark.parametrize(
    ("lang", "text", "name"),
    [
        ("uk", "Завод закриють, пише газета «Степова хвиля». Як зазначає видання, людям заплатять.",
         "Степова хвиля"),
        ("ru", "Завод закроют, пишет газета «Степная волна». Как отмечает издание, людям заплатят.",
         "Степная волна"),
        ("es", "La planta cerrará, informó el diario Marea. El periódico añadió que habrá pagos.",
         "Marea"),
    ],
)  # fmt: skip
def test_a_bare_noun_is_the_outlet_named_before(lang, text, name):
    assert names(text, lang) == [name, name]


def test_the_same_documents_are_those_of_the_sentence_before():
    text = (
        "Як випливає з внутрішнього звіту міністерства, завод закриють. "
        "Ті самі документи свідчать, що людям заплатять."
    )
    assert names(text, "uk") == ["внутрішній звіт міністерства"] * 2


def test_a_surname_has_the_full_name_of_the_article():
    text = "Мером обрали Петра Лугового. Луговий сказав, що міст закриють."
    assert names(text, "uk") == ["Петро Луговий"]


def test_a_dropped_subject_is_the_last_who_spoke():
    text = "Олена Гай заявила, що завод закриють. Також додала, що люди отримають виплати."
    assert names(text, "uk") == ["Олена Гай", "Олена Гай"]


def test_an_impersonal_cue_takes_nobody_from_before():
    text = "Олена Гай заявила, що завод закриють. Повідомляється, що міст стоїть."
    assert names(text, "uk") == ["Олена Гай", None]


def led(text, lang, **fields):
    """Each source's antecedent as words and bond; None where it needs none or has none."""
    reading = understood(text, lang, **fields)
    found = [a.antecedent for a in sorted(reading.attributions, key=lambda a: a.cue)]
    return [(a.span.of(reading.article.text), a.bond) if a else None for a in found]


@pytest.mark.parametrize(
    ("lang", "text", "words", "bond"),
    [
        ("uk", "Мерка Олена Гай приїхала. Вона сказала, що міст безпечний.", "Олена Гай",
         Bond.PRONOUN),
        ("en", "Mayor Helen Gray came. The mayor said that the bridge was safe.", "Helen Gray",
         Bond.ROLE),
        ("ru", "Суд допросил Андрея Ковалёва. Ковалёв сказал, что денег не брал.",
         "Андрея Ковалёва", Bond.NAME),
        ("es", "El Ministerio de Energía trabaja. El ministerio dijo que habrá luz.",
         "Ministerio de Energía", Bond.NOUN),
    ],
)  # fmt: skip
def test_an_antecedent_is_where_the_party_is_named(lang, text, words, bond):
    assert led(text, lang) == [(words, bond)]


def test_who_is_named_in_full_needs_no_antecedent():
    assert led("Mayor Helen Gray said that the bridge was safe.", "en") == [None]


def test_a_dropped_subject_leads_to_who_spoke():
    text = "Олена Гай заявила, що завод закриють. Також додала, що люди отримають виплати."
    assert led(text, "uk") == [None, ("Олена Гай", Bond.OMITTED)]


def test_a_dropped_subject_in_the_plural_is_no_single_person():
    text = "Los sindicatos afirmaron que la planta cerrará. Añadieron que habrá huelga."
    assert names(text, "es") == ["sindicatos", "sindicatos"]


def test_i_is_whoever_says_the_words():
    text = "Тренер Остап Верба приїхав. «Я сказав хлопцям, що матч важливий», – зазначив Верба."
    assert names(text, "uk") == ["Остап Верба", "Остап Верба"]


def test_we_outside_a_quotation_is_the_publisher():
    text = "As we reported earlier, the plant will close."
    found = understood(text, "en", publisher="Delta Herald").attributions
    assert [a.source_name for a in found] == ["Delta Herald"]


def test_this_council_has_the_full_name_it_has_elsewhere():
    text = (
        "El Consejo General de Tarifas se reunió en Sevilla. Este Consejo considera que la ley "
        "es mala."
    )
    assert names(text, "es") == ["Consejo General de Tarifas"]


@pytest.mark.parametrize(
    ("lang", "text", "name"),
    [
        ("uk", "Компанія «Нордвест» оновила завод. Як ідеться в пресрелізі компанії, дощить.",
         "пресреліз компанії (Нордвест)"),
        ("es", "La empresa Nordeste S.A. cerró la planta. Según un comunicado de la empresa, cae.",
         "comunicado de la empresa (Nordeste S.A)"),
    ],
)  # fmt: skip
def test_whose_a_paper_is_stands_in_brackets(lang, text, name):
    assert names(text, lang) == [name]


@pytest.mark.parametrize(
    ("lang", "text", "name"),
    [
        ("uk", "Прем'єр Польщі Марко Дуб приїхав. Прем'єр Чехії заявив, що дощить.",
         "Прем'єр Чехії"),
        ("ru", "Премьер Польши Марк Дубов приехал. Премьер Чехии заявил, что идёт дождь.",
         "Премьер Чехии"),
        ("en", "Polish Prime Minister Mark Oakes came. The Hungarian prime minister said so.",
         "Hungarian prime minister"),
        ("es", "El primer ministro de Polonia, Marcos Robles, llegó. El primer ministro de Hungría "
               "dijo que llueve.", "primer ministro de Hungría"),
    ],
)  # fmt: skip
def test_an_office_of_another_country_is_somebody_else(lang, text, name):
    assert names(text, lang) == [name]


def test_an_office_of_the_same_country_in_other_words_is_the_same():
    text = "Polish Prime Minister Mark Oakes came. The prime minister of Poland said it rained."
    assert names(text, "en") == ["Mark Oakes"]


def test_his_lawyer_is_not_he():
    text = "Актёра Романа Ставкина задержали. Его адвокат заявил, что обвинение ложное."
    (found,) = understood(text, "ru").attributions
    assert found.source.of(text) == "Его адвокат"
    assert found.source_name != "Роман Ставкин"


def test_his_lawyer_is_the_lawyer_named():
    text = "Романа Ставкина защищает адвокат Иван Ланчин. Его адвокат сказал, что суд не прав."
    assert names(text, "ru") == ["Иван Ланчин"]


def test_a_surname_that_is_a_thing_shows_no_gender():
    text = "Мэр Елена Гай приехала в порт. Она заявила, что мост безопасен."
    assert names(text, "ru") == ["Елена Гай"]
    assert names("Остап Верба приехал. Она заявила, что мост безопасен.", "ru") == [None]


def test_a_headline_speaks_of_who_follows():
    text = "Міністр оборони Павло Терен заявив, що навчання триватимуть тиждень."
    found = names(text, "uk", title="Терен: навчання триватимуть тиждень")
    assert found == ["Павло Терен", "Павло Терен"]


def test_a_source_that_turns_out_an_outlet_is_one_everywhere():
    text = "Завод закриють, пише газета «Степова хвиля». «Степова хвиля» додає, що дощить."
    found = understood(text, "uk").attributions
    assert {a.source_kind for a in found} == {SourceKind.OUTLET}


def test_one_of_many_is_named_with_whom_he_is_of():
    text = "Один из чиновников заявил, что завод закроют."
    (found,) = understood(text, "ru").attributions
    assert found.source.of(text) == "Один из чиновников"
    text = "Завод закриють, повідомило джерело в уряді у вівторок."
    (found,) = understood(text, "uk").attributions
    assert found.source.of(text) == "джерело в уряді"
