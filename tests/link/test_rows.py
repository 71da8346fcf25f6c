from dataclasses import replace

import pytest

from headwater.link.rows import rows
from headwater.link.units import world
from headwater.model import Span
from linkworld import OUTLET, UNNAMED, Said, reading


def made(*said, cites=()):
    found = world([reading("a1", "Coast Post", "2031", list(said), cites)])
    return rows(0, found.units)


def test_one_row_for_each_source():
    found = made(Said("A", "c:fire", "Ada Brenn"), Said("B", "c:fire", "Ivo Marn"))
    assert [row.first.speaker for row in found] == ["Ada Brenn", "Ivo Marn"]


def test_the_own_voice_restates_what_is_credited():
    found = made(Said("A", "c:fire", headline=True), Said("B", "c:fire", "Ada Brenn"))
    assert [[u.statement.id for u in row.units] for row in found] == [["a1-s1", "a1-s0"]]


def test_a_headline_that_blurs_its_source_restates_the_body():
    found = made(
        Said("A", "c:fire", "a source", UNNAMED, headline=True), Said("B", "c:fire", "Ada Brenn")
    )
    assert [row.first.speaker for row in found] == ["Ada Brenn"]


def test_a_denial_is_a_row_of_its_own():
    found = made(
        Said("A", "c:fire", "Ada Brenn"),
        Said("Not a fire", "c:fire", "Ivo Marn", negative=True),
    )
    assert [row.denies for row in found] == [False, True]


def test_a_nameless_paper_is_the_one_the_article_names():
    found = made(
        Said("A", "c:fire", "Varla Herald", OUTLET), Said("B", "c:fire", "the newspaper", OUTLET)
    )
    assert [row.first.speaker for row in found] == ["Varla Herald"]


MONEY = "c:payment c:coach c:club c:contract"


@pytest.mark.parametrize(("other", "count"), [(25e6, 2), (2.5e6, 1), (3.1e6, 1)])
def test_a_figure_at_another_scale_is_no_restatement(other, count):
    found = made(
        Said("It paid", MONEY, "Ada Brenn", numbers=(2.5e6,)),
        Said("It paid out", MONEY, headline=True, numbers=(other,)),
    )
    assert len(found) == count


def test_the_own_voice_elsewhere_in_the_body_is_a_row_of_its_own():
    found = made(Said("A", "c:fire", "Ada Brenn"), Said("B", "c:fire"))
    assert [row.first.speaker for row in found] == ["Ada Brenn", "Coast Post"]


def test_the_own_voice_in_the_same_sentence_restates_what_is_credited():
    said = reading("a1", "Coast Post", "2031", [Said("A fire; B fire", "c:fire", "Ada Brenn")])
    whole = said.statements[0]
    start, middle = whole.content[0].start, whole.content[0].start + len("A fire")
    credited = replace(whole, content=(Span(start, middle),))
    own = replace(
        whole,
        id="a1-own",
        attribution=None,
        content=(Span(middle + 2, whole.content[0].end),),
    )
    found = rows(0, world([replace(said, statements=(credited, own))]).units)
    assert [[unit.statement.id for unit in row.units] for row in found] == [["a1-s0", "a1-own"]]


def test_a_headline_that_says_something_else_is_a_row_of_its_own():
    found = made(Said("A", "c:rain c:night", headline=True), Said("B", "c:fire", "Ada Brenn"))
    assert len(found) == 2


def test_a_headline_goes_to_the_row_it_stands_nearest_to():
    found = made(
        Said("A", "c:fire", headline=True),
        Said("B", "c:fire", "Ada Brenn"),
        Said("C", "c:fire", "Ivo Marn"),
    )
    assert [len(row.units) for row in found] == [2, 1]
