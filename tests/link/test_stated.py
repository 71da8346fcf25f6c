from headwater.link import link
from headwater.model import Ended
from headwater.settings import Settings
from linkworld import DOCUMENT, OUTLET, PERSON, SELF, UNNAMED, Said, reading

FIRE = "c:fire c:hotel n:slvr c:night c:smoke c:roof"
GUESTS = "c:guest c:rescue c:boat n:kth"


def rows(*readings):
    found = link(readings, Settings())
    return {c.statement_id: c for claim in found.claims for c in claim.carriages}


def report(key, publisher, hour, *said, cites=()):
    return reading(key, publisher, f"2031-03-04T{hour:02}:00:00Z", said, cites)


def test_the_head_of_a_text_vouches_for_its_own_words():
    said = [Said("A hotel burned", FIRE, "fire service log", DOCUMENT), Said("Guests fled", GUESTS)]
    edges = [(SELF, "fire service log", 0)]
    row = rows(report("a1", "Varla Herald", 5, *said, cites=edges))["a1-s1"]
    assert (row.chain, row.ended, row.implicit) == (("fire service log",), Ended.SOURCE, True)


def test_two_that_the_head_credits_vouch_for_nothing():
    said = [Said("A hotel burned", FIRE, "Northwire", OUTLET), Said("Guests fled", GUESTS)]
    edges = [(SELF, "Northwire", 0), (SELF, "Coast Post", 0)]
    assert rows(report("a1", "Varla Herald", 5, *said, cites=edges))["a1-s1"].chain == ()


def test_whom_the_text_puts_before_an_outlet_is_the_nearer_hop():
    said = Said("A hotel burned", FIRE, "Coast Post", OUTLET)
    edges = [(SELF, "Northwire", 0), ("Northwire", "Coast Post", 0)]
    named = Said("Reports came in", "c:report", "Northwire", OUTLET)
    row = rows(report("a1", "Varla Herald", 5, said, named, cites=edges))["a1-s0"]
    assert row.chain == ("Northwire", "Coast Post")


def test_a_paper_is_one_with_who_speaks_by_it():
    said = [
        Said("The ministry says so", "c:report", "Ministry of Trade", PERSON),
        Said("A hotel burned", FIRE, "statement", DOCUMENT, within=0),
    ]
    row = rows(report("a1", "Varla Herald", 5, *said))["a1-s1"]
    assert row.chain == ("Ministry of Trade",)


def test_who_spoke_to_this_outlet_was_not_quoted_by_another():
    first = report("a1", "Northwire", 5, Said("A hotel burned", FIRE, "an official", UNNAMED))
    told = Said("Burned", FIRE, "an official", UNNAMED, source="To the Herald an official")
    later = report("a2", "Varla Herald", 6, told, cites=[(SELF, "Northwire", 0)])
    assert rows(first, later)["a2-s0"].chain == ("an official",)


def test_an_outlet_called_by_a_number_is_told_like_any():
    told = Said("Burned", FIRE, "an official", UNNAMED, source="To the 112 an official")
    first = report("a1", "Northwire", 5, Said("A hotel burned", FIRE, "an official", UNNAMED))
    assert rows(first, report("a2", "112", 6, told))["a2-s0"].chain == ("an official",)


def test_who_tells_what_stands_in_one_paper_goes_on_to_tell_it():
    said = [Said("A hotel burned", FIRE, "fire service log", DOCUMENT), Said("Guests fled", GUESTS)]
    assert rows(report("a1", "Varla Herald", 5, *said))["a1-s1"].chain == ("fire service log",)
