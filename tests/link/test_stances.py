from headwater.link.atlas import Walk
from headwater.link.parties import described
from headwater.link.rows import rows
from headwater.link.stances import stances
from headwater.link.units import world
from headwater.model import Ended, SourceKind, Stance
from linkworld import OUTLET, Said, reading

CLAIM = "c:bank c:insolvent n:astrn"
FIRST = Said("The bank may be insolvent", CLAIM, "a banker", SourceKind.OFFICIAL_ANONYMOUS)


def taken(*said):
    """Return the stances of one claim's rows, each in an article of its own, told of directly."""
    units = world(
        [reading(f"a{n}", f"Outlet {n}", f"2031-01-0{n + 1}", [one]) for n, one in enumerate(said)]
    ).units
    found = [(row, _straight(row)) for row in rows(0, units)]
    known = stances(found)
    return [known[row.key] for row, _ in found]


def _straight(row):
    source = row.first.source
    return Walk((source,) if source else (), Ended.SOURCE, last=row)


def test_who_backs_what_another_said_first_confirms_it():
    second = Said("the bank is insolvent", CLAIM, "Ada Brenn", stance=Stance.CONFIRMS)
    assert taken(FIRST, second) == [Stance.ASSERTS, Stance.CONFIRMS]


def test_nothing_is_confirmed_that_nobody_has_said_before():
    assert taken(Said("It is insolvent", CLAIM, "Ada Brenn", stance=Stance.CONFIRMS)) == [
        Stance.ASSERTS
    ]


def test_an_outlet_without_a_source_has_said_nothing_to_confirm():
    own = Said("The bank is insolvent", CLAIM)
    second = Said("the bank is insolvent", CLAIM, "Ada Brenn", stance=Stance.CONFIRMS)
    assert taken(own, second) == [Stance.ASSERTS, Stance.ASSERTS]


def test_nobody_confirms_himself():
    again = Said("the bank is insolvent", CLAIM, "a banker", stance=Stance.CONFIRMS)
    assert taken(FIRST, again)[1] is Stance.ASSERTS


def test_whom_a_claim_is_about_confirms_it_by_saying_so():
    name = next(iter(described("Brenn", SourceKind.PERSON, "", "Brenn", "en").keys))
    met = f"c:meeting c:secret n:{name}"
    memo = Said("Brenn met the firm in secret", met, "the memo", SourceKind.DOCUMENT)
    says = Said("I met them in secret", met, "Ada Brenn")
    assert taken(memo, says) == [Stance.ASSERTS, Stance.CONFIRMS]


def test_who_retells_a_confirmation_tells_of_a_confirmation():
    second = Said("the bank is insolvent", CLAIM, "Ada Brenn", stance=Stance.CONFIRMS)
    third = Said("The bank cannot pay", CLAIM, "Ada Brenn")
    assert taken(FIRST, second, third)[2] is Stance.CONFIRMS


def test_a_request_for_what_is_claimed_is_one_way_to_say_it():
    asked = Said("the bank to pay", CLAIM, "Ada Brenn", stance=Stance.REQUESTS)
    assert taken(asked) == [Stance.ASSERTS]


def test_denials_and_doubts_stay_what_they_are():
    said = [
        Said("the bank is insolvent", CLAIM, f"Ada {name}", stance=stance)
        for name, stance in (("Brenn", Stance.DENIES), ("Moroz", Stance.DOUBTS))
    ]
    assert taken(Said("It is insolvent", CLAIM, "Telegraph", OUTLET), *said)[1:] == [
        Stance.DENIES,
        Stance.DOUBTS,
    ]


def test_another_figure_backs_nothing():
    memo = Said("Nine died", "c:death c:toll n:vrl", "a banker", numbers=(9.0,))
    more = Said(
        "Ninety died", "c:death c:toll n:vrl", "Ada Brenn", numbers=(90.0,), stance=Stance.CONFIRMS
    )
    assert taken(memo, more) == [Stance.ASSERTS, Stance.ASSERTS]
