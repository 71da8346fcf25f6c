"""The cast of an article: who is named in it, and under which names."""

import pytest

from headwater.attribute.callings import Calling
from headwater.attribute.cast import Figure, cast, find
from headwater.model import SourceKind, Span
from helpers import laid_out

PERSON, BODY, PAPER = SourceKind.PERSON, SourceKind.ORGANIZATION, SourceKind.DOCUMENT


def names(text, lang):
    return [figure.name for figure in cast(laid_out(text, lang))]


@pytest.mark.parametrize(
    ("kind", "known", "name", "same"),
    [
        (PERSON, "Петро Луговий", "Луговий", True),
        (PERSON, "Peter Ward", "P. Ward", True),
        (PERSON, "Peter Ward", "Mary Ward", False),
        (PERSON, "Peter Ward", "PETER WARD", True),
        (PERSON, "Peter Ward", "Helen Gray", False),
        (BODY, "Bank of Velmar", "Bank", False),
        (PAPER, "latest Acme opinion poll", "Acme poll", True),
        (PAPER, "latest opinion poll", "poll", False),
        (PAPER, "latest opinion poll", "opinion poll", False),
    ],
)
def test_a_name_is_of_a_figure_as_far_as_names_show(kind, known, name, same):
    assert (find([Figure(kind, known)], kind, name) is not None) is same


def test_a_name_is_of_no_figure_of_another_kind():
    assert find([Figure(BODY, "Ward")], PERSON, "Ward") is None


def test_a_person_named_twice_is_one_figure_with_the_fullest_name():
    text = "Луговий приїхав. Мерія чекала на Петра Лугового."
    (figure,) = [f for f in cast(laid_out(text, "uk")) if f.kind is PERSON]
    assert figure.name == "Петро Луговий"
    assert [span.of(text) for span in figure.spans] == ["Луговий", "Петра Лугового"]
    assert figure.full == figure.spans[1]


def test_two_people_of_one_surname_are_two_figures():
    assert names("Andrew Cole met Mary Cole.", "en") == ["Andrew Cole", "Mary Cole"]


def test_who_signs_the_piece_is_not_in_it():
    text = "Helen Gray\nMayor Peter Ward came to the port on Monday."
    assert names(text, "en") == ["Peter Ward"]


def test_whom_a_street_is_called_after_is_not_in_the_piece():
    assert "Петро Луговий" not in names("Школу імені Петра Лугового відкрили.", "uk")


def test_a_listed_outlet_is_an_outlet():
    (figure,) = cast(laid_out("On Monday Reuters moved its office.", "en"))
    assert figure.kind is SourceKind.OUTLET


def test_where_a_figure_was_named_last_lies_before_the_place():
    figure = Figure(PERSON, "Ward", [Span(0, 4), Span(20, 24)])
    assert figure.before(24) == Span(20, 24)
    assert figure.before(23) == Span(0, 4)
    assert figure.before(3) is None


@pytest.mark.parametrize(
    ("own", "asked", "fits"),
    [
        (Calling(about=frozenset({"pl"})), Calling(about=frozenset({"cz"})), False),
        (Calling(about=frozenset({"pl"})), Calling(about=frozenset({"pl", "cz"})), True),
        (Calling(about=frozenset({"pl"})), Calling(about=frozenset({"fina"})), True),
        (Calling(), Calling(about=frozenset({"cz"})), True),
        (Calling(about=frozenset({"eu"})), Calling(about=frozenset({"pl"})), True),
        (Calling(frozenset({"actor"})), Calling(frozenset({"lawyer"}), owned=True), False),
        (Calling(frozenset({"lawyer"})), Calling(frozenset({"lawyer"}), owned=True), True),
        (Calling(frozenset({"actor"})), Calling(frozenset({"lawyer"})), True),
    ],
)
def test_a_calling_fits_who_is_of_the_same_country_and_his_lawyer_is_a_lawyer(own, asked, fits):
    assert Figure(PERSON, "Ward", calling=own).may_be(asked) is fits
