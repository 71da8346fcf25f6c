"""Numbers that count or measure something, with unit and bound.

Not quantities: what is part of a moment, years, ordinals, scores, telephone numbers, and the
numbers in names of things. A range is two quantities, the lower at least, the upper at most.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from headwater.analyze.addresses import Addresses, addresses, is_address, phone_end
from headwater.analyze.moments import is_governing
from headwater.analyze.numerals import Amount, Lexicon, amount, lexicon
from headwater.analyze.templates import GAP, SLACK, WORD, fold, words
from headwater.analyze.units import MINUS, Units, compiled, either, money, rated, with_unit
from headwater.languages import Pack, load
from headwater.languages.measures import Numbers
from headwater.model import Article, Bound, Moment, Quantity, Span, Token

BEFORE = 40  # characters looked at for the words of a bound
GROWTH = 60  # characters looked at for a word of growth before a soft bound
JOINED = re.compile(r"(?:\w|[\w%)][-–—./:,+'_]|[-#№@_/:.&\[]|№\s|\+)$")
DASH = re.compile(r"\s?[-–—]\s?(?=\d)")
LIST_MARK = re.compile(r"[.)]\s")
DASHED = re.compile(r"\w\s?[-–—]\s?$")
LAST_WORD = re.compile(r"(\w+)\.?[^\S\n]{1,2}$")
NEXT_WORD = re.compile(r"[^\S\n]{1,3}([^\W\d]{2,})")
WHOLES = frozenset({3, 4, 5, 6, 7, 8, 9, 10, 20, 50, 100, 1000, 10_000, 100_000})
PERCENT = "percent"
TIMES = ("second", "minute", "hour", "day", "week", "month", "year")
MEASURES = frozenset((*TIMES, "km", "m", "mile", "kg", "g", "ton", "litre", "hectare", "square-km"))
YEARS = frozenset(range(1500, 2101))  # a float is looked for in a range one by one


@dataclass(frozen=True, slots=True)
class Grammar:
    """The numbers, units and bounds of one pack, compiled."""

    numerals: Lexicon
    units: Units
    before: re.Pattern[str]
    after: re.Pattern[str]
    bounds: Mapping[str, Bound]
    growth: re.Pattern[str]
    range_open: re.Pattern[str]
    range_close: re.Pattern[str]
    in_every: re.Pattern[str]
    addresses: Addresses
    data: Numbers


@dataclass(frozen=True, slots=True)
class Page:
    """One article, as the search for numbers needs it."""

    text: str
    low: str
    tokens: Sequence[Token]
    taken: tuple[Span, ...]
    part: Span


def find(
    article: Article, tokens: Sequence[Token], pack: Pack, moments: Sequence[Moment]
) -> tuple[Quantity, ...]:
    """Find the quantities of an article in text order; a number within a moment is none."""
    known, low = grammar(pack.lang), fold(article.text)
    taken = tuple(moment.span for moment in moments)
    found: list[Quantity] = []
    for part in article.parts:
        page = Page(article.text, low, tokens, taken, part)
        amounts = list(_amounts(page, known))
        found.extend(_with_ranges(page, amounts, known))
    return tuple(found)


@cache
def grammar(lang: str) -> Grammar:
    """Compile the number words of one language, once a process."""
    data = load(lang).numbers
    bounds = _invert(data.before) | _invert(data.after)
    return Grammar(
        numerals=lexicon(data),
        units=compiled(data),
        before=re.compile(
            rf"(?<!\w)({words(_invert(data.before)).pattern})"
            rf"(?:{GAP}{words(data.linkers).pattern})?{SLACK}$"
        ),
        after=re.compile(rf"{SLACK}({either(_invert(data.after))})(?!\d)"),
        bounds={form: Bound(bound) for form, bound in bounds.items()},
        growth=re.compile(rf"(?<!\w)(?:{'|'.join(data.growth) or '(?!)'})"),
        range_open=re.compile(rf"(?<!\w){words(data.range_open).pattern}\s?$"),
        range_close=re.compile(rf"\s{{0,3}}{words(data.range_close).pattern}\s{{0,3}}"),
        in_every=re.compile(rf"{GAP}{words(data.in_every).pattern}{GAP}"),
        addresses=addresses(data),
        data=data,
    )


def _amounts(page: Page, known: Grammar) -> Iterator[tuple[Amount, Bound]]:
    end = page.part.start
    for anchor in WORD.finditer(page.low, page.part.start, page.part.end):
        start, word = anchor.start(), anchor.group()
        figure = word[0].isdigit()
        if start < end or not (figure or word in known.numerals.heads):
            continue
        if figure and (stop := phone_end(page.low, start)):
            end = stop
            continue
        if _is_taken(page, start) or _is_joined(page.low, start, known):
            continue
        found = amount(page.low, start, known.numerals)
        if not found or found.end > page.part.end:
            continue
        for whole in _measured(page, found, known):
            end = max(end, whole[0].end)
            yield whole


def _is_taken(page: Page, start: int) -> bool:
    i = bisect_right(page.taken, start, key=lambda span: span.start) - 1
    return i >= 0 and page.taken[i].end > start


def _is_joined(low: str, start: int, known: Grammar) -> bool:
    before = low[max(0, start - 2) : start]
    if not low[start].isdigit():
        return before[-1:] in ("-", "_", "@", "#", "'")
    return bool(JOINED.search(before)) and not (
        MINUS.search(before) or money(low, start, known.units)
    )


def _measured(page: Page, found: Amount, known: Grammar) -> list[tuple[Amount, Bound]]:
    """Give an amount its unit and bound; nothing where the number counts nothing."""
    dash = DASH.match(page.low, found.end) if found.figures else None
    if dash:
        return _dashed(page, found, dash.end(), known)
    whole = _with_unit(page, found, known)
    if not whole:
        return []
    whole = _share(page, whole, known)
    start, bound, end = _bounded(page, whole, known)
    if not _counts(page, whole, known, bounded=start < whole.start):
        return []
    return [(replace(whole, start=start, end=end), bound)]


def _with_unit(page: Page, found: Amount, known: Grammar) -> Amount | None:
    """Attach the unit, a half that comes after it, and what it is told of."""
    if found.unit == PERCENT and not found.figures:
        return _part(page, found, known)
    whole = with_unit(page.low, found, page.part.end, known.units)
    if not whole or not whole.unit:
        return _below_zero(page, whole, known) if whole else None
    half = known.numerals.half.match(page.low, whole.end, page.part.end)
    if half and whole.value == int(whole.value):
        whole = replace(whole, value=whole.value + 0.5 * whole.scale, end=half.end())
    rate = rated(page.low, whole, page.part.end, known.units)
    i = bisect_right(page.taken, whole.end, key=lambda span: span.start)
    clear = i >= len(page.taken) or page.taken[i].start >= rate.end
    return rate if clear and not is_governing(page.tokens, rate.end) else whole


def _part(page: Page, found: Amount, known: Grammar) -> Amount | None:
    """Read a share told in words: "a quarter" of people, of an hour; "a quarter of a million" none.

    Of what is measured it is a number of its units; a part of a number is left to who reads it.
    """
    after = WORD.search(page.low, found.end, page.part.end)
    near = after and not page.low[found.end : after.start()].strip()
    if after and near and amount(page.low, after.start(), known.numerals):
        return None
    bare = replace(found, value=found.value / 100, unit="")
    measured = with_unit(page.low, bare, page.part.end, known.units)
    return measured if measured and measured.unit in MEASURES else found


def _below_zero(page: Page, found: Amount, known: Grammar) -> Amount:
    """Read the first of a range from below zero, whose unit is only told of the second."""
    sign = found.start - 1
    opened = MINUS.search(page.low, max(0, sign - 1), found.start) and known.range_open.search(
        page.low, max(0, sign - BEFORE), sign
    )
    return replace(found, start=sign, value=-found.value) if opened else found


def _share(page: Page, found: Amount, known: Grammar) -> Amount:
    """Read "four in ten" as a share, where no unit says that it is none."""
    close = None if found.unit else known.in_every.match(page.low, found.end, page.part.end)
    if not close or close.end() >= page.part.end:
        return found
    whole = amount(page.low, close.end(), known.numerals)
    if not whole or whole.value not in WHOLES or whole.value <= found.value:
        return found
    if with_unit(page.low, whole, page.part.end, known.units) != whole:
        return found
    share = round(100 * found.value / whole.value, 1)
    return replace(found, end=whole.end, value=share, unit="percent")


def _dashed(page: Page, low: Amount, at: int, known: Grammar) -> list[tuple[Amount, Bound]]:
    high = amount(page.low, at, known.numerals)
    whole = _with_unit(page, high, known) if high else None
    if not whole or DASH.match(page.low, whole.end):
        return []
    sign = money(page.low, low.start, known.units)
    unit = whole.unit or (sign[0] if sign else "")
    value = low.value * (whole.scale if low.scale == 1 else 1)
    useful = unit or whole.scale > 1 or _is_counted(page, whole.end, known)
    if value >= whole.value or not useful or (not unit and int(low.value) in YEARS):
        return []
    first = replace(low, start=sign[1] if sign else low.start, value=value, unit=unit)
    return [(first, Bound.AT_LEAST), (replace(whole, unit=unit), Bound.AT_MOST)]


def _bounded(page: Page, found: Amount, known: Grammar) -> tuple[int, Bound, int]:
    low, floor = page.low, max(page.part.start, found.start - BEFORE)
    i = bisect_left(page.taken, found.start, key=lambda span: span.start) - 1
    floor = max(floor, page.taken[i].end if i >= 0 else 0)
    start, bound, end = found.start, Bound.EXACT, found.end
    if match := known.before.search(low, floor, found.start):
        form = " ".join(match.group(1).split())
        soft = form in known.data.soft  # "down to" where it is cold, or after a word of growth
        if not soft or not (found.value < 0 or _grows(low, match.start(), known)):
            start, bound = match.start(), known.bounds[form]
    if match := known.after.match(low, end, page.part.end):
        bound, end = known.bounds[" ".join(match.group(1).split())], match.end()
    if found.vague and bound in (Bound.EXACT, Bound.ABOUT):
        bound = Bound.AT_LEAST
    return start, bound, end


def _grows(low: str, at: int, known: Grammar) -> bool:
    first = max(low.rfind(mark, max(0, at - GROWTH), at) for mark in (".", "\n", ";"))
    return bool(known.growth.search(low, max(first, at - GROWTH, 0), at))


def _counts(page: Page, found: Amount, known: Grammar, *, bounded: bool) -> bool:
    if found.unit or found.scale > 1:
        return True
    if found.lonely:
        return False
    if not found.figures:
        return True
    if _is_name(page, found, known, bounded=bounded):
        return False
    if found.value in YEARS and found.end - found.start == 4:
        whole = found.value % 100 == 0 or bounded
        return whole and _is_counted(page, found.end, known)
    return True


def _is_name(page: Page, found: Amount, known: Grammar, *, bounded: bool) -> bool:
    text, start = page.text, found.start
    floor = max(page.part.start, start - BEFORE)
    line = text.rfind("\n", floor, start) + 1 or floor
    if not text[line:start].strip():
        return bool(LIST_MARK.match(text, found.end))
    match = LAST_WORD.search(text, line, start)
    if not match:
        if is_address(text, page.low, start, found.end, known.addresses):
            return not _is_counted(page, found.end, known)
        return bool(DASHED.search(text, line, start)) and not _is_counted(page, found.end, known)
    if bounded:
        return False
    if is_address(text, page.low, start, found.end, known.addresses):
        return not _is_counted(page, found.end, known)
    if match.group(1).lower() in known.data.designators:
        return True
    opens = not text[line : match.start()].strip()  # a sentence begins with a capital anyway
    return match.group(1)[0].isupper() and not opens and not _is_counted(page, found.end, known)


def _is_counted(page: Page, end: int, known: Grammar) -> bool:
    """Say whether a common noun (or what describes it) follows."""
    match = NEXT_WORD.match(page.text, end)
    if not match or not match.group(1)[0].islower():
        return False
    i = bisect_left(page.tokens, match.start(1), key=lambda token: token.span.start)
    token = page.tokens[i] if i < len(page.tokens) else None
    if token and token.cases:
        return bool(token.pos & {"NOUN", "ADJF", "PRTF"})
    return match.group(1).endswith(known.data.plain) if known.data.plain else token is None


def _with_ranges(
    page: Page, found: list[tuple[Amount, Bound]], known: Grammar
) -> Iterator[Quantity]:
    bounds = [bound for _, bound in found]
    amounts = [item for item, _ in found]
    for i in range(len(found) - 1):
        if not _is_range(page, amounts[i], amounts[i + 1], known):
            continue
        low, high = amounts[i], amounts[i + 1]
        scale = high.scale if low.scale == 1 and not low.unit else 1.0
        amounts[i] = replace(low, value=low.value * scale, unit=low.unit or high.unit)
        if _grows(page.low, low.start, known):
            bounds[i] = bounds[i + 1] = Bound.EXACT
        else:
            ends = (Bound.AT_LEAST, Bound.AT_MOST)  # the greater may be told first: from -20 to -80
            bounds[i], bounds[i + 1] = ends if amounts[i].value <= high.value else ends[::-1]
    for item, bound in zip(amounts, bounds, strict=True):
        end = item.end - page.low.endswith(".", item.start, item.end)  # it may end the sentence
        yield Quantity(Span(item.start, end), item.value, item.unit, bound)


def _is_range(page: Page, low: Amount, high: Amount, known: Grammar) -> bool:
    close = known.range_close.match(page.low, low.end)
    if not close or not (close.end() == high.start or close.end() > high.start >= low.end):
        return False
    return bool(known.range_open.search(page.low, max(0, low.start - 12), low.start)) or bool(
        known.range_open.match(page.low, low.start)
    )


def _invert(table: Mapping[str, Iterable[str]]) -> dict[str, str]:
    return {form: name for name, forms in table.items() for form in forms}
