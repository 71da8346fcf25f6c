"""Who a pronoun, a bare noun or a surname stands for."""

import pytest

from headwater.model import SourceKind
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
