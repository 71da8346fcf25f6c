from dataclasses import replace

import pytest

from headwater.link.rows import rows
from headwater.link.shifts import shifts
from headwater.link.units import world
from headwater.model import Bound, Hedge, Moment, Quantity, Span
from linkworld import Said, reading

TERMS = "c:bank c:insolvent c:oldest c:workshop"


def row(key, text, lang="en", **changes):
    """Return the row of one article that says one thing, on the word of one person."""
    found = reading(key, f"Outlet {key}", "2031", [Said(text, TERMS, "Ada Brenn")])
    statement = replace(found.statements[0], **changes)
    article = replace(found.article, lang=lang)
    return rows(0, world([replace(found, article=article, statements=(statement,))]).units)[0]


def kinds(mine, origin):
    return [kind for kind, _, _ in shifts(mine, origin)]


PLAIN = row("b", "The bank is insolvent")
HEDGES = (Hedge(Span(0, 3)),)


def test_a_hedge_that_is_gone_is_shown_with_the_hedge_that_was():
    origin = row("a", "The bank may be insolvent", hedges=HEDGES)
    assert list(shifts(PLAIN, origin)) == [
        ("hedge-dropped", PLAIN.first.statement.content[0], Span(0, 3))
    ]


def test_a_hedge_that_is_kept_is_no_drift():
    hedged = row("a", "The bank may be insolvent", hedges=HEDGES)
    assert kinds(row("b", "It could be insolvent", hedges=HEDGES), hedged) == []


def counted(key, *numbers):
    start = PLAIN.first.statement.content[0].start
    made = tuple(Quantity(Span(start, start + 3), *number) for number in numbers)
    return row(key, "The bank is insolvent", quantities=made)


EXACT, MOST, MORE = Bound.EXACT, Bound.AT_MOST, Bound.MORE_THAN


@pytest.mark.parametrize(
    ("mine", "origin", "found"),
    [
        ([(17.0, "", EXACT)], [(7.0, "", EXACT)], ["number-changed"]),
        ([(7.0, "", EXACT)], [(7.0, "", EXACT)], []),
        ([(7.0, "km", EXACT)], [(8.0, "", EXACT)], []),
        ([(7.0, "", EXACT), (23.0, "", EXACT)], [(8.0, "", EXACT)], []),
        (
            [(7.0, "", EXACT), (23.0, "", EXACT)],
            [(7.0, "", EXACT), (8.0, "", EXACT)],
            ["number-changed"],
        ),
        ([(600.0, "", EXACT)], [(600.0, "", MOST)], ["hedge-dropped"]),
        ([(600.0, "", MOST)], [(600.0, "", MOST)], []),
        ([(600.0, "", MORE)], [(600.0, "", MOST)], ["number-changed"]),
    ],
    ids=[
        "another",
        "the same",
        "other units",
        "more than one",
        "one of two",
        "bound gone",
        "bound kept",
        "bound turned",
    ],
)
def test_numbers_and_their_bounds(mine, origin, found):
    assert kinds(counted("b", *mine), counted("a", *origin)) == found


@pytest.mark.parametrize(
    ("mine", "origin", "found"),
    [
        ("2031-09-10", "2031-08-10", ["number-changed"]),
        ("2031-08-12", "2031-08-10", ["number-changed"]),
        ("2031-08-10", "2031-08-10", []),
        ("2031-09-12", "2031-08-10", ["number-changed"]),
        ("2019", "2009", ["number-changed"]),
        ("2031-09-12/2031-09-28", "2031-08-10/2031-08-24", []),
        ("2031-09", "2031-08-10", []),
        ("2031-09-10/2031-09-24", "2031-08-10/2031-08-24", ["number-changed"]),
    ],
    ids=[
        "month",
        "day",
        "the same",
        "another day",
        "year",
        "other days",
        "only a month",
        "from day to day",
    ],
)
def test_a_day_that_slipped(mine, origin, found):
    def dated(key, value):
        base = row(key, "it shuts on 10 August")
        inside = base.first.statement.content[0]
        moved = Moment(Span(inside.end - 9, inside.end), value)
        return row(key, "it shuts on 10 August", moments=(moved,))

    assert kinds(dated("b", mine), dated("a", origin)) == found


