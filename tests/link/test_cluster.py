import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.link.cluster import group


def test_pairs_at_or_above_the_floor_merge():
    assert group([1, 2, 3], {(1, 2): 0.6, (2, 3): 0.2}, 0.5) == [[1, 2], [3]]


def test_a_pair_without_a_score_counts_as_nothing():
    assert group([1, 2, 3], {(1, 2): 0.9, (2, 3): 0.6}, 0.5) == [[1, 2], [3]]


def test_the_mean_of_all_pairs_decides():
    pairs = {(1, 2): 0.9, (2, 3): 0.6, (1, 3): 0.5}
    assert group([1, 2, 3], pairs, 0.5) == [[1, 2, 3]]


def test_the_surest_pair_merges_first():
    assert group([1, 2, 3], {(1, 2): 0.6, (2, 3): 0.8}, 0.5) == [[1], [2, 3]]


@pytest.mark.parametrize("items", [[], [4]])
def test_nothing_to_merge(items):
    assert group(items, {}, 0.1) == [[item] for item in items]


@given(
    st.dictionaries(
        st.tuples(st.integers(0, 8), st.integers(0, 8)).filter(lambda pair: pair[0] < pair[1]),
        st.floats(0, 1),
    )
)
def test_every_item_is_in_exactly_one_group(pairs):
    assert sorted(item for found in group(range(9), pairs, 0.4) for item in found) == [*range(9)]
