import pytest

from headwater.link.units import digits, number_weight, spread, weight, when, world
from linkworld import Said, reading


def one(key, published, terms, **more):
    return reading(key, "Varla Herald", published, [Said("Something happened", terms, **more)])


def test_articles_come_in_order_of_publication_the_undated_last():
    readings = [one("a", None, "c:fire"), one("b", "2031-02-01", "c:fire"), one("c", "2031", "")]
    assert [r.article.id for r in world(readings).readings] == ["c", "b", "a"]


def test_the_same_id_again_takes_the_old_ones_place():
    readings = [one("a", "2031", "c:fire"), one("a", "2031", "c:flood")]
    assert [u.statement.terms for u in world(readings).units] == [("c:flood",)]


def test_opposites_meet_under_one_key_and_keep_their_pole():
    unit = world([one("a", "2031", "c:!insolvent")]).units[0]
    assert list(unit.terms) == ["c:insolvent"]
    assert unit.poles == {"c:insolvent"}


def test_numbers_become_keys():
    unit = world([one("a", "2031", "c:death", numbers=(214.0,))]).units[0]
    assert "q:214" in unit.terms


def test_the_speaker_of_the_own_voice_is_the_publisher():
    assert world([one("a", "2031", "c:fire")]).units[0].speaker == "Varla Herald"


def test_a_large_number_tells_more_than_a_small_one():
    assert number_weight(2) < number_weight(17) < number_weight(214)


def test_a_word_of_all_news_tells_less_than_a_rare_one():
    assert weight("c:year") < weight("c:lighthouse")


def test_what_every_sentence_says_tells_statements_less_apart():
    said = [Said("A", "c:ferry c:death"), Said("B", "c:ferry c:rain"), Said("C", "c:ferry")]
    telling = spread(world([reading("a", "Varla Herald", "2031", said)]).units)
    assert telling["c:ferry"] < telling["c:death"]


def test_a_reprint_leaves_the_weights_as_they_are():
    said = [Said("A", "c:ferry c:death"), Said("B", "c:ferry c:rain")]
    once = [reading("a", "Varla Herald", "2031", said)]
    twice = [*once, reading("b", "Coast Post", "2032", said)]
    assert spread(world(once).units) == spread(world(twice).units)


def test_order_falls_back_to_the_id():
    assert when(one("a", None, "")) < when(one("b", None, ""))


@pytest.mark.parametrize(
    ("value", "found"),
    [(2_500_000, "25"), (25e6, "25"), (310, "31"), (7, ""), (100, ""), (1e20, "")],
)
def test_a_figure_has_its_digits_whatever_the_scale(value, found):
    assert digits(value) == found
