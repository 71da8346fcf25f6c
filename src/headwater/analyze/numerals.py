"""Numbers as they are written: in figures, in words, and in figures with words of scale."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from headwater.analyze.templates import GAP, SLACK, WORD, words
from headwater.languages.measures import Numbers

LEAST = 2.0  # what "several" or "thousands" commits to: two, or two of the scale


@dataclass(frozen=True, slots=True)
class Amount:
    """A number in ``[start, end)``; ``scale`` is what its words of scale multiplied it by."""

    start: int
    end: int
    value: float
    scale: float = 1.0
    vague: bool = False
    unit: str = ""
    figures: bool = False
    lonely: bool = False  # one, or less than one: a number only with a scale or a unit


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The number words of one pack."""

    figure: re.Pattern[str]
    item: re.Pattern[str]
    join: re.Pattern[str]
    scale: re.Pattern[str]
    opener: re.Pattern[str]
    heads: frozenset[str]
    values: Mapping[str, float]
    scales: Mapping[str, float]
    openers: Mapping[str, Amount]
    articles: frozenset[str]
    half: re.Pattern[str]


def lexicon(numbers: Numbers) -> Lexicon:
    """Compile the number words of one pack."""
    values, scales = _floats(numbers.cardinals), _floats(numbers.scales)
    openers = _openers(numbers)
    item, opener = words([*values, *scales]), words(openers)
    articles = frozenset(numbers.articles)
    joins = "|".join(map(re.escape, numbers.joins)) or "(?!)"
    return Lexicon(
        figure=_figure(numbers),
        item=re.compile(item.pattern),
        join=re.compile(rf"(?:-|{GAP}(?:(?:{joins}){GAP})?)"),
        scale=re.compile(rf"{SLACK}({words(scales).pattern})"),
        opener=re.compile(opener.pattern),
        heads=item.heads | opener.heads | articles,
        values=values,
        scales=scales,
        openers=openers,
        articles=articles,
        half=re.compile(rf"{GAP}{words(numbers.halves).pattern}"),
    )


def amount(low: str, start: int, known: Lexicon) -> Amount | None:
    """Read the number that begins at ``start``, in text already folded."""
    if low[start].isdigit():
        return _in_figures(low, start, known)
    if match := known.opener.match(low, start):
        found = known.openers[_plain(match.group())]
        return _of_many(
            low, _scaled(low, replace(found, start=start, end=match.end()), known), known
        )
    return _in_words(low, start, known)


def _of_many(low: str, found: Amount, known: Lexicon) -> Amount:
    """Take in the plural scale after a vague count: several hundreds."""
    gap = known.join.match(low, found.end) if found.vague and found.scale == 1 else None
    match = known.opener.match(low, gap.end()) if gap else None
    many = known.openers[_plain(match.group())] if match else None
    if not match or not many or many.scale == 1:
        return found
    return replace(found, end=match.end(), value=many.value, scale=many.scale)


def _in_figures(low: str, start: int, known: Lexicon) -> Amount | None:
    match = known.figure.match(low, start)
    if not match:
        return None
    grouped, plain, fraction = match["grouped"], match["plain"], match["fraction"]
    digits = re.sub(r"\D", "", grouped) if grouped else plain
    value = float(f"{digits}.{fraction or 0}")
    end = match.end()
    if half := known.half.match(low, end):
        value, end = value + 0.5, half.end()
    found = _scaled(low, Amount(start, end, value, figures=True), known)
    return _joined(low, found, known) if found.scale > 1 else found


def _joined(low: str, found: Amount, known: Lexicon) -> Amount:
    """Take in the smaller scale that goes on after a larger one: 1 million 800 thousand."""
    at = found.end + 1
    if at >= len(low) or not (low[found.end].isspace() and low[at].isdigit()):
        return found
    rest = _in_figures(low, at, known)
    if not rest or not 1 < rest.scale < found.scale or rest.value >= found.scale:
        return found
    return replace(found, end=rest.end, value=found.value + rest.value)


