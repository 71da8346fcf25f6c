from dataclasses import replace

from headwater.link import link
from headwater.model import Ended
from headwater.settings import Settings
from linkworld import DOCUMENT, OUTLET, PERSON, SELF, UNNAMED, Said, reading

FIRE = "c:fire c:hotel n:slvr c:night c:smoke c:roof"


def rows(*readings):
    found = link(readings, Settings())
    return {c.statement_id: c for claim in found.claims for c in claim.carriages}


def report(key, publisher, hour, *said, cites=()):
    return reading(key, publisher, f"2031-03-04T{hour:02}:00:00Z", said, cites)


def test_own_reporting_has_no_chain():
    row = rows(report("a1", "Varla Herald", 5, Said("A hotel burned", FIRE)))["a1-s0"]
    assert (row.chain, row.ended) == ((), Ended.SOURCE)


def test_a_named_person_ends_a_chain():
    row = rows(report("a1", "Varla Herald", 5, Said("A hotel burned", FIRE, "Ada Brenn")))["a1-s0"]
    assert (row.chain, row.ended) == (("Ada Brenn",), Ended.SOURCE)


def test_an_unnamed_source_ends_a_chain_as_unnamed():
    said = Said("A hotel burned", FIRE, "an official", UNNAMED)
    row = rows(report("a1", "Varla Herald", 5, said))["a1-s0"]
    assert row.ended is Ended.UNNAMED


def test_an_outlet_whose_piece_is_not_in_the_store_is_unseen():
    said = Said("A hotel burned", FIRE, "Northwire", OUTLET)
    row = rows(report("a1", "Varla Herald", 5, said))["a1-s0"]
    assert (row.chain, row.ended) == (("Northwire",), Ended.UNSEEN)


def test_the_text_is_followed_where_the_cited_piece_is_not_in_the_store():
    said = Said("A hotel burned", FIRE, "Northwire", OUTLET)
    edges = [(SELF, "Northwire", 0), ("Northwire", "Ada Brenn", 0)]
    row = rows(report("a1", "Varla Herald", 5, said, cites=edges))["a1-s0"]
    assert row.chain == ("Northwire", "Ada Brenn")


def test_nested_attributions_are_hops():
    said = [
        Said("Northwire has it", "c:report", "Northwire", OUTLET),
        Said("A hotel burned", FIRE, "Ada Brenn", PERSON, within=0),
    ]
    row = rows(report("a1", "Varla Herald", 5, *said))["a1-s1"]
    assert row.chain == ("Northwire", "Ada Brenn")


def test_the_own_publisher_is_left_out():
    said = [
        Said("told the Herald", "c:report", "Varla Herald", OUTLET),
        Said("A hotel burned", FIRE, "Ada Brenn", within=0),
    ]
    assert rows(report("a1", "Varla Herald", 5, *said))["a1-s1"].chain == ("Ada Brenn",)


def test_a_copy_goes_through_its_model():
    text = "A hotel burned to the ground last night in the old town of Silver Bay"
    first = report("a1", "Northwire", 5, Said(text, FIRE, "Ada Brenn"))
    copy = report("a2", "Varla Herald", 6, Said(text, FIRE, "Ada Brenn"))
    assert rows(first, copy)["a2-s0"].chain == ("Northwire", "Ada Brenn")


def test_a_copy_without_a_date_goes_nowhere():
    text = "A hotel burned to the ground last night in the old town of Silver Bay"
    first = report("a1", "Northwire", 5, Said(text, FIRE, "Ada Brenn"))
    copy = report("a2", "Varla Herald", 6, Said(text, FIRE, "Ada Brenn"))
    copy = replace(copy, article=replace(copy.article, published=None))
    assert rows(first, copy)["a2-s0"].chain == ("Ada Brenn",)


def test_points_retold_without_credit_follow_their_model():
    facts = [FIRE, "c:guest c:hotel c:rescue n:slvr", "c:death c:kitchen c:begin n:slvr"]
    first = report("a1", "Northwire", 5, *[Said("It happened", f, "Ada Brenn") for f in facts])
    later = report("a2", "Varla Herald", 6, *[Said("Es geschah", f) for f in facts])
    row = rows(first, later)["a2-s0"]
    assert (row.chain, row.implicit) == (("Northwire", "Ada Brenn"), True)


def test_one_shared_point_alone_establishes_no_lineage():
    first = report("a1", "Northwire", 5, Said("A hotel burned", FIRE, "Ada Brenn"))
    later = report("a2", "Varla Herald", 6, Said("The hotel burned", FIRE))
    row = rows(first, later)["a2-s0"]
    assert (row.chain, row.ended) == ((), Ended.NOT_ESTABLISHED)


