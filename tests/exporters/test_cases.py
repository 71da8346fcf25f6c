from headwater.exporters.cases import Case, cases, end, names
from headwater.model import (  # fmt: skip
    Article,
    Carriage,
    Claim,
    Ended,
    Origin,
    Reading,
    Reject,
    Side,
    Span,
    Stance,
    Story,
)

FIRST, SECOND = (Reading(Article(id_, "It rains.", "en")) for id_ in "ab")
STORY = Story("s", "Rain", ("a",))


def claim(id_="c", story="s", origins=(), *carriages):
    return Claim(id_, "it rains", "en", story, 1, 1, tuple(origins), carriages)


def carriage(article="a", chain=(), stance=Stance.ASSERTS):
    return Carriage(article, "s1", (Span(0, 2),), (), stance, "Ann", chain, Ended.SOURCE)


def origin(party, articles, side=Side.SUPPORTS):
    return Origin(party, side, Ended.SOURCE, True, "counted", articles)


def test_a_story_holds_its_readings_and_claims():
    assert list(cases([STORY, FIRST, claim()])) == [Case(STORY, {"a": FIRST}, [claim()])]


def test_what_is_of_no_story_is_a_case_by_itself():
    found = list(cases([STORY, FIRST, SECOND, claim(story="t")]))
    assert [case.key for case in found] == [
        "urn:headwater:story:s",
        "urn:headwater:article:b",
        "urn:headwater:claim:c",
    ]


def test_other_records_are_left_out():
    assert list(cases([Reject("a", "read", "broken")])) == []


def test_a_chain_ends_in_the_origin_of_its_last_name():
    ann, bob = origin("Ann", ("b",)), origin("Bob", ("a",))
    mine = carriage(chain=("The Courier", "Ann"))
    assert end(claim("c", "s", (ann, bob), mine), mine) == ann


def test_a_party_under_another_name_is_found_by_its_article():
    bob = origin("Bob Reyes", ("a",))
    mine = carriage(chain=("The Courier", "he"))
    assert names(claim("c", "s", (bob,), mine), mine) == ("The Courier", "Bob Reyes")


def test_an_origin_of_the_other_side_is_not_the_end():
    mine = carriage(chain=("Ann",), stance=Stance.DENIES)
    assert end(claim("c", "s", (origin("Ann", ("a",)),), mine), mine) is None
