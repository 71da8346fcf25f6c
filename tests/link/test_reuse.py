from dataclasses import replace

from headwater.link.claims import grouping
from headwater.link.reuse import copies
from headwater.link.units import world
from linkworld import Said, reading

TEXT = "The bridge over the Varla fell in the night after weeks of heavy rain in the hills"


def shares(*readings):
    return {
        later: [(copy.earlier, round(copy.share, 1)) for copy in found]
        for later, found in copies(world(readings)).items()
    }


def article(key, published, text):
    return reading(key, "Coast Post", published, [Said(text, "c:bridge")])


def test_the_later_of_two_like_texts_is_the_copy():
    found = shares(article("b", "2031-01-01", TEXT), article("a", "2031-01-02", TEXT))
    assert found == {"b": [], "a": [("b", 1.0)]}


def test_other_words_are_no_copy():
    other = "Nothing at all was heard of the missing ship for the rest of that long winter"
    assert shares(article("a", "2031", TEXT), article("b", "2032", other))["b"] == []


def test_a_part_is_found_with_its_share():
    half = f"{TEXT} and nobody who was there will ever forget the sound that it made at the end"
    earlier, share = shares(article("a", "2031", TEXT), article("b", "2032", half))["b"][0]
    assert earlier == "a"
    assert 0.3 <= share <= 0.6


def test_without_a_date_nothing_is_a_copy():
    assert shares(article("a", None, TEXT), article("b", None, TEXT)) == {}


POINTS = [
    "c:bridge c:fall n:vrl c:night",
    "c:driver c:rescue c:boat n:vrl",
    "c:road c:close c:week n:tss",
]


def told(key, publisher, published, points):
    words = {point: f"{publisher} {place}" for place, point in enumerate(POINTS)}
    return reading(key, publisher, published, [Said(words[point], point) for point in points])


def echoes(*readings):
    known = world(readings)
    return copies(known, grouping(known.units).scores)


def test_points_told_again_in_their_order_are_a_text_written_over():
    found = echoes(told("a", "Coast Post", "2031", POINTS), told("b", "Рахунок", "2032", POINTS))
    assert [(copy.earlier, copy.retold) for copy in found["b"]] == [("a", True)]


def test_points_in_another_order_are_a_report_of_its_own():
    other = told("b", "Рахунок", "2032", POINTS[::-1])
    assert echoes(told("a", "Coast Post", "2031", POINTS), other)["b"] == ()


def test_an_outlet_does_not_copy_itself():
    words = told("b", "Coast Post", "2032", POINTS)
    later = replace(words, article=replace(words.article, text=words.article.text.upper()[::-1]))
    assert echoes(told("a", "Coast Post", "2031", POINTS), later)["b"] == ()


def test_of_two_models_that_are_copies_the_earlier_is_the_first():
    found = shares(
        article("c", "2031-01-03", TEXT),
        article("b", "2031-01-02", TEXT),
        article("a", "2031-01-01", TEXT),
    )
    assert [earlier for earlier, _ in found["c"]] == ["a", "b"]