def test_a_person_quoted_near_a_cited_outlet_was_quoted_by_it():
    first = report("a1", "Northwire", 5, Said("A hotel burned", FIRE, "Ada Brenn"))
    edges = [(SELF, "Northwire", 0)]
    later = report("a2", "Varla Herald", 6, Said("Burned", FIRE, "Ada Brenn"), cites=edges)
    assert rows(first, later)["a2-s0"].chain == ("Northwire", "Ada Brenn")


def test_a_person_may_speak_to_two_outlets():
    first = report("a1", "Northwire", 5, Said("A hotel burned", FIRE, "Ada Brenn"))
    later = report("a2", "Varla Herald", 6, Said("The hotel burned", FIRE, "Ada Brenn"))
    assert rows(first, later)["a2-s0"].chain == ("Ada Brenn",)


def test_the_outlets_own_article_beats_what_another_says_of_its_source():
    first = report("a1", "Northwire", 5, Said("A hotel burned", FIRE, "fire service log", DOCUMENT))
    edges = [(SELF, "Northwire", 0), ("Northwire", "papers", 0)]
    later = report("a2", "Varla Herald", 6, Said("Burned", FIRE, "Northwire", OUTLET), cites=edges)
    assert rows(first, later)["a2-s0"].chain == ("Northwire", "fire service log")


def test_a_cited_outlet_whose_articles_say_no_such_thing_establishes_nothing():
    first = report(
        "a1",
        "Northwire",
        5,
        Said("The harbour froze", "c:port c:snow c:sea n:slvr c:ship c:weather c:fishing"),
    )
    later = report("a2", "Varla Herald", 6, Said("A hotel burned", FIRE, "Northwire", OUTLET))
    together = report(
        "a3",
        "Coast Post",
        7,
        Said("A hotel burned", FIRE),
        Said("The harbour froze", "c:port c:snow c:sea n:slvr c:ship c:weather c:fishing"),
    )
    row = rows(first, later, together)["a2-s0"]
    assert (row.chain, row.ended) == (("Northwire",), Ended.NOT_ESTABLISHED)


def test_an_outlet_beside_the_source_is_the_nearer_hop():
    text = "Northwire reports, citing papers: A hotel burned"
    said = Said(text, FIRE, "internal papers", DOCUMENT)
    article = report("a1", "Varla Herald", 5, said)
    first = article.attributions[0]
    relay = replace(first, id="a1-r", source_name="Northwire", source_kind=OUTLET)
    article = replace(article, attributions=(first, relay))
    assert rows(article)["a1-s0"].chain == ("Northwire", "internal papers")


def test_one_party_is_one_hop():
    said = [
        Said("Brenn has it", "c:report", "Ada Brenn", PERSON),
        Said("A hotel burned", FIRE, "Brenn", PERSON, within=0),
    ]
    assert rows(report("a1", "Varla Herald", 5, *said))["a1-s1"].chain == ("Ada Brenn",)


def test_an_outlet_that_hears_its_own_report_again_is_passed_once():
    first = report("a1", "Northwire", 5, Said("A hotel burned", FIRE, "Ada Brenn"))
    second = report("a2", "Coast Post", 6, Said("Burned", FIRE, "Northwire", OUTLET))
    third = report("a3", "Northwire", 7, Said("A fire", FIRE, "Coast Post", OUTLET))
    last = report("a4", "Varla Herald", 8, Said("Fire", FIRE, "Northwire", OUTLET))
    found = rows(first, second, third, last)
    assert found["a3-s0"].chain == ("Ada Brenn",)
    assert found["a4-s0"].chain == ("Northwire", "Ada Brenn")


def test_the_texts_own_credit_stands_where_its_model_has_none():
    text = "A hotel burned to the ground last night in the old town of Silver Bay"
    first = report("a1", "Northwire", 5, Said(text, FIRE))
    later = report("a2", "Varla Herald", 6, Said(text, FIRE, "Coast Post", OUTLET))
    row = rows(first, later)["a2-s0"]
    assert (row.chain, row.ended) == (("Coast Post",), Ended.UNSEEN)


def test_whom_a_copy_credits_stands_where_its_model_credits_nobody():
    text = "A hotel burned to the ground last night in the old town of Silver Bay"
    first = report("a1", "Northwire", 5, Said(text, FIRE))
    later = report("a2", "Varla Herald", 6, Said(text, FIRE, "Ada Brenn"))
    assert rows(first, later)["a2-s0"].chain == ("Ada Brenn",)
