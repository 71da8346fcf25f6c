from headwater.link.atlas import Walk
from headwater.link.blurs import blurred
from headwater.link.parties import described, outlet
from headwater.link.rows import rows
from headwater.link.units import world
from headwater.model import SELF, Ended, SourceKind
from linkworld import DOCUMENT, OUTLET, Said, reading

CLAIM = "c:bank c:insolvent"
POST = outlet("Coast Post")
BRENN = described("Ada Brenn", SourceKind.PERSON, "Coast Post", "", "en")
ORIGIN = Said("The bank may be insolvent", CLAIM, "Ada Brenn")


def is_blurred(said, path, cites=()):
    """Tell whether the first row of an article, with the chain given, blurs its source."""
    units = world(
        [
            reading("a", "Coast Post", "2031-01-01", [ORIGIN]),
            reading("b", "Bay News", "2031-01-02", said, cites=cites),
        ]
    ).units
    found = rows(0, units)
    return blurred(found[1], Walk(tuple(path), Ended.SOURCE, last=found[0]), found[0])


OWN = Said("The bank is insolvent", CLAIM)
RELAY = Said("The bank is insolvent", CLAIM, "Coast Post", OUTLET)


def test_a_source_that_is_left_out_is_blurred():
    assert is_blurred([OWN], [POST, BRENN])


def test_an_own_voice_beside_a_credit_leaves_nothing_out():
    assert not is_blurred([OWN], [POST, BRENN], cites=[(SELF, "Coast Post", 0)])


def test_a_relay_that_does_not_say_whom_the_outlet_has_it_from_blurs_it():
    assert is_blurred([RELAY], [POST, BRENN])


def test_a_relay_that_names_the_source_somewhere_does_not():
    there = Said("She met nobody", "c:meeting", "Ada Brenn")
    assert not is_blurred([RELAY, there], [POST, BRENN])


def test_a_relay_that_speaks_of_papers_means_the_paper():
    memo = described("the audit memo", DOCUMENT, "Coast Post", "the audit memo", "en")
    papers = Said("Nothing was paid", "c:pay", "internal documents", DOCUMENT)
    assert is_blurred([RELAY], [POST, memo])
    assert not is_blurred([RELAY, papers], [POST, memo])


def test_a_named_source_that_became_experts_is_blurred():
    vague = Said("The bank is insolvent", CLAIM, "experts", SourceKind.GROUP)
    assert is_blurred([vague], [BRENN])
    assert not is_blurred([Said("It is insolvent", CLAIM, "Ada Brenn")], [BRENN])


def test_without_a_chain_nothing_was_left_out():
    assert not is_blurred([OWN], [])


def test_a_headline_need_not_name_the_source_that_its_article_names():
    headline = Said("Bank is insolvent", CLAIM, headline=True)
    there = Said("She met nobody", "c:meeting", "Ada Brenn")
    assert is_blurred([headline], [POST, BRENN])
    assert not is_blurred([headline, there], [POST, BRENN])
