from hypothesis import given
from hypothesis import strategies as st

from headwater.link.signatures import in_time, near, signature
from headwater.link.stories import stories, vicinities
from headwater.link.stories import story as described
from headwater.link.units import world
from linkworld import Said, reading, story


def signed(readings):
    known = world(readings)
    return [signature(one, known.by_article[one.article.id]) for one in known.readings]


def groups(readings, days=7):
    return sorted(tuple(one.id for one in group) for group in stories(signed(readings), days))


def test_every_article_is_in_one_story():
    assert groups(story()) == [("a1", "a2", "a3", "a4")]


def test_another_event_is_another_story():
    other = [Said("The orchestra plays", "c:music c:concert w:arkst c:season c:ticket n:pl")]
    found = groups([*story(), reading("b1", "Coast Post", "2031-03-04", other)])
    assert ("b1",) in found


def test_articles_far_apart_in_time_are_not_one_story():
    said = [
        Said("The Varla bridge collapsed", "c:bridge c:collapse n:vrl c:night c:river c:rescue")
    ]
    first = reading("a", "Varla Herald", "2031-03-04T05:00:00Z", said)
    later = reading("b", "Coast Post", "2031-06-04T05:00:00Z", said)
    assert groups([first, later]) == [("a",), ("b",)]
    assert groups([first, later], days=100) == [("a", "b")]


def test_a_time_that_cannot_be_read_is_no_time():
    said = [
        Said("The Varla bridge collapsed", "c:bridge c:collapse n:vrl c:night c:river c:rescue")
    ]
    first = reading("a", "Varla Herald", "2031-03-04T05:00:00Z", said)
    other = reading("b", "Coast Post", "yesterday", said)
    assert groups([first, other]) == [("a", "b")]


def test_a_story_has_title_and_times():
    made = described(story())
    assert made.title.startswith("inspection memo says")
    assert (made.started, made.ended) == ("2031-03-04T05:00:00Z", "2031-03-04T08:00:00Z")


def test_an_article_without_words_is_a_story_by_itself():
    assert groups([reading("a", None, None, [])]) == [("a",)]


RIVER = "c:bridge c:collapse n:vrl c:night c:river c:rescue c:injure"
COURT = "c:judge c:prison n:brn c:murder c:court c:guilty c:police"


def articles(letter, terms, day):
    times = (f"2031-03-{day:02}T0{hour}:00:00Z" for hour in range(4))
    said = [Said("So it was", terms)]
    return [reading(f"{letter}{n}", "Herald", time, said) for n, time in enumerate(times)]


def test_two_events_of_one_day_are_two_stories():
    found = groups([*articles("a", RIVER, 4), *articles("b", COURT, 4)])
    assert found == [("a0", "a1", "a2", "a3"), ("b0", "b1", "b2", "b3")]


def test_another_event_with_the_same_people_and_place_is_another_story():
    later = "n:vrl c:night c:river c:music c:concert c:ticket c:season c:stage"
    found = groups([*articles("a", RIVER, 4), *articles("b", later, 6)])
    assert found == [("a0", "a1", "a2", "a3"), ("b0", "b1", "b2", "b3")]


def test_what_is_not_near_is_in_another_vicinity():
    signatures = sorted(signed([*articles("a", RIVER, 4), *articles("b", COURT, 4)]), key=in_time)
    parts = vicinities(signatures, near(signatures, 7))
    assert sorted(len(part.signatures) for part in parts) == [4, 4]


@given(st.permutations([*articles("a", RIVER, 4), *articles("b", COURT, 4), *story()]))
def test_the_order_of_articles_does_not_matter(order):
    assert groups(order) == groups(sorted(order, key=lambda one: one.article.id))


@given(st.sets(st.integers(0, 3)))
def test_articles_on_something_else_change_no_story(which):
    others = [one for place, one in enumerate(articles("b", COURT, 4)) if place in which]
    found = groups([*articles("a", RIVER, 4), *others])
    assert ("a0", "a1", "a2", "a3") in found
