import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.model import Article, History, Reading, Sighting, Span
from headwater.model.version import digest_of, in_order, joined, sighting_of, versions

DATED = st.builds(
    Sighting,
    st.sampled_from("abc"),
    st.sampled_from([f"2031-01-0{day}T00:00:00Z" for day in range(1, 6)]),
    updated=st.none() | st.sampled_from(["2031-01-01", "2031-01-02"]),
)


def history(*sightings):
    found = History("x")
    for one in sightings:
        found = joined(found, one)
    return found


def texts(*digests):
    return {digest: Reading(Article(digest, digest, "en")) for digest in digests}


@given(
    st.lists(DATED, max_size=7).flatmap(
        lambda told: st.tuples(st.just(told), st.permutations(told))
    )
)
def test_the_order_in_which_dated_texts_come_does_not_matter(orders):
    assert history(*orders[0]) == history(*orders[1])


@given(st.lists(DATED | st.builds(Sighting, st.sampled_from("abc")), max_size=7))
def test_what_is_seen_twice_is_seen_once(sightings):
    once = history(*sightings)
    assert history(*sightings, *sightings) == once


def test_texts_without_a_time_come_first_in_the_order_of_arrival():
    found = history(Sighting("b", "2031"), Sighting("c"), Sighting("a"), Sighting("c"))
    assert [one.digest for one in found.sightings] == ["a", "c", "b"]


def test_versions_are_runs_of_one_text():
    found = history(*(Sighting(digest, f"2031-01-0{n}") for n, digest in enumerate("aabba", 1)))
    told = versions(found, texts("a", "b"))
    assert [(one.number, one.digest, one.sighting.moment) for one in told] == [
        (1, "a", "2031-01-01"),
        (2, "b", "2031-01-03"),
        (3, "a", "2031-01-05"),
    ]


@pytest.mark.parametrize(
    ("updated", "since"),
    [
        ("2031-01-02T09:00:00+01:00", "2031-01-02T08:00:00Z"),
        (None, "2031-01-03T00:00:00Z"),
        ("2030-12-31T00:00:00Z", "2031-01-03T00:00:00Z"),  # the text of before was seen later
        ("2031-01-09T00:00:00Z", "2031-01-03T00:00:00Z"),  # after it was seen: no clock is right
    ],
)
def test_an_outlet_is_believed_since_when_a_text_stands_where_that_may_be(updated, since):
    first = Sighting("a", "2031-01-01T00:00:00Z", published="2030-12-30")
    then = Sighting("b", "2031-01-03T00:00:00Z", updated=updated)
    told = versions(history(then, first), texts("a", "b"))
    assert [one.since for one in told] == ["2030-12-30T00:00:00Z", since]


def test_a_text_is_known_by_title_and_body_whatever_stands_around():
    plain = Article("x", "Bridge falls\n\nIt fell.", "en", title="Bridge falls")
    bare = digest_of(plain)
    framed = Article("x", "Menu\nBridge  falls\n\nIt fell.\nMore", "en", title="Bridge falls")
    body = (Span(5, 28),)
    assert digest_of(Article(**_fields(framed) | {"body": body})) == bare
    assert digest_of(framed) != bare
    assert digest_of(Article(**_fields(plain) | {"title": "Bridge fell"})) != bare


def _fields(article):
    return {name: getattr(article, name) for name in Article.__slots__}


def test_a_text_is_placed_by_when_it_was_fetched_else_by_when_it_was_changed():
    article = Article("x", "t", "en", updated="2031-01-01", fetched="2031-01-05T00:00:00+02:00")
    assert sighting_of(article).moment == "2031-01-04T22:00:00Z"
    assert sighting_of(Article("x", "t", "en", updated="2031-01-01")).moment[:10] == "2031-01-01"
    assert sighting_of(Article("x", "t", "en", published="2031-01-01")).moment == ""


@pytest.mark.parametrize("odd", [None, "", "yesterday", "0001-01-01T00:00:00+14:00"])
def test_what_is_no_moment_is_none(odd):
    assert in_order(odd) == ""
