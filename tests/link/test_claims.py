from headwater.link.claims import LEAST, grouping, least
from headwater.link.units import world
from linkworld import Said, reading, story


def crowd(size):
    readings = [reading(f"a{n:03}", "Post", "2031", [Said("A", "c:fire")]) for n in range(size)]
    return world(readings).units


def test_what_one_bridge_did_is_one_claim_and_who_died_another():
    found = grouping(world(story()).units).clusters
    assert sorted(len(cluster) for cluster in found) == [2, 4]


def test_a_small_story_asks_for_no_more_than_the_least():
    assert least(crowd(3)) == least(crowd(12)) == LEAST


def test_the_bigger_a_story_the_more_alike_the_statements_of_one_claim_must_be():
    assert LEAST < least(crowd(50)) < least(crowd(200)) < 1
