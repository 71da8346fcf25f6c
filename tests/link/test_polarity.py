import pytest

from headwater.link.polarity import denials
from headwater.link.units import world
from headwater.model import Stance
from linkworld import OUTLET, Said, reading

CLAIM = "c:bank c:insolvent n:astrn"
BESIDE = (
    "n:vrl n:brn n:hlt n:mrk n:ksm n:tvr n:lnd n:spr c:ship c:harbour n:brt n:dns n:glk n:prm n:stv"
)


def denied(*said):
    readings = [
        reading(f"a{n}", f"Outlet {n}", f"2031-01-0{n + 1}", [item]) for n, item in enumerate(said)
    ]
    return list(denials(world(readings).units).values())


FIRST = Said("The bank may be insolvent", CLAIM, "a banker")


@pytest.mark.parametrize(
    "second",
    [
        Said("the bank is insolvent", CLAIM, "Ada Brenn", stance=Stance.DENIES),
        Said("The bank is not insolvent", CLAIM, "Ada Brenn", negative=True),
        Said("The bank is solvent", "c:bank c:!insolvent n:astrn", "Ada Brenn"),
        Said("Talk of insolvency is a lie", f"{CLAIM} c:false", "Ada Brenn"),
    ],
    ids=["stance", "negation", "opposite", "called false"],
)
def test_a_statement_against_the_first_denies(second):
    assert denied(FIRST, second) == [False, True]


@pytest.mark.parametrize(
    "second",
    [
        Said("The bank is insolvent", CLAIM, "Ada Brenn"),
        Said("The bank is not solvent", "c:bank c:!insolvent", "Ada Brenn", negative=True),
        Said("It is not clear", CLAIM, negative=True),
        Said("They are not solvent, a banker said", CLAIM, "a banker", negative=True),
        Said("The bank is insolvent, whatever the weather is not", CLAIM, "Eva", negative=True),
        Said("Insolvent, the bank went without a word", CLAIM, "Eva", negative=True),
        Said("The bank may not be the only one", f"{CLAIM} {BESIDE}", "Eva", negative=True),
        Said("The solvent have left", f"c:bank c:!insolvent {BESIDE}", "Eva"),
        Said("Of the insolvent one is solvent", f"{CLAIM} c:!insolvent", "Eva"),
    ],
    ids=[
        "plain",
        "two negations",
        "own voice",
        "the same source",
        "not of another clause",
        "without",
        "not in a sentence of other things",
        "opposite in a sentence of other things",
        "both ways",
    ],
)
def test_a_statement_that_does_not_deny(second):
    assert denied(FIRST, second) == [False, False]


def test_a_plain_sentence_does_not_contradict_a_negative_claim():
    first = Said("The committee was not told", "c:committee c:inform", "the memo", negative=True)
    second = Said("The committee heard", "c:committee c:inform", "Ada Brenn")
    assert denied(first, second) == [False, False]


def test_a_claim_is_oriented_by_who_asserted_it_though_the_denial_came_first():
    denial = Said("the bank is insolvent", CLAIM, "Ada Brenn", stance=Stance.DENIES)
    relay = Said("The bank is insolvent", CLAIM, "Outlet 9", OUTLET)
    assert denied(denial, relay) == [True, False]
