from dataclasses import replace
from itertools import combinations

import pytest

from headwater.link.signatures import INDEXED, KEPT, closeness, day, near, ready, signature
from headwater.link.units import world
from linkworld import COLLAPSE, Said, reading, story


def signed(made):
    return signature(made, world([made]).units)


def article(key, terms, published="2031-03-04T05:00:00Z", **fields):
    return reading(key, "Varla Herald", published, [Said("It did", terms, **fields)])


def close(left, right, days=7):
    return closeness(ready(signed(left)), ready(signed(right)), days)


def test_an_article_is_as_close_to_its_copy_as_can_be():
    assert close(article("a", COLLAPSE), article("b", COLLAPSE)) == pytest.approx(1, abs=1e-4)


def test_articles_without_a_common_key_are_not_close():
    assert close(article("a", COLLAPSE), article("b", "c:music c:concert w:arkst")) == 0


def test_closeness_falls_with_the_days_between_and_ends_with_a_storys_time():
    dates = ("2031-03-04", "2031-03-06", "2031-03-11", "2031-03-12")
    first, *others = (article(str(n), COLLAPSE, date) for n, date in enumerate(dates))
    found = [close(first, other) for other in others]
    assert found[0] > found[1] > found[2] == 0
    assert close(first, others[2], days=8) > 0


def test_an_undated_article_is_less_close_than_one_of_the_same_day():
    dated, same = article("a", COLLAPSE), article("b", COLLAPSE)
    assert 0 < close(dated, article("c", COLLAPSE, None)) < close(dated, same)


def test_what_is_rare_in_news_tells_more():
    found = signed(article("a", "c:year c:shipwreck"))
    assert found.keys == ("c:shipwreck", "c:year")
    assert found.weights[0] > found.weights[1]


def test_the_name_of_a_country_tells_less_than_another_name():
    found = signed(article("a", "n:pln n:vrl"))
    weights = dict(zip(found.keys, found.weights, strict=True))
    assert weights["n:pln"] < weights["n:vrl"]


def test_a_headline_tells_more_and_background_less():
    made = article("a", "c:bridge", headline=True)
    body = replace(made.statements[0], terms=("c:music",), headline=False)
    past = replace(body, terms=("c:concert",), background=True)
    found = signed(replace(made, statements=(made.statements[0], body, past)))
    plain = signed(replace(made, statements=(replace(body, terms=("c:bridge", "c:music")),)))
    ratio = {s: s.weights[s.keys.index("c:bridge")] / s.weights[s.keys.index("c:music")]
             for s in (found, plain)}  # fmt: skip
    assert ratio[found] > ratio[plain]


def test_a_long_article_keeps_its_most_telling_keys_only():
    found = signed(article("a", " ".join(f"n:key{number}" for number in range(99))))
    assert (len(found.keys), len(found.found_by)) == (KEPT, INDEXED)


@pytest.mark.parametrize("text", [None, "", "yesterday", "2031-13-40"])
def test_what_is_no_time_has_no_day(text):
    assert day(text) is None


def test_days_are_numbered_one_after_the_other():
    assert day("2031-03-01T01:00:00Z") - day("2031-02-28") == 1


def test_only_pairs_that_share_keys_are_compared_and_the_lower_comes_first():
    made = [signed(one) for one in [*story(), article("z", "c:music c:concert w:arkst")]]
    found = near(made, 7)
    assert set(found) <= set(combinations(range(4), 2))
    assert found[0, 1] == closeness(ready(made[0]), ready(made[1]), 7)
