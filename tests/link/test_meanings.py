import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.link.meanings import meanings, meant


def vector(*numbers):
    return np.array(numbers, np.int8).tobytes()


RAIN, FLOOD, BUS = vector(100, 0, 0), vector(60, 80, 0), vector(0, 0, 100)


def covered(*told):
    return meant(meanings(told), range(len(told)))


def test_who_means_less_is_covered_by_who_means_more():
    by, of = covered((RAIN,), (RAIN, BUS))
    assert by[0, 1] == of[1, 0] == pytest.approx(1)
    assert of[0, 1] == by[1, 0] == pytest.approx(0.5)


def test_a_word_counts_by_its_nearest_and_by_its_length():
    by, _ = covered((FLOOD, vector(0, 0, 50)), (RAIN,), (RAIN, BUS))
    assert by[0, 1] == pytest.approx(0.6 * 100 / 150)
    assert by[0, 2] == pytest.approx((0.6 * 100 + 50) / 150)


def test_nothing_is_covered_by_who_means_nothing():
    by, of = covered((RAIN,), ())
    assert by[0, 1] == of[0, 1] == by[1, 0] == 0


def test_without_an_encoder_nothing_is_laid_out():
    assert meanings([(), ()]) is None


STATEMENTS = st.lists(
    st.lists(st.binary(min_size=4, max_size=4), max_size=4), min_size=1, max_size=7
)


@given(STATEMENTS)
def test_what_is_looked_at_by_parts_is_what_is_looked_at_at_once(told):
    laid = meanings(told)
    if laid is None:
        return
    whole, parts = (
        meant(laid, range(len(told))),
        [meant(laid, range(n, n + 1)) for n in range(len(told))],
    )
    for side in (0, 1):
        assert np.array_equal(whole[side], np.concatenate([part[side] for part in parts]))
    assert np.allclose(whole[0], whole[1].T)
    assert (whole[0] >= 0).all() and (whole[0] <= 1 + 1e-6).all()
