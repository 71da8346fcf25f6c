"""Caches stay small while feeds are watched."""

from headwater.languages.skeleton import skeleton
from headwater.readers.dates import month_names
from headwater.watching.memory import forget


def test_caches_that_hold_much_are_emptied_and_others_are_left():
    skeleton.cache_clear()
    for number in range(50):
        skeleton(f"Reyes{'a' * number}")
    month_names("en")
    assert forget(50) >= 0
    assert skeleton.cache_info().currsize == 50
    assert forget(49) >= 1
    assert skeleton.cache_info().currsize == 0
    assert month_names.cache_info().currsize > 0
