from dataclasses import replace

import pytest

from headwater.link.speakers import source_of
from headwater.model import Antecedent, Bond, Mention, MentionKind, SourceKind, Span
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


def test_the_source_is_the_banker_it_was_before():
    found = sources(
        Said("A", "c:fire", "a senior banker", SourceKind.OFFICIAL_ANONYMOUS),
        Said("B", "c:fire", "the source", SourceKind.OFFICIAL_ANONYMOUS),
    )
    assert [party.name for party in found] == ["a senior banker", "a senior banker"]


def test_the_source_is_nobody_where_two_could_be_meant():
    found = sources(
        Said("A", "c:fire", "a senior banker", SourceKind.OFFICIAL_ANONYMOUS),
        Said("B", "c:fire", "a pilot", SourceKind.OFFICIAL_ANONYMOUS),
        Said("C", "c:fire", "the source", SourceKind.OFFICIAL_ANONYMOUS),
    )
    assert found[2].name == "the source"


def test_a_person_is_called_by_the_name_in_the_words_of_the_source():
    said = Said("A", "c:fire", "commander Ada Brenn", source="commander Ada Brenn")
    found = reading("a1", "Coast Post", "2031", [said])
    mention = Mention(Span(10, 19), MentionKind.PERSON, "Ada Brenn")
    assert source_of(found.attributions[0], replace(found, mentions=(mention,))).name == "Ada Brenn"


@pytest.mark.parametrize(("chance", "name"), [(0.1, "statement"), (0.6, "statement (Acme)")])
def test_a_paper_has_its_issuer_unless_that_was_but_guessed(chance, name):
    said = Said("A", "c:fire", "statement (Acme)", SourceKind.DOCUMENT, source="the statement")
    found = reading("a1", "Coast Post", "2031", [said])
    (attribution,) = found.attributions
    told = replace(attribution, antecedent=Antecedent(Span(0, 3), Bond.NOUN, chance))
    assert source_of(told, replace(found, attributions=(told,))).name == name


def test_a_pronoun_nobody_resolved_is_who_spoke_last():
    found = sources(
        Said("A", "c:fire", "Ada Brenn"),
        Said("B", "c:fire", "Karl Tessin"),
        Said("C", "c:fire", "She", SourceKind.UNKNOWN),
        Said("D", "c:fire", "Acme Works", SourceKind.ORGANIZATION),
        Said("E", "c:fire", "It", SourceKind.UNKNOWN),
    )
    assert [found[2].name, found[4].name] == ["Ada Brenn", "Acme Works"]


def test_you_is_nobody():
    (party,) = sources(Said("A", "c:fire", "You", SourceKind.UNKNOWN))
    assert (party.unnamed, party.keys) == (True, ())


def test_the_document_is_the_one_paper_of_the_article():
    found = sources(
        Said("A", "c:fire", "order No. 417", SourceKind.DOCUMENT),
        Said("B", "c:fire", "document", SourceKind.DOCUMENT),
    )
    assert found[1].name == "order No. 417"


def test_a_name_that_is_an_outlet_once_is_one_throughout():
    found = sources(
        Said("A", "c:fire", "Varla Herald", OUTLET),
        Said("B", "c:fire", "Varla Herald", SourceKind.PERSON),
    )
    assert found[1].kind is OUTLET


def test_a_member_of_something_is_not_the_paper_itself():
    said = Said("A", "c:fire", "Coast Post", source="a board member")
    assert sources(said)[0].name == "a board member"


def test_a_pronoun_is_whom_the_article_names_close_before():
    found = reading("a1", "Coast Post", "2031", [Said("A", "c:fire", "she", SourceKind.UNKNOWN)])
    moved = replace(found.attributions[0], cue=Span(30, 31), source=Span(26, 29))
    mention = Mention(Span(10, 19), MentionKind.PERSON, "Ada Brenn")
    assert source_of(moved, replace(found, mentions=(mention,))).name == "Ada Brenn"


def test_what_explains_a_name_is_no_part_of_it():
    said = Said("A", "c:fire", "Acme Works, the company that runs it", SourceKind.ORGANIZATION)
    assert sources(said)[0].name == "Acme Works"
