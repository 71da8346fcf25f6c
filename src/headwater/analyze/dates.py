"""From the parts of a date, as words gave them, to an ISO value; arithmetic only.

Seasons are those of the north, winter being named by the year of its January.
"""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from headwater.languages.measures import Means

SOON = 60  # a day without a year this far ahead is one to come; beyond, writers mean the last one
DAYS = {"day": 1, "week": 7, "weekend": 7}
MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120}
MINUTES = {"minute": 1, "hour": 60}
SURE = 500  # so near, the day of the week that goes with a date settles its year
CENTURY_TURN = 30  # "the 20s" are the 2020s, "the 30s" the 1930s


@dataclass(frozen=True, slots=True)
class Parts:
    """What the words name; numbers from 1, ``n`` a count of ``period``."""

    day: int | None = None
    day2: int | None = None
    month: int | None = None
    month2: int | None = None
    year: int | None = None
    year2: int | None = None
    weekday: int | None = None
    season: int | None = None
    quarter: int | None = None
    decade: int | None = None
    period: str | None = None
    n: float | None = None
    hour: int | None = None
    minute: int | None = None
    semester: int | None = None
    from_now: int | None = None  # the year, counted from that of publication
    from_now2: int | None = None


@dataclass(frozen=True, slots=True)
class Frame:
    """When the article came out, the day its text was last about, which way it looks."""

    now: datetime | None
    timed: bool = False  # ``now`` has an hour
    last: date | None = None
    ahead: bool = False
    behind: bool = False
    shift: int = 0


def frame(published: str | None) -> Frame:
    """Read the publication time; an unreadable one counts as none."""
    try:
        now = datetime.fromisoformat(published) if published else None
    except ValueError:
        now = None
    return Frame(now, timed=bool(published and "T" in published))


def value_of(means: Means, parts: Parts, context: Frame) -> str | None:
    """Return the ISO value the parts come to; None where the context cannot settle it."""
    try:
        return RESOLVERS[means](_with_years(parts, context), context)
    except (ValueError, OverflowError):  # 31 February, or a year before the first
        return None


def day_of(value: str | None) -> date | None:
    """Return the day a value names, if it names one."""
    if not value or "/" in value or len(value) < len("2000-01-01"):
        return None
    return date.fromisoformat(value[:10])


def _with_years(p: Parts, f: Frame) -> Parts:
    """Count the years that are told from that of publication; ValueError without one."""
    if p.from_now is None and p.from_now2 is None:
        return p
    if not f.now:
        raise ValueError("no day of publication")
    now = f.now.year
    return replace(
        p,
        year=p.year if p.from_now is None else now + p.from_now,
        year2=p.year2 if p.from_now2 is None else now + p.from_now2,
    )


def _date(p: Parts, f: Frame) -> str | None:
    if p.season:
        year = p.year or _season_year(p.season, f)
        return _season(p.season, year) if year else None
    if not p.month:
        return _day_of_month(p, f) if p.day else f"{p.year:04}" if p.year else None
    year = p.year or _nearest_year(p.month, p.day, f, p.weekday)
    if not year:
        return None
    if not p.day:
        return f"{year:04}-{p.month:02}"
    return _timed(date(year, p.month, p.day), p)


def _day_of_month(p: Parts, f: Frame) -> str | None:
    """Return the nearest such day gone by, or to come where the sentence looks ahead."""
    if not f.now or not p.day:
        return None
    now = f.now.date()
    over = (p.day < now.day) if f.ahead else -(p.day > now.day)
    year, month = _carry(now.year, now.month - 1 + over, 12)
    return _timed(date(year, month + 1, p.day), p)


def _timed(day: date, p: Parts) -> str:
    if p.hour is None:
        return day.isoformat()
    if p.hour == 24:
        day, p = day + timedelta(days=1), Parts(hour=0, minute=p.minute)
    return f"{day.isoformat()}T{p.hour:02}:{p.minute or 0:02}"


def _nearest_year(month: int, day: int | None, f: Frame, weekday: int | None = None) -> int | None:
    if not f.now:
        return None
    now, target = f.now.date(), day or 15
    if not day and month == now.month:
        return now.year
    options = []
    for year in range(now.year - 4, now.year + 5):  # nine years hold a 29 February
        try:
            that = date(year, month, target)
        except ValueError:
            continue
        if weekday == that.isoweekday() and abs((that - now).days) < SURE:
            return year
        options.append((that - now).days)
    return (now + timedelta(days=_pick(options, ahead=f.ahead))).year