@pytest.mark.parametrize(
    ("lang", "mine", "origin"),
    [
        ("en", "The club sacked the coach", "The club has decided to sack the coach"),
        ("uk", "Клуб звільнив тренера", "Клуб вирішив звільнити тренера"),
        ("ru", "Клуб уволил тренера", "Клуб решил уволить тренера"),
        ("es", "El club destituyó al técnico", "El club quiere destituir al técnico"),
    ],
)
def test_a_plan_told_as_a_deed(lang, mine, origin):
    assert kinds(row("b", mine, lang), row("a", origin, lang)) == ["tense-changed"]
    assert kinds(row("b", origin, lang), row("a", origin, lang)) == []
    assert kinds(row("b", mine, lang), row("a", mine, lang)) == []


@pytest.mark.parametrize(
    ("lang", "mine", "origin"),
    [
        ("en", "An administrator will go in", "An administrator might go in"),
        ("uk", "Адміністратор зайде в банк", "Адміністратор міг би зайти в банк"),
        ("ru", "Администратор зайдёт в банк", "Администратор мог бы зайти в банк"),
        ("es", "El administrador entrará", "El administrador podría entrar"),
    ],
)
def test_what_might_be_told_as_what_will_be(lang, mine, origin):
    hedged = row("a", origin, lang, hedges=HEDGES)
    assert kinds(row("b", mine, lang), hedged) == ["hedge-dropped", "tense-changed"]


@pytest.mark.parametrize(
    ("lang", "mine", "origin"),
    [
        ("en", "It is the oldest workshop", "It is one of the oldest workshops"),
        ("uk", "Це найдавніша майстерня", "Це одна з найдавніших майстерень"),
        ("ru", "Это древнейшая мастерская", "Это одна из древнейших мастерских"),
        ("es", "Es el taller más antiguo", "Es uno de los talleres más antiguos"),
        ("en", "It is the oldest workshop in the world", "It is the oldest workshop here"),
    ],
)
def test_a_scope_that_widened(lang, mine, origin):
    assert kinds(row("b", mine, lang), row("a", origin, lang)) == ["scope-widened"]
    assert kinds(row("b", origin, lang), row("a", origin, lang)) == []


def test_one_of_many_that_only_introduces_somebody_is_no_scope():
    origin = row("a", "One of the largest lenders, the bank is insolvent")
    assert kinds(PLAIN, origin) == []


def test_a_language_without_pack_shows_numbers_and_hedges_only():
    origin = row("a", "The club has decided to sack the coach", "xx", hedges=HEDGES)
    assert kinds(row("b", "The club sacked the coach", "xx"), origin) == ["hedge-dropped"]


def test_a_mood_that_says_it_is_only_said_is_a_hedge():
    origin = row("a", "Los jueces respaldarían el texto", "es")
    assert kinds(row("b", "Los jueces respaldan el texto", "es"), origin) == ["hedge-dropped"]
    assert kinds(origin, origin) == []


def test_a_hedge_in_another_sentence_of_the_origin_counts():
    found = reading(
        "a",
        "Outlet a",
        "2031",
        [Said("It is said", TERMS, "Ada Brenn"), Said("It may be", TERMS, "Ada Brenn")],
    )
    second = replace(found.statements[1], hedges=HEDGES)
    units = world([replace(found, statements=(found.statements[0], second))]).units
    assert kinds(PLAIN, rows(0, units)[0]) == ["hedge-dropped"]


def test_another_deed_than_the_planned_one_is_no_drift():
    origin = row("a", "The club has decided to buy a stadium")
    assert kinds(row("b", "The club sacked the coach"), origin) == []


def test_bare_numbers_of_two_things_are_not_one_that_changed():
    def told(key, text, value):
        start = PLAIN.first.statement.content[0].start
        return row(key, text, quantities=(Quantity(Span(start, start + 2), value),))

    ships, deaths = told("a", "40 ships left", 40.0), told("b", "17 people died", 17.0)
    assert kinds(deaths, ships) == []
    assert kinds(told("b", "17 ships left", 17.0), ships) == ["number-changed"]
    assert kinds(told("b", "400 left", 400.0), ships) == ["number-changed"]
