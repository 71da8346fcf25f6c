"""The slots a form of words for time may have, and how the text in each is read."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from headwater.analyze.dates import Parts
from headwater.analyze.templates import FIGURES, Slot, words
from headwater.languages.measures import Numbers, Times

DIGITS = frozenset({FIGURES})
NO_MORE = r"(?!\d|[.,:/]\d|\w|-[^\W\d])"
YEAR = r"(?:19|20|21)\d\d"
DAY = r"(?:3[01]|[12]\d|0?[1-9])"
FIGURE = re.compile(r"\d+")
FIELDS = {
    "seasonal": "season",
    "tens": "decade",
    "spelled": "decade",
}  # slots that fill the field of another
YOUNG = 70  # two figures of a year below this are of this century


@dataclass(frozen=True, slots=True)
class Tables:
    """What each word of a slot stands for."""

    numbers: Mapping[str, Mapping[str, int]]
    periods: Mapping[str, str]
    counts: Mapping[str, float]
    late: frozenset[str]  # words for the second half of the day
    years: Mapping[str, int]  # words for a year, as years from now
    month_first: bool


def slots(times: Times, numbers: Numbers) -> dict[str, Slot]:
    """Make the slots of one pack."""
    suffix = rf"(?:{'|'.join(map(re.escape, times.day_suffixes)) or '(?!)'})?"
    counts = words(_forms(numbers.cardinals))
    return {
        "day": _either(rf"{DAY}{suffix}{NO_MORE}", times.day_words),
        "year": _either(rf"(?:1[5-9]|20|21)\d\d{suffix}{NO_MORE}", times.relative_years),
        "short": Slot(rf"\d\d{NO_MORE}", DIGITS),
        "decade": Slot(r"(?:1[5-9]|20)\d0(?!\d)", DIGITS),
        "tens": Slot(r"[1-9]0(?!\d)", DIGITS),
        "clock": Slot(rf"(?:2[0-4]|[01]?\d)[:.][0-5]\d{NO_MORE}", DIGITS),
        "hour": _either(rf"(?:2[0-4]|1\d|0?\d){suffix}{NO_MORE}", times.hours),
        "numeric": Slot(
            rf"(?:{_triple('[.]')}|{_triple('/')}|{_triple('-', YEAR)}){NO_MORE}", DIGITS
        ),
        "daymonth": Slot(rf"{DAY}[.](?:0[1-9]|1[0-2]){NO_MORE}", DIGITS),
        "iso": Slot(rf"(?:19|20|21)\d\d-(?:0[1-9]|1[0-2])-{DAY}{NO_MORE}", DIGITS),
        "n": Slot(rf"(?:\d{{1,3}}{NO_MORE}|{counts.pattern})", DIGITS | counts.heads),
        "halved": words(numbers.halves),
        "some": words(times.some),
        "part": words(times.parts),
        "half": words(_forms(times.halves)),
        "period": words(_forms(times.periods)),
        "spelled": words(_forms(times.tens)),
        **{name: words(_all(forms)) for name, forms in _ordered(times).items()},
    }


def _either(figures: str, table: Mapping[str, Iterable[str]]) -> Slot:
    """Make a slot of figures and of the words that stand for some of them."""
    spelled = words(_forms(table))
    return Slot(rf"(?:{figures}|{spelled.pattern})", DIGITS | spelled.heads)


def _triple(mark: str, year: str = rf"(?:{YEAR}|\d\d)") -> str:
    return rf"{DAY}{mark}{DAY}{mark}{year}"


def tables(times: Times, numbers: Numbers) -> Tables:
    """Make the tables that go with the slots of one pack."""
    ordered = {
        name: {form: i for i, forms in enumerate(lists, start=1) for form in forms}
        for name, lists in _ordered(times).items()
    }
    return Tables(
        numbers={
            **ordered,
            "day": _inverted(times.day_words),
            "hour": _inverted(times.hours),
            "spelled": _inverted(times.tens),
        },
        periods={form: name for name, forms in times.periods.items() for form in forms},
        counts={form: float(n) for n, forms in numbers.cardinals.items() for form in forms},
        late=frozenset(times.halves.get("pm", ())),
        years=_inverted(times.relative_years),
        month_first=times.month_first,
    )


def read(groups: Mapping[str, str | None], known: Tables) -> Parts:
    """Read the text of every slot that matched."""
    numbers: dict[str, int] = {}
    texts = {name: " ".join(text.split()) for name, text in groups.items() if text is not None}
    for name, text in texts.items():
        kind = name.rstrip("2")
        if kind in READERS:
            numbers |= READERS[kind](text, known)
        elif kind == "year" and text in known.years:
            numbers[name.replace("year", "from_now")] = known.years[text]
        elif kind in known.numbers:
            numbers[FIELDS.get(name, name)] = _number(text, known.numbers[kind])
        elif kind in ("year", "decade", "tens"):
            numbers[FIELDS.get(name, name)] = _number(text, {})
    if "short" in texts and "year" in numbers:
        numbers["year2"] = numbers["year"] // 100 * 100 + int(texts["short"])
    if "half" in texts and "hour" in numbers:
        numbers["hour"] = numbers["hour"] % 12 + 12 * (texts["half"] in known.late)
    period = known.periods.get(texts.get("period", ""))
    return Parts(period=period, n=_count(texts, known), **numbers)


def _count(texts: Mapping[str, str], known: Tables) -> float | None:
    if "n" not in texts:
        return None if "some" in texts else 1
    count = known.counts[texts["n"]] if texts["n"] in known.counts else float(texts["n"])
    return count + 0.5 * ("halved" in texts)


def _number(text: str, table: Mapping[str, int]) -> int:
    return table[text] if text in table else _figures(text)[0]


def _figures(text: str) -> list[int]:
    return [int(figure) for figure in FIGURE.findall(text)]


def _clock(text: str, _known: Tables) -> dict[str, int]:
    hour, minute = _figures(text)
    return {"hour": hour, "minute": minute}


def _iso(text: str, _known: Tables) -> dict[str, int]:
    year, month, day = _figures(text)
    return {"year": year, "month": month, "day": day}


def _daymonth(text: str, _known: Tables) -> dict[str, int]:
    day, month = _figures(text)
    return {"month": month, "day": day}


def _numeric(text: str, known: Tables) -> dict[str, int]:
    day, month, year = _figures(text)
    if month > 12 or (known.month_first and day <= 12):
        day, month = month, day
    full = year if year > 99 else year + (2000 if year < YOUNG else 1900)
    return {"year": full, "month": month, "day": day}


READERS: dict[str, Callable[[str, Tables], dict[str, int]]] = {
    "clock": _clock,
    "daymonth": _daymonth,
    "iso": _iso,
    "numeric": _numeric,
}


def _ordered(times: Times) -> dict[str, tuple[tuple[str, ...], ...]]:
    return {
        "month": times.months,
        "weekday": times.weekdays,
        "season": times.seasons,
        "seasonal": times.seasonal,
        "quarter": times.quarters,
        "semester": times.semesters,
    }


def _inverted(table: Mapping[str, Iterable[str]]) -> dict[str, int]:
    return {form: int(number) for number, forms in table.items() for form in forms}


def _forms(table: Mapping[str, Iterable[str]]) -> list[str]:
    return _all(table.values())


def _all(lists: Iterable[Iterable[str]]) -> list[str]:
    return [form for forms in lists for form in forms]
