"""Dates: the arithmetic, on Friday, 31 October 2025."""

from dataclasses import replace

import pytest

from headwater.analyze.dates import Parts, day_of, frame, value_of
from headwater.languages.measures import EXAMPLE_DAY, Means

NOW = frame(EXAMPLE_DAY)


def value(means, shift=0, ahead=False, **parts):
    return value_of(means, Parts(**parts), replace(NOW, shift=shift, ahead=ahead))


@pytest.mark.parametrize(
    ("means", "parts", "wanted"),
    [
        (Means.PERIOD, {"period": "quarter"}, "2025-10/2025-12"),
        (Means.PERIOD, {"period": "quarter", "shift": -4}, "2024-10/2024-12"),
        (Means.PERIOD, {"period": "decade", "shift": -1}, "2010/2019"),
        (Means.PERIOD, {"period": "month", "shift": 3}, "2026-01"),
        (Means.PERIOD, {"period": "day", "shift": 1}, "2025-11-01"),
        (Means.PERIOD, {"period": "hour"}, None),
        (Means.PERIOD, {"month": 9, "shift": -1}, "2025-09"),
        (Means.PERIOD, {"month": 12, "shift": -1}, "2024-12"),
        (Means.PERIOD, {"month": 3, "shift": 1}, "2026-03"),
        (Means.PERIOD, {"season": 4, "shift": 1}, "2025-12/2026-02"),
        (Means.PERIOD, {"season": 3}, "2025-09/2025-11"),
        (Means.PERIOD, {"season": 1, "shift": 1}, "2026-03/2026-05"),
        (Means.AGO, {"n": 1, "period": "decade"}, "2015"),
        (Means.AGO, {"n": 1.5, "period": "year"}, "2024-04"),
        (Means.AGO, {"n": 2, "period": "month"}, "2025-08"),
        (Means.AGO, {"n": 9999, "period": "year"}, None),
        (Means.AHEAD, {"n": 36, "period": "hour"}, "2025-11-02T00:00"),
        (Means.PAST, {"n": 8, "period": "month"}, "2025-02-28/2025-10-31"),
        (Means.COMING, {"n": 1, "period": "year"}, "2025-10-31/2026-10-31"),
        (Means.QUARTER, {"quarter": 4}, "2025-10/2025-12"),
        (Means.QUARTER, {"quarter": 1, "year": 2020}, "2020-01/2020-03"),
        (Means.DECADE, {"decade": 20}, "2020/2029"),
        (Means.DECADE, {"decade": 80}, "1980/1989"),
        (Means.DECADE, {}, None),
        (Means.DATE, {"day": 10, "month": 8, "hour": 24, "minute": 0}, "2025-08-11T00:00"),
        (Means.DATE, {"month": 10}, "2025-10"),
        (Means.DATE, {"month": 12}, "2025-12"),
        (Means.DATE, {"month": 2}, "2025-02"),
        (Means.DATE, {"month": 2, "ahead": True}, "2026-02"),
        (Means.RANGE, {"month": 11, "month2": 2, "year2": 2020}, "2019-11/2020-02"),
        (Means.RANGE, {"year": 2016, "year2": 2014}, None),
        (Means.WEEKDAY, {"weekday": 5}, "2025-10-31"),
        (Means.WEEKDAY, {"weekday": 5, "shift": -1}, "2025-10-24"),
        (Means.WEEKDAY, {"weekday": 5, "shift": 1}, "2025-11-07"),
        (Means.THEN, {"shift": 1}, None),
        (Means.VAGUE, {}, None),
    ],
)
def test_parts_come_to_a_value(means, parts, wanted):
    assert value(means, **parts) == wanted


@pytest.mark.parametrize("means", set(Means) - {Means.DECADE, Means.VAGUE})
def test_nothing_relative_has_a_value_without_a_publication_time(means):
    parts = Parts(day=3, month=5, weekday=2, period="week", n=1, hour=3, day2=4, month2=6)
    assert value_of(means, parts, frame(None)) is None


def test_without_a_publication_time_a_season_needs_its_year():
    assert value_of(Means.DATE, Parts(season=1), frame(None)) is None
    assert value_of(Means.DATE, Parts(season=1, year=2020), frame(None)) == "2020-03/2020-05"


@pytest.mark.parametrize(
    ("text", "day"), [("2025-10-31T10:00", "2025-10-31"), ("2025-10", "None"), (None, "None")]
)
def test_day_of_reads_only_days(text, day):
    assert str(day_of(text)) == day


def test_winter_holds_in_december():
    december = frame("2025-12-20")
    assert value_of(Means.DATE, Parts(season=4), december) == "2025-12/2026-02"