def _pick(distances: list[int], *, ahead: bool) -> int:
    coming = min((d for d in distances if d >= 0), default=max(distances))
    gone = max((d for d in distances if d <= 0), default=coming)
    return coming if ahead or (coming <= SOON and coming < -gone) else gone


def _range(p: Parts, f: Frame) -> str | None:
    month, month2 = p.month or p.month2, p.month2 or p.month
    if not month or not month2:
        return f"{p.year:04}/{p.year2:04}" if p.year and p.year2 and p.year < p.year2 else None
    turned = month > month2 and not (p.year and p.year2)  # over the turn of the year
    if turned and not (p.year or p.year2):
        start = _nearest_year(month, p.day, f)
        year2 = start + 1 if start else None
    else:
        year2 = p.year2 or p.year or _nearest_year(month2, p.day2, f)
    if not year2:
        return None
    year = year2 - 1 if turned else (p.year or year2)
    if not p.day or not p.day2:
        return f"{year:04}-{month:02}/{year2:04}-{month2:02}"
    return f"{date(year, month, p.day)}/{date(year2, month2, p.day2)}"


def _weekday(p: Parts, f: Frame) -> str | None:
    if not f.now or not p.weekday:
        return None
    now = f.now.date()
    back = (now.isoweekday() - p.weekday) % 7
    if f.shift < 0:
        days = -(back or 7)
    elif f.shift > 0 or (f.ahead and back):
        days = 7 - back
    else:
        days = -back
    return _timed(now + timedelta(days=days), p)


def _period(p: Parts, f: Frame) -> str | None:
    if not f.now:
        return None
    now = f.now.date()
    if p.season:
        return _season(p.season, _season_year(p.season, f) or 1)
    if p.weekday:  # of a week
        monday = now - timedelta(days=now.weekday()) + timedelta(days=7 * f.shift)
        return _timed(monday + timedelta(days=p.weekday - 1), p)
    if p.month:
        over = (now.month > p.month, now.month < p.month)
        year = now.year + (f.shift if f.shift == 0 or not over[f.shift > 0] else 0)
        return f"{year:04}-{p.month:02}"
    return _whole(p.period or "year", now, f.shift)  # some years have a word of their own


