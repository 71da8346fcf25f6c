"""Headlines that name their source with a mark."""

import pytest

from helpers import told, understood


@pytest.mark.parametrize(
    ("lang", "title", "row"),
    [
        ("uk", "Завод закриють у травні — міністр Петро Луговий",
         ("міністр Петро Луговий", "—", "Завод закриють у травні")),
        ("uk", "Олена Гай: завод закриють у травні",
         ("Олена Гай", ":", "завод закриють у травні")),
        ("ru", "Министр: завод закроют в мае", ("Министр", ":", "завод закроют в мае")),
        ("en", "Peter Ward: plant will close in May",
         ("Peter Ward", ":", "plant will close in May")),
        ("es", "Pedro Luna: la planta cerrará en mayo",
         ("Pedro Luna", ":", "la planta cerrará en mayo")),
    ],
)  # fmt: skip
def test_a_mark_after_or_before_a_party_is_the_cue(lang, title, row):
    assert told(understood("—", lang, title=title)) == [row]


@pytest.mark.parametrize(
    ("lang", "title"),
    [
        ("en", "Weather: rain is coming to the coast"),
        ("en", "Court trims the law – but spares the clause everyone feared"),
        ("uk", "Погода: на узбережжя йде дощ"),
        ("ru", "Зима пришла — снег лежит"),
        ("es", "El tiempo: llueve en la costa"),
    ],
)
def test_a_mark_beside_no_party_is_none(lang, title):
    assert told(understood("—", lang, title=title)) == []
