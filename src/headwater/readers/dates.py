"""Dates as pages print them, alone on a line: digits, or names of months in the page's language."""

import re
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from functools import cache

DIGITS = re.compile(
    r"(?<!\d)(?:(?P<year>(?:19|20)\d\d)(?P<sep>[-./])(?P<month>\d{1,2})(?P=sep)(?P<day>\d{1,2})"
    r"|(?P<a>\d{1,2})(?P<sep2>[-./])(?P<b>\d{1,2})(?P=sep2)(?P<year2>(?:19|20)\d\d))(?!\d)"
)
CLOCK = re.compile(
    r"(?<!\d)T?(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?::[0-5]\d(?:\.\d{1,6})?)?(?!\d)"
    r"\s?(?P<half>[ap]\.?m\.?(?!\w))?\s?(?P<zone>Z\b|[+-][01]\d:?[0-5]\d)?",
    re.IGNORECASE,
)
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
DAY = re.compile(r"(?<!\d)(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\w)")
ISO = re.compile(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?)?")
WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Found:
    """A date as ISO 8601, and what of the line is not part of it."""

    value: str
    rest: str


def find_date(line: str, lang: str) -> Found | None:
    """Find the first full date (day, month, year) of a short line, with its hour if it has one."""
    clock = CLOCK.search(line)
    rest = line[: clock.start()] + " " + line[clock.end() :] if clock else line
    found = _in_digits(rest, lang) or _in_words(rest, lang)
    if found is None:
        return None
    value = found.value + (_time(clock) if clock else "")
    return Found(value, found.rest) if iso(value) else None


def iso(value: str) -> str | None:
    """Return a date or date-time in ISO 8601, from ISO or the form mails and feeds use."""
    text = value.strip()
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return _from_mail(text)
    if not 1500 <= moment.year <= 2200:
        return None
    return text if ISO.fullmatch(text) else moment.isoformat()


def _from_mail(text: str) -> str | None:
    try:
        return parsedate_to_datetime(text).isoformat()
    except (ValueError, IndexError, TypeError, OverflowError):
        return None


def _in_digits(line: str, lang: str) -> Found | None:
    found = DIGITS.search(line)
    if not found:
        return None
    if found["year"]:
        parts = (found["year"], found["month"], found["day"])
    elif month_first(lang):
        parts = (found["year2"], found["a"], found["b"])
    else:
        parts = (found["year2"], found["b"], found["a"])
    return _made(*map(int, parts), rest=line[: found.start()] + line[found.end() :])


def _in_words(line: str, lang: str) -> Found | None:
    year = YEAR.search(line)
    if not year:
        return None
    rest = line[: year.start()] + " " + line[year.end() :]
    names = month_names(lang)
    month = next((w for w in WORD.finditer(rest) if w[0].lower() in names), None)
    if not month:
        return None
    rest = rest[: month.start()] + " " + rest[month.end() :]
    day = DAY.search(rest)
    if not day:
        return None
    number = int(re.sub(r"\D", "", day[0]))
    rest = rest[: day.start()] + " " + rest[day.end() :]
    return _made(int(year[0]), names[month[0].lower()], number, rest=rest)


def _made(year: int, month: int, day: int, *, rest: str) -> Found | None:
    try:
        return Found(datetime(year, month, day).date().isoformat(), rest)  # noqa: DTZ001 - a day
    except ValueError:
        return None


def _time(clock: re.Match[str]) -> str:
    hour = int(clock["hour"])
    if clock["half"]:
        hour = hour % 12 + (12 if clock["half"].lower().startswith("p") else 0)
    zone = (clock["zone"] or "").upper()
    if len(zone) == 5 and ":" not in zone:
        zone = f"{zone[:3]}:{zone[3:]}"
    return f"T{hour:02}:{clock['minute']}{zone}"


@cache
def month_names(lang: str) -> dict[str, int]:
    """Names of the months, full and short, in every form CLDR knows, in lower case."""
    from babel import Locale

    widths = [w for c in Locale.parse(lang).months.values() for k, w in c.items() if k != "narrow"]
    return {name.lower().rstrip("."): number for w in widths for number, name in w.items()}


@cache
def day_names(lang: str) -> frozenset[str]:
    """Names of the days of the week, full and short, in lower case."""
    from babel import Locale

    widths = [w for c in Locale.parse(lang).days.values() for k, w in c.items() if k != "narrow"]
    return frozenset(name.lower().rstrip(".") for w in widths for name in w.values())


@cache
def month_first(lang: str) -> bool:
    """Tell whether dates in digits begin with the month."""
    from babel import Locale

    return str(Locale.parse(lang).date_formats["short"].pattern).lower().startswith("m")
