"""The world that `make bench-link` measures: what it says of itself is true."""

from itertools import islice

import pytest
from bench_world import stories

from headwater.link import link
from headwater.settings import Settings

MADE = list(islice(stories(40), 3))


@pytest.mark.parametrize(("readings", "expected"), MADE)
def test_linking_finds_the_origin_counts_that_were_put_in(readings, expected):
    found = {
        row.statement_id: claim.independent_origins
        for claim in link(readings, Settings()).claims
        for row in claim.carriages
    }
    assert {one.statement_id: found[one.statement_id] for one in expected} == {
        one.statement_id: one.origins for one in expected
    }


@pytest.mark.parametrize(("readings", "_"), MADE)
def test_mentions_are_where_their_names_stand(readings, _):
    for made in readings:
        assert all(m.span.of(made.article.text) == m.name for m in made.mentions)


def test_the_same_world_comes_out_each_time():
    assert list(islice(stories(40), 3)) == MADE


def test_stories_come_in_order_of_time():
    starts = [readings[0].article.published for readings, _ in stories(40)]
    assert starts == sorted(starts)
