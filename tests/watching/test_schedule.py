"""When a feed is asked next."""

from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise

import pytest

from headwater.model import Feed
from headwater.watching.schedule import Bounds, awake, due_after, due_again, max_age, wait_after

BOUNDS = Bounds(300, 21_600)
NOW = int(datetime(2026, 11, 23, 10, 30, tzinfo=UTC).timestamp())  # a Monday
FEED = Feed("https://a.example/rss", every=1000)


@pytest.mark.parametrize(
    ("feed", "fresh", "floor", "wait"),
    [
        (Feed("f"), 3, 0, 900),
        (FEED, 1, 0, 500),
        (FEED, 0, 0, 1500),
        (replace(FEED, every=400), 1, 0, 300),
        (replace(FEED, every=20_000), 0, 0, 21_600),
        (replace(FEED, wants=3600), 1, 0, 3600),
        (FEED, 1, 7200, 7200),
        (replace(FEED, wants=40_000), 0, 0, 40_000),
        (replace(FEED, wants=10**9), 0, 0, 86_400),
    ],
)
def test_a_wait_follows_what_a_feed_does_and_asks_for(feed, fresh, floor, wait):
    assert wait_after(feed, fresh, BOUNDS, floor=floor) == wait


def test_feeds_that_began_together_come_apart_within_a_tenth():
    due = {due_after(Feed(f"https://{n}.example/", every=1000), NOW) - NOW for n in range(50)}
    assert len(due) > 30
    assert min(due) >= 1000
    assert max(due) <= 1100


def test_the_same_feed_is_due_at_the_same_time_however_often_it_is_asked():
    assert due_after(FEED, NOW) == due_after(FEED, NOW)


def test_a_failing_feed_is_asked_later_each_time_up_to_a_day():
    waits = [due_again(replace(FEED, failures=n), NOW, BOUNDS) - NOW for n in range(1, 15)]
    assert waits[0] >= 600
    assert all(later > sooner * 1.5 for sooner, later in pairwise(waits[:7]))
    assert max(waits) <= 86_400 * 1.1


@pytest.mark.parametrize(
    ("hours", "days", "until"),
    [
        ((), (), (23, 10, 30)),
        ((10,), (), (23, 11, 0)),
        ((10, 11, 12), (), (23, 13, 0)),
        ((), (0,), (24, 0, 0)),
        ((0, 1), (0,), (24, 2, 0)),
        (tuple(range(24)), (), (23, 10, 30)),
        ((), tuple(range(7)), (23, 10, 30)),
    ],
)
def test_hours_and_days_of_rest_are_kept(hours, days, until):
    found = datetime.fromtimestamp(awake(replace(FEED, hours=hours, days=days), NOW), UTC)
    assert (found.day, found.hour, found.minute) == until


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("max-age=600", 600),
        ('public, Max-Age = "60"', 60),
        ("s-maxage=5", 0),
        ("no-cache", 0),
        ("max-age=-1", 0),
    ],
)
def test_cache_control_says_how_long_an_answer_stays(value, seconds):
    assert max_age([("Date", "x"), ("Cache-Control", value)]) == seconds
