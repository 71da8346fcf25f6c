from headwater.link.speakers import source_of
from headwater.model import SourceKind
from linkworld import OUTLET, Said, reading


def sources(*said):
    found = reading("a1", "Coast Post", "2031", list(said))
    return [source_of(attribution, found) for attribution in found.attributions]


def test_the_paper_is_the_outlet_named_nearest():
    found = sources(
        Said("A", "c:fire", "Varla Herald", OUTLET),
        Said("B", "c:fire", "the newspaper", OUTLET),
        Said("C", "c:fire", "Northwire", OUTLET),
    )
    assert [party.name for party in found] == ["Varla Herald", "Varla Herald", "Northwire"]


def test_a_nameless_paper_in_an_article_that_names_none_is_unnamed():
    assert sources(Said("A", "c:fire", "the newspaper", OUTLET))[0].unnamed


def test_the_words_around_a_name_describe_the_party():
    party = sources(Said("A", "c:fire", "Ada Brenn", source="coast guard commander Ada Brenn"))[0]
    assert party.name == "Ada Brenn"
    assert {"coastguard", "commander"} <= party.about
    assert party.kind is SourceKind.PERSON
