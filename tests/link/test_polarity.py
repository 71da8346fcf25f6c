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


def test_who_denies_it_somewhere_denies_it_by_another_not():
    denial = Said("the bank is insolvent", CLAIM, "Ada Brenn", stance=Stance.DENIES)
    fears = "c:fear c:night c:sleep c:hand c:eye c:market"
    again = Said("She had no such fears", fears, "Ada Brenn", negative=True)
    other = Said("He had no such fears", fears, "Ivo Marn", negative=True)
    assert denied(FIRST, denial, again, other) == [False, True, True, False]


def test_a_lone_denial_denies_although_nobody_asserts():
    assert denied(Said("the bank is insolvent", CLAIM, "Ada Brenn", stance=Stance.DENIES)) == [True]


def test_a_short_no_about_what_is_claimed_denies():
    drones = Said(
        "Radars and drones were discussed in Sarn", "c:radar c:drone c:talks n:srn", "a memo"
    )
    no = Said("Drones were not on the table", "c:drone c:table", "Ada Brenn", negative=True)
    assert denied(drones, no) == [False, True]


def test_a_flat_no_is_about_what_others_said():
    flat = Said("No such thing", "c:thing", "Ada Brenn", negative=True)
    own = Said("No such thing", "c:thing", negative=True)
    assert denied(FIRST, flat) == [False, True]
    assert denied(FIRST, own) == [False, False]


def test_that_nobody_says_so_denies():
    nobody = Said("Nobody says the bank is insolvent", f"{CLAIM} c:nobody_says", "Ada Brenn")
    assert denied(FIRST, nobody) == [False, True]


def test_words_that_go_on_with_a_denial_deny_unless_they_say_the_claim_again():
    def spelled(second):
        units = world(
            [
                reading("a0", "Outlet 0", "2031-01-01", [FIRST]),
                reading("a1", "Outlet 1", "2031-01-02", [second]),
            ]
        ).units
        return denials(units, {units[1].number})[units[1].number]

    assert spelled(Said("All bills are paid", "c:bill c:pay", "Ada Brenn"))
    assert not spelled(Said("The bank is insolvent", CLAIM, "Ada Brenn"))


def test_a_claim_is_not_oriented_by_what_a_denier_says_elsewhere():
    order = Said("The ship sailed in order", "c:ship c:rule", "Lucia Berrondo")
    full = Said("The ship was overloaded", "c:ship c:overload", "a crew member")
    no = Said(
        "the ship was overloaded", "c:ship c:overload", "Lucia Berrondo", stance=Stance.DENIES
    )
    assert denied(order, full, no)[1:] == [False, True]
