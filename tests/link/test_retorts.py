from headwater.link.parties import name_keys
from headwater.link.retorts import goes_on, hang_denials
from headwater.link.units import world
from headwater.model import Stance
from linkworld import Said, reading


def hung(*said):
    units = world([reading("a1", "Coast Post", "2031", list(said))]).units
    return hang_denials(units, [[unit.number] for unit in units])


LOUD = Said("The ferry was overloaded", "c:ferry c:overload", "a crew member")
BARE = Said("the accusation", "c:charge", "Ada Brenn", stance=Stance.DENIES)


def test_a_bare_denial_hangs_on_what_was_said_before():
    assert hung(LOUD, BARE) == [[0, 1]]


def test_a_denial_that_says_what_it_denies_stays():
    full = Said("Overloaded", "c:a c:b c:c c:d c:e", "Ada Brenn", stance=Stance.DENIES)
    assert hung(LOUD, full) == [[0], [1]]


def test_nobody_denies_himself():
    mine = Said("The ferry was full", "c:ferry", "Ada Brenn")
    assert hung(LOUD, mine, BARE) == [[0, 2], [1]]


def test_a_denial_does_not_reach_over_the_headline():
    headline = Said("Ferry was overloaded", "c:ferry c:overload", headline=True)
    assert hung(headline, BARE) == [[0], [1]]


def spelled(*said):
    return goes_on(world([reading("a1", "Coast Post", "2031", list(said))]).units)


QUOTE = Said("The vessel sailed with the authorised number", "c:ship c:count", "Lucia Berrondo")


def test_a_quotation_right_after_a_denial_spells_it_out():
    assert spelled(LOUD, BARE, QUOTE) == {2: 1}


def test_a_quotation_runs_on_with_its_speaker():
    more = Said("We counted them", "c:count", "Lucia Berrondo")
    assert spelled(BARE, QUOTE, more) == {1: 0, 2: 0}


def test_the_own_voice_after_a_denial_is_no_part_of_it():
    assert spelled(BARE, Said("The sea was calm", "c:sea")) == {}


def test_what_comes_long_after_a_denial_is_no_part_of_it():
    far = Said("x" * 200, "c:sea")
    assert spelled(BARE, far, QUOTE) == {}


def gathered(*groups):
    """Hang the denials of articles whose statements already stand in claims, given as numbers."""
    said = {
        "a1": [LOUD, Said("The sea was calm", "c:sea c:calm", "a sailor")],
        "a2": [
            Said("No ferry was overloaded", "c:ferry c:overload", "Lucia B", stance=Stance.DENIES)
        ],
        "a3": [Said("The crew member is lying", "c:crew c:false", "Lucia B")],
    }
    readings = [reading(key, f"Outlet {key}", "2031", items) for key, items in said.items()]
    return hang_denials(world(readings).units, [list(group) for group in groups])


def test_a_denial_hangs_on_the_claim_that_shares_its_words():
    assert gathered([0], [1], [2], [3]) == [[0, 2], [1], [3]]


def test_all_who_deny_together_hang_together():
    assert gathered([0], [1], [2, 3]) == [[0, 2, 3], [1]]


def test_a_denial_leaves_a_claim_that_it_does_not_answer():
    assert gathered([0], [1, 2], [3]) == [[0, 2], [1], [3]]


def test_a_denial_stays_with_what_it_answers():
    assert gathered([0, 2], [1], [3]) == [[0, 2], [1], [3]]


def test_a_denial_hangs_on_what_the_outlet_that_it_names_told():
    papers = reading("a1", "Varla Herald", "2031-01-01", [Said("The dam leaks", "c:dam c:leak")])
    other = reading("a2", "Bay News", "2031-01-01", [Said("The sea is calm", "c:sea c:calm")])
    keys = "".join(f" n:{key}" for key in name_keys("Varla Herald"))
    no = Said("the story of Varla Herald", f"c:dam{keys}", "Ada Brenn", stance=Stance.DENIES)
    units = world([papers, other, reading("a3", "Coast Post", "2031-01-02", [no])]).units
    assert hang_denials(units, [[0], [1], [2]]) == [[0, 2], [1]]
