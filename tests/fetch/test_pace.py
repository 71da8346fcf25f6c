import threading
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.errors import FetchError
from headwater.fetch.pace import LONGEST, REST, Pace, rest_asked


class Clock:
    """A time that passes only while somebody waits."""

    def __init__(self):
        self.now, self.stop = 1000.0, False

    def __call__(self):
        return self.now

    def wait(self, seconds):
        self.now += seconds
        return self.stop

    def is_set(self):
        return self.stop


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def pace(clock):
    return Pace(2, clock=clock, stopped=clock)


def starts(pace, clock, *hosts):
    found = []
    for host in hosts:
        pace.turn(host)
        found.append(clock.now - 1000)
    return found


def test_requests_to_one_host_are_a_delay_apart(pace, clock):
    assert starts(pace, clock, "a", "a", "a") == [0, 2, 4]


def test_hosts_do_not_wait_for_each_other(pace, clock):
    assert starts(pace, clock, "a", "b", "c") == [0, 0, 0]


def test_the_delay_counts_from_the_end_of_a_slow_answer(pace, clock):
    pace.turn("a")
    clock.now += 10
    pace.done("a")
    assert starts(pace, clock, "a") == [12]


def test_robots_txt_may_ask_for_more_and_not_for_less(pace, clock):
    pace.slow("a", 30)
    pace.slow("b", 0.1)
    assert starts(pace, clock, "a", "a") == [0, 30]
    assert starts(pace, clock, "b", "b") == [30, 32]


def test_a_robots_txt_is_asked_for_out_of_turn_but_not_in_a_time_of_rest(pace, clock):
    pace.turn("a")
    pace.turn("a", aside=True)
    pace.done("a", aside=True)
    assert clock.now == 1000
    pace.rest("a", "20")
    pace.turn("a", aside=True)
    assert clock.now == 1020


def test_a_short_rest_is_waited_for(pace, clock):
    pace.turn("a")
    assert pace.rest("a", "20") == 20
    assert pace.wait("a") == 20
    assert starts(pace, clock, "a") == [20]


def test_a_long_rest_is_a_refusal_for_now(pace, clock):
    pace.rest("a", "3600")
    with pytest.raises(FetchError, match="left alone for 3600 s"):
        pace.turn("a")
    assert clock.now == 1000
    clock.now += 3590
    assert starts(pace, clock, "a") == [3600]


def test_a_delay_that_nobody_can_wait_for_is_a_refusal_for_now(pace, clock):
    pace.slow("a", 1e9)
    pace.turn("a")
    with pytest.raises(FetchError, match="left alone"):
        pace.turn("a")


def test_a_long_queue_is_no_reason_to_refuse(pace, clock):
    assert starts(pace, clock, *["a"] * 50)[-1] == 98


def test_a_rest_that_begins_while_one_waits_is_kept(clock):
    pace = Pace(2, clock=clock, stopped=clock)
    pace.turn("a")

    def wait(seconds):
        if clock.now == 1000:
            pace.rest("a", "30")
        return Clock.wait(clock, seconds)

    clock.wait = wait
    assert starts(pace, clock, "a") == [30]


def test_who_waits_is_woken_when_all_is_stopped(clock):
    pace = Pace(2, clock=clock, stopped=clock)
    pace.turn("a")
    clock.stop = True
    with pytest.raises(FetchError, match="stopped"):
        pace.turn("a")


def test_a_waiting_thread_is_woken():
    pace, ended = Pace(50), []
    pace.turn("a")

    def waits():
        with pytest.raises(FetchError, match="stopped"):
            pace.turn("a")
        ended.append(True)

    waiting = threading.Thread(target=waits)
    waiting.start()
    pace.stopped.set()
    waiting.join(20)
    assert ended == [True]


def test_threads_take_turns(clock):
    """However many ask at once, no two start within the delay."""
    pace, booked = Pace(2, clock=clock, stopped=clock), []

    def asks():
        booked.extend(pace._book("a") for _ in range(20))

    threads = [threading.Thread(target=asks) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(booked) == [1000 + 2 * n for n in range(160)]


def test_hosts_that_may_be_asked_again_are_forgotten(clock):
    pace = Pace(1, clock=clock, stopped=clock)
    for number in range(30_000):
        pace.turn(f"h{number}")
        clock.now += 1
    assert len(pace._hosts) <= 10_001


@pytest.mark.parametrize(
    ("said", "seconds"),
    [("0", 0), ("120", 120), (" 7 ", 7), ("999999999999", LONGEST), ("", REST), ("soon", REST)],
)
def test_a_rest_in_seconds(said, seconds):
    assert rest_asked(said) == seconds


def test_a_rest_until_a_date():
    now = datetime(2031, 3, 4, 5, tzinfo=UTC)
    assert rest_asked("Tue, 04 Mar 2031 05:02:00 GMT", now) == 120
    assert rest_asked(format_datetime(now - timedelta(days=1)), now) == 0
    assert rest_asked("Tue, 04 Mar 2099 05:02:00 GMT", now) == LONGEST


@given(st.text())
def test_any_rest_is_a_time(said):
    assert 0 <= rest_asked(said) <= LONGEST
