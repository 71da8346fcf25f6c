from headwater.link.stories import stories
from headwater.link.units import world
from linkworld import Said, reading, story


def groups(readings, days=7):
    return [s.article_ids for s in stories(world(readings), days)]


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
    made = stories(world(story()), 7)[0]
    assert made.title.startswith("inspection memo says")
    assert (made.started, made.ended) == ("2031-03-04T05:00:00Z", "2031-03-04T08:00:00Z")


def test_an_article_without_words_is_a_story_by_itself():
    assert groups([reading("a", None, None, [])]) == [("a",)]
