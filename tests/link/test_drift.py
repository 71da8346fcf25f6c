from dataclasses import replace

import pytest

from headwater.link.drift import drift
from headwater.link.rows import rows
from headwater.link.units import world
from headwater.model import Hedge, Quantity, Span
from linkworld import Said, reading


def row(key, item, **changes):
    found = reading(key, f"Outlet {key}", "2031", [item])
    statement = replace(found.statements[0], **changes)
    return rows(0, world([replace(found, statements=(statement,))]).units)[0]


def kinds(mine, origin):
    return [(d.kind, d.article_id, d.origin_article_id) for d in drift(mine, origin)]


CREDITED = Said("The bank may be insolvent", "c:bank c:insolvent", "Ada Brenn")
HEDGE = (Hedge(Span(0, 3)),)


def test_a_hedge_that_is_gone_is_drift():
    origin = row("a", CREDITED, hedges=HEDGE)
    assert kinds(row("b", CREDITED), origin) == [("hedge-dropped", "b", "a")]


def test_a_hedge_that_is_kept_is_none():
    assert kinds(row("b", CREDITED, hedges=HEDGE), row("a", CREDITED, hedges=HEDGE)) == []


@pytest.mark.parametrize(
    ("mine", "origin", "found"),
    [
        ([(17.0, "")], [(7.0, "")], ["number-changed"]),
        ([(7.0, "")], [(7.0, "")], []),
        ([(7.0, "km")], [(8.0, "")], []),
        ([(7.0, ""), (23.0, "")], [(8.0, "")], []),
    ],
    ids=["another", "the same", "other units", "more than one"],
)
def test_a_lone_number_that_changed_is_drift(mine, origin, found):
    def counted(key, numbers):
        made = tuple(Quantity(Span(0, 2), value, unit) for value, unit in numbers)
        return row(key, CREDITED, quantities=made)

    assert [d.kind for d in drift(counted("b", mine), counted("a", origin))] == found


def test_a_source_that_is_named_no_more_is_drift():
    own = Said("The bank is insolvent", "c:bank c:insolvent")
    assert kinds(row("b", own), row("a", CREDITED)) == [("source-blurred", "b", "a")]


def test_the_origin_does_not_drift_from_itself():
    origin = row("a", CREDITED, hedges=HEDGE)
    assert drift(origin, origin) == ()
    assert drift(origin, None) == ()
