"""Which keys of an article are looked at on a cluster: no two that are near are missed."""

import math
from collections import Counter
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from headwater.link.signatures import closeness, ready
from headwater.link.stories import CLOSE
from headwater.model import Signature
from headwater.spreading.stories import indexed

WORDS = [f"c:{letter}" for letter in "abcdefghijklmnop"]


def signed(key, found):
    """Make a signature of weights of any size."""
    size = math.sqrt(math.fsum(worth**2 for worth in found.values()))
    keys = sorted(found, key=lambda word: (-found[word], word))
    weights = tuple(round(found[word] / size, 6) for word in keys)
    return Signature(key, None, 0, tuple(keys), weights, tuple(keys))


bags = st.dictionaries(st.sampled_from(WORDS), st.floats(0.01, 1.0), min_size=2, max_size=12)


@given(st.lists(bags, min_size=2, max_size=8))
def test_two_that_are_near_meet_at_the_rarest_key_they_share(found):
    all_signed = [signed(f"a{n}", bag) for n, bag in enumerate(found)]
    counts = Counter(key for one in all_signed for key in one.keys)
    common = {key: count for key, count in counts.items() if count > 1}
    for one, other in combinations(all_signed, 2):
        if closeness(ready(one), ready(other), days=7) >= CLOSE:
            left, right = indexed(one, common), indexed(other, common)
            assert set(left) & set(right)
            assert next(k for k in left if k in right) == next(k for k in right if k in left)


def test_the_commonest_keys_are_left_out_while_they_weigh_little():
    one = Signature("a", keys=("c:x", "c:y", "c:z"), weights=(0.99, 0.1, 0.05))
    assert indexed(one, {"c:x": 2, "c:y": 90, "c:z": 900}) == ["c:x"]
    assert indexed(one, {"c:x": 900, "c:y": 9, "c:z": 2}) == ["c:z", "c:y", "c:x"]
