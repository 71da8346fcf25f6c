"""What a number measures: units after it, joined to it, and signs of money before it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from headwater.analyze.numerals import Amount
from headwater.analyze.templates import GAP, SLACK, words
from headwater.languages.measures import Numbers

FACTOR_REACH = 20  # characters of the longest words for "a factor of"
SIGN_REACH = 6  # characters of the longest sign of money, with its space
MINUS = re.compile(r"(?:^|[\s(])[-−–]$")
GLUED = re.compile(r"[^\W\d_]|[-–—]\d|[./:]\d")
TIMES = frozenset({"second", "minute", "hour", "day", "week", "month", "year"})
HYPHEN = re.compile(r"[-‑]([^\W\d]+)")


@dataclass(frozen=True, slots=True)
class Units:
    """The units of one pack, compiled."""

    unit: re.Pattern[str]
    units: Mapping[str, str]
    compound: re.Pattern[str]
    compounds: Mapping[str, str]
    sign: re.Pattern[str]
    signs: Mapping[str, str]
    glued: re.Pattern[str]
    glues: Mapping[str, float]
    case_suffixes: tuple[str, ...]
    plain: tuple[str, ...]
    rate: re.Pattern[str]
    factor: re.Pattern[str]


def compiled(data: Numbers) -> Units:
    """Compile the units of one pack."""
    units, compounds, signs = _invert(data.units), _invert(data.compound), _invert(data.signs)
    glues = {form: float(factor) for form, factor in _invert(data.glued).items()}
    fillers = words(data.fillers).pattern
    stems = "|".join(map(re.escape, sorted(compounds, key=len, reverse=True))) or "(?!)"
    return Units(
        unit=re.compile(rf"{SLACK}(?:{fillers}{GAP}){{0,2}}?(?P<unit>{either(units)})"),
        units=units,
        compound=re.compile(rf"[-‑]({stems})\w{{0,4}}(?!\w)"),
        compounds=compounds,
        sign=re.compile(rf"(?<!\w)({either(signs)})\s?$"),
        signs=signs,
        glued=re.compile(rf"\s?({words(glues).pattern})"),
        glues=glues,
        case_suffixes=data.case_suffixes,
        plain=data.plain,
        rate=_rate(data, units),
        factor=re.compile(rf"(?<!\w){words(data.factors).pattern}\s$"),
    )


def _rate(data: Numbers, units: Mapping[str, str]) -> re.Pattern[str]:
    """Make the pattern of what a number is told of: a day, a barrel, a person."""
    times = [form for form, unit in units.items() if unit in TIMES and form[-1].isalpha()]
    other = [form for form, unit in units.items() if unit not in TIMES and form[-1].isalpha()]
    return re.compile(
        rf"(?:{GAP}(?:{words(data.per).pattern}{GAP}(?P<time>{words(times).pattern})"
        rf"|{words(data.each).pattern}{GAP}(?P<thing>{words(other).pattern}))"
        rf"|/(?P<slash>{words([*times, *other]).pattern}))"
    )


def rated(low: str, found: Amount, limit: int, known: Units) -> Amount:
    """Attach what the unit is told of, as in "dollars a barrel"; itself where nothing is."""
    match = known.rate.match(low, found.end, limit) if found.unit else None
    if not match or not match.lastgroup:
        return found
    base = known.units[" ".join(match[match.lastgroup].split())]
    if base == found.unit:
        return found
    return replace(found, end=match.end(), unit=f"{found.unit}/{base}")


def either(forms: Iterable[str]) -> str:
    """Make a pattern of words and signs; after a sign anything may follow."""
    listed = set(forms)
    spelled = {form for form in listed if form[-1].isalnum() or form[-1] == "."}
    signs = sorted(listed - spelled, key=lambda form: (-len(form), form))
    return "|".join([words(spelled).pattern, *map(re.escape, signs)])


def with_unit(low: str, found: Amount, limit: int, known: Units) -> Amount | None:
    """Attach sign, scale and unit; None where letters or figures are glued to the number."""
    if found.unit:
        return found
    if known.factor.search(low, max(0, found.start - FACTOR_REACH), found.start):
        return replace(found, unit="times")
    if sign := money(low, found.start, known):
        unit, start = sign
        glue = known.glued.match(low, found.end)
        factor = known.glues[glue.group(1)] if glue else 1.0
        end = glue.end() if glue else found.end
        return _second_unit(
            low,
            replace(
                found,
                start=start,
                end=end,
                unit=unit,
                value=found.value * factor,
                scale=found.scale * factor,
            ),
            known,
        )
    if match := known.unit.match(low, found.end, limit):
        unit = known.units[" ".join(match["unit"].split())]
        return _signed(low, replace(found, end=match.end(), unit=unit))
    return _joined_unit(low, found, known)


def _second_unit(low: str, found: Amount, known: Units) -> Amount:
    match = known.unit.match(low, found.end)
    if match and known.units[" ".join(match["unit"].split())] == found.unit:
        return replace(found, end=match.end())
    return found


def _joined_unit(low: str, found: Amount, known: Units) -> Amount | None:
    if match := known.compound.match(low, found.end):
        return replace(found, end=match.end(), unit=known.compounds[match.group(1)])
    if hyphen := HYPHEN.match(low, found.end):
        if not found.figures:
            return found
        if hyphen.group(1) in known.case_suffixes:
            return _with_case(low, replace(found, end=hyphen.end()), known)
        return found if known.plain and len(hyphen.group(1)) > 3 else None
    glued = found.figures and GLUED.match(low, found.end)
    return None if glued else found


def _with_case(low: str, found: Amount, known: Units) -> Amount:
    match = known.unit.match(low, found.end)
    if not match:
        return found
    return replace(found, end=match.end(), unit=known.units[" ".join(match["unit"].split())])


def _signed(low: str, found: Amount) -> Amount:
    if found.figures and MINUS.search(low[max(0, found.start - 2) : found.start]):
        return replace(found, start=found.start - 1, value=-found.value)
    return found


def money(low: str, start: int, known: Units) -> tuple[str, int] | None:
    """Return the currency of the sign right before ``start``, and where the sign begins."""
    match = known.sign.search(low, max(0, start - SIGN_REACH), start)
    return (known.signs[match.group(1)], match.start()) if match else None


def _invert(table: Mapping[str, Iterable[str]]) -> dict[str, str]:
    return {form: name for name, forms in table.items() for form in forms}