def _scaled(low: str, found: Amount, known: Lexicon) -> Amount:
    for _ in range(2):
        match = known.scale.match(low, found.end)
        if not match or found.unit:
            break
        factor = known.scales[_plain(match.group(1))]
        found = replace(
            found,
            end=match.end(),
            value=found.value * factor,
            scale=found.scale * factor,
            lonely=False,
        )
    return found


def _in_words(low: str, start: int, known: Lexicon) -> Amount | None:
    article = WORD.match(low, start)
    at = start
    if article and article.group() in known.articles and not known.item.match(low, start):
        at = article.end() + 1
    first = known.item.match(low, at)
    if not first or (at > start and _plain(first.group()) not in known.scales):
        return None
    return _composed(low, start, first, known)


def _composed(low: str, start: int, first: re.Match[str], known: Lexicon) -> Amount:
    total, current, end, scale = 0.0, 0.0, start, 1.0
    match: re.Match[str] | None = first
    while match:
        word = _plain(match.group())
        if word in known.scales:
            scale = known.scales[word]
            total, current = _multiplied(total, current, scale)
        elif _fits(current, known.values[word]):
            current += known.values[word]
            scale = 1.0
        else:
            break
        end = match.end()
        if half := known.half.match(low, end):
            total, current, end = _halved(total, current, scale), 0.0, half.end()
        gap = known.join.match(low, end)
        match = known.item.match(low, gap.end()) if gap else None
    value = total + current
    return Amount(start, end, value, scale, lonely=value <= 1)


def _multiplied(total: float, current: float, scale: float) -> tuple[float, float]:
    if scale < 1000:
        return total, max(current, 1.0) * scale if current != 0.5 else 0.5 * scale
    if total and not current and total < scale:
        return total * scale, 0.0  # a thousand million
    return total + (current or 1.0) * scale, 0.0


def _halved(total: float, current: float, scale: float) -> float:
    """Add a half of what was counted last: ones, or a scale that has just been closed."""
    return total + current + 0.5 * (1.0 if current else scale)


def _fits(current: float, value: float) -> bool:
    """Say whether ``value`` may follow: hundreds, then tens, then ones."""
    if not current:
        return True
    room = 100 if current % 100 == 0 else 10 if current % 10 == 0 else 0
    return value < room and value == int(value)


def _figure(numbers: Numbers) -> re.Pattern[str]:
    thousands = "[" + re.escape("".join(numbers.thousands)) + "]"
    decimals = "[" + re.escape("".join(numbers.decimals)) + "]"
    return re.compile(
        rf"(?:(?P<grouped>[1-9]\d{{0,2}}(?:({thousands})\d{{3}}(?!\d))(?:\2\d{{3}}(?!\d)){{0,4}})"
        rf"|(?P<plain>\d{{1,9}}))(?:{decimals}(?P<fraction>\d{{1,6}}))?(?![.,:/]?\d)"
    )


def _openers(numbers: Numbers) -> dict[str, Amount]:
    vague = {form: Amount(0, 0, LEAST, vague=True) for form in numbers.vague}
    plural = {
        form: Amount(0, 0, LEAST * value, value, vague=True)
        for form, value in _floats(numbers.plural_scales).items()
    }
    shares = {f: Amount(0, 0, v, unit="percent") for f, v in _floats(numbers.shares).items()}
    times = {f: Amount(0, 0, v, unit="times") for f, v in _floats(numbers.multiples).items()}
    folds = {
        form + fold: Amount(0, 0, value, unit="times")
        for form, value in _floats(numbers.cardinals).items()
        for fold in numbers.folds
    }
    return vague | plural | shares | folds | times


def _floats(table: Mapping[str, Iterable[str]]) -> dict[str, float]:
    return {form: float(value) for value, forms in table.items() for form in forms}


def _plain(text: str) -> str:
    return " ".join(text.split())