def _whole(period: str, now: date, shift: int) -> str | None:
    if period in DAYS:
        monday = now - timedelta(days=now.weekday()) + timedelta(days=7 * shift)
        if period == "day":
            return (now + timedelta(days=shift)).isoformat()
        start = 5 if period == "weekend" else 0
        return f"{monday + timedelta(days=start)}/{monday + timedelta(days=6)}"
    if period not in MONTHS:
        return None
    if period == "decade":
        return _tens(now.year // 10 * 10 + 10 * shift)
    if period == "quarter":
        year, quarter = _carry(now.year, (now.month - 1) // 3 + shift, 4)
        return _three(year, quarter * 3 + 1)
    if period == "year":
        return f"{now.year + shift:04}"
    year, month = _carry(now.year, now.month - 1 + shift, 12)
    return f"{year:04}-{month + 1:02}"


def _carry(year: int, index: int, size: int) -> tuple[int, int]:
    return year + index // size, index % size


def _ago(p: Parts, f: Frame) -> str | None:
    return _moved(p, f, -1)


def _ahead(p: Parts, f: Frame) -> str | None:
    return _later(p, f) if f.behind else _moved(p, f, 1)


def _earlier(p: Parts, f: Frame) -> str | None:
    return _moved_from(f.last, p, -1) if f.last else _moved(p, f, -1)


def _later(p: Parts, f: Frame) -> str | None:
    return _moved_from(f.last, p, 1) if f.last else None


def _moved(p: Parts, f: Frame, way: int) -> str | None:
    if not f.now or p.n is None or p.period not in MINUTES:
        return _moved_from(f.now.date(), p, way) if f.now else None
    moved = f.now + timedelta(minutes=way * p.n * MINUTES[p.period])
    return moved.strftime("%Y-%m-%dT%H:%M") if f.timed else None


def _moved_from(day: date, p: Parts, way: int) -> str | None:
    if p.n is None or not p.period or p.period in MINUTES:
        return None
    if p.period in DAYS:
        return (day + timedelta(days=way * p.n * DAYS[p.period])).isoformat()
    months = p.n * MONTHS[p.period]
    year, month = _carry(day.year, day.month - 1 + way * round(months), 12)
    whole = p.period in ("year", "decade") and months % 12 == 0
    return date(year, month + 1, 1).isoformat()[: 4 if whole else 7]


def _past(p: Parts, f: Frame) -> str | None:
    other = _edge(p, f, -1)
    return f"{other}/{_edge(Parts(n=0, period=p.period), f, -1)}" if other else None


def _coming(p: Parts, f: Frame) -> str | None:
    other = _edge(p, f, 1)
    return f"{_edge(Parts(n=0, period=p.period), f, 1)}/{other}" if other else None


def _edge(p: Parts, f: Frame, way: int) -> str | None:
    if not f.now or p.n is None or p.period not in MONTHS:
        return _moved(p, f, way)
    year, month = _carry(f.now.year, f.now.month - 1 + way * round(p.n * MONTHS[p.period]), 12)
    day = min(f.now.day, monthrange(year, month + 1)[1])
    return date(year, month + 1, day).isoformat()


def _day(p: Parts, f: Frame) -> str | None:
    return _timed(f.now.date() + timedelta(days=f.shift), p) if f.now else None


def _then(p: Parts, f: Frame) -> str | None:
    day = f.last or (f.now.date() if f.now and f.shift <= 0 else None)
    return _timed(day + timedelta(days=f.shift), p) if day else None


def _clock(p: Parts, f: Frame) -> str | None:
    day = f.last or (f.now.date() if f.now else None)
    return _timed(day, p) if day else None


def _quarter(p: Parts, f: Frame) -> str | None:
    quarter, year = p.quarter or 1, p.year
    if not year and f.now:
        year = f.now.year + f.shift
        if not f.shift and not f.ahead and quarter * 3 - 2 > f.now.month + 2:
            year -= 1
    return _three(year, quarter * 3 - 2) if year else None


def _half(p: Parts, f: Frame) -> str | None:
    half, year = p.semester or 1, p.year
    if not year and f.now:
        over = half == 2 and f.now.month <= 6 and not f.ahead  # the second half yet to begin
        year = f.now.year - over
    return f"{year:04}-{half * 6 - 5:02}/{year:04}-{half * 6:02}" if year else None


def _week(p: Parts, f: Frame) -> str | None:
    day = day_of(_date(p, f))
    return _whole("week", day, 0) if day else None


def _weekend(_p: Parts, f: Frame) -> str | None:
    if not f.now:
        return None
    now = f.now.date()
    return _whole("weekend", now, 0 if f.ahead or now.weekday() > 4 else -1)


def _three(year: int, month: int) -> str:
    return f"{year:04}-{month:02}/{year:04}-{month + 2:02}"


def _season(season: int, year: int) -> str:
    if season == 4:
        return f"{year - 1:04}-12/{year:04}-02"
    return _three(year, season * 3)


def _season_year(season: int, f: Frame) -> int | None:
    if not f.now:
        return None
    start = {1: 3, 2: 6, 3: 9, 4: 0}[season]  # winter begins in the month before its year
    now = f.now.month if season != 4 or f.now.month < 12 else 0
    year = f.now.year + (now == 0)
    if f.shift < 0 or (not f.shift and not f.ahead):
        return year if now >= start + (3 if f.shift else 0) else year - 1
    return year if now < start + (0 if f.shift else 3) else year + 1


def _decade(p: Parts, _f: Frame) -> str | None:
    if p.decade is None:
        return None
    if p.decade >= 100:
        return _tens(p.decade)
    return _tens(p.decade + (2000 if p.decade < CENTURY_TURN else 1900))


def _tens(year: int) -> str:
    return f"{year:04}/{year + 9:04}"


def _vague(_p: Parts, _f: Frame) -> str | None:
    return None


RESOLVERS: dict[Means, Callable[[Parts, Frame], str | None]] = {
    Means.DATE: _date,
    Means.RANGE: _range,
    Means.WEEKDAY: _weekday,
    Means.PERIOD: _period,
    Means.AGO: _ago,
    Means.AHEAD: _ahead,
    Means.EARLIER: _earlier,
    Means.LATER: _later,
    Means.PAST: _past,
    Means.COMING: _coming,
    Means.DAY: _day,
    Means.THEN: _then,
    Means.CLOCK: _clock,
    Means.QUARTER: _quarter,
    Means.HALF: _half,
    Means.WEEK: _week,
    Means.WEEKEND: _weekend,
    Means.DECADE: _decade,
    Means.VAGUE: _vague,
}
