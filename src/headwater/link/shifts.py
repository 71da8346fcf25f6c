"""What became of a wording on its way: hedges, numbers, plans and scope of two rows compared."""

from collections.abc import Iterator, Sequence

from headwater.languages import available, load
from headwater.languages.concepts import concepts
from headwater.languages.skeleton import WORD
from headwater.languages.tenses import FUTURE, lemma, tenses
from headwater.languages.turns import Turns, phrases
from headwater.link.polarity import alike
from headwater.link.rows import Row
from headwater.link.units import Unit, counted, digits
from headwater.model import Bound, Quantity, Span, Stance

ALIKE = 0.3  # likeness below which two rows tell of other things too
DAY = 3  # parts of a day: year, month, day
HOUR = "T"
AFTER, WORDS = 60, 4  # characters and words after "one of the" that say of what
DROPPED, NUMBER = "hedge-dropped", "number-changed"
TENSE, SCOPE = "tense-changed", "scope-widened"
Shift = tuple[str, Span, Span]
AT_MOST = frozenset({Bound.AT_MOST, Bound.LESS_THAN})
AT_LEAST = frozenset({Bound.AT_LEAST, Bound.MORE_THAN})


def shifts(row: Row, origin: Row, beside: Sequence[Unit] = ()) -> Iterator[Shift]:
    """Yield each change of wording with the span that shows it here and the one at the origin."""
    dropped = [] if _hedged([*row.units, *beside]) else list(_hedge_dropped(row, origin))
    yield from dropped[:1]
    yield from list(_numbers(row, origin))[:1] or _dates(row, origin)
    yield from _tense(row, origin, sure=bool(dropped))
    yield from _scope(row, origin)


def _hedged(units: Sequence[Unit]) -> bool:
    return any(
        unit.statement.hedges or unit.stance is Stance.DOUBTS or _mood(unit) for unit in units
    )


def _mood(unit: Unit) -> Span | None:
    turns = _turns(unit)
    return _first(turns.moods, unit) if turns else None


def _hedge_dropped(row: Row, origin: Row) -> Iterator[Shift]:
    """Find a "may" that is gone, or a bound: "up to 600" told as 600."""
    here = row.first.statement.content[0]
    body = [unit.statement for unit in origin.units if not unit.statement.headline]
    moods = (_mood(origin.first),)
    for span in (*(hedge.span for said in body for hedge in said.hedges), *filter(None, moods)):
        yield DROPPED, here, span
    for mine, theirs in (*_alike(row, origin), *_changed(row, origin)):
        if _exact_now(mine, theirs):
            yield DROPPED, mine.span, theirs.span


def _alike(row: Row, origin: Row) -> Iterator[tuple[Quantity, Quantity]]:
    """Yield the numbers that are the same in both."""
    for mine in row.first.statement.quantities:
        for theirs in origin.first.statement.quantities:
            if mine.value == theirs.value:
                yield mine, theirs


def _exact_now(mine: Quantity, theirs: Quantity) -> bool:
    plain = mine.bound is Bound.EXACT and theirs.bound is not Bound.EXACT
    return plain and _one_unit(mine, theirs)


def _changed(row: Row, origin: Row) -> Iterator[tuple[Quantity, Quantity]]:
    """Yield the one number that became another of the same unit."""
    mine, theirs = row.first.statement.quantities, origin.first.statement.quantities
    have = {q.value for unit in row.units for q in unit.statement.quantities}
    had = {q.value for unit in origin.units for q in unit.statement.quantities}
    new = [q for q in mine if q.value not in had]
    gone = [q for q in theirs if q.value not in have]
    if not len(new) == len(gone) == 1 or not _one_unit(new[0], gone[0]):
        return
    if new[0].unit or _one_thing(new[0], row.first, gone[0], origin.first):
        yield new[0], gone[0]


def _one_thing(mine: Quantity, here: Unit, theirs: Quantity, there: Unit) -> bool:
    """Tell whether two bare numbers count one thing, or are one but for a zero."""
    scaled = digits(mine.value)
    counts = _after(here, mine.span.start) & _after(there, theirs.span.start)
    return bool(counts) or bool(scaled and scaled == digits(theirs.value))


def _numbers(row: Row, origin: Row) -> Iterator[Shift]:
    """Find the one number that became another of the same unit, or a limit turned round."""
    for new, gone in _changed(row, origin):
        yield NUMBER, new.span, gone.span
    for mine, theirs in _alike(row, origin):
        if _turned(mine.bound, theirs.bound):
            yield NUMBER, mine.span, theirs.span


def _dates(row: Row, origin: Row) -> Iterator[Shift]:
    """Find the one day, month or year that became another, or days that slipped together."""
    mine, theirs = _days(row.first), _days(origin.first)
    new = sorted(mine.keys() - theirs.keys())
    gone = sorted(theirs.keys() - mine.keys())
    if not new or len(new) != len(gone):
        return
    lone = len(mine) == len(theirs) == 1 and len(new[0]) == len(gone[0])
    if lone or all(_slipped(day, other) for day, other in zip(new, gone, strict=True)):
        yield NUMBER, mine[new[0]], theirs[gone[0]]


def _days(unit: Unit) -> dict[str, Span]:
    """Return the days, months and years that a statement gives by number, not as "on Tuesday"."""
    text = unit.reading.article.text
    return {
        day: moment.span
        for moment in unit.statement.moments
        if any(char.isdigit() for char in moment.span.of(text))
        for day in (moment.value or "").split("/")
        if day and HOUR not in day
    }


def _slipped(left: str, right: str) -> bool:
    """Tell whether two days of one year have the day of the month or the month in common."""
    one, other = left.split("-"), right.split("-")
    if len(one) != DAY or len(other) != DAY:
        return False
    return one[0] == other[0] and (one[1] == other[1]) != (one[2] == other[2])


def _one_unit(left: Quantity, right: Quantity) -> bool:
    return counted(left.unit) == counted(right.unit)


def _turned(left: Bound, right: Bound) -> bool:
    return (left in AT_MOST and right in AT_LEAST) or (left in AT_LEAST and right in AT_MOST)


def _tense(row: Row, origin: Row, *, sure: bool) -> Iterator[Shift]:
    """Find what was possible or planned and is told as what will be, or has been."""
    mine, theirs = _turns(row.first), _turns(origin.first)
    if mine is None or theirs is None or _any(mine.plans, row):
        return
    plan = _first(theirs.plans, origin.first)
    here, there = _tenses(row.first), _tenses(origin.first)
    deed = next((at for at in here.values() if plan and _one_deed(at, row, plan, origin)), None)
    if plan and deed:
        yield TENSE, deed, plan
    elif sure and FUTURE in here and FUTURE not in there:
        yield TENSE, here[FUTURE], origin.first.statement.content[0]


def _one_deed(deed: Span, row: Row, plan: Span, origin: Row) -> bool:
    """Tell whether what is told as done is what was planned: "sacked", "decided to sack"."""
    return bool(_after(row.first, deed.start) & _after(origin.first, plan.end))


def _after(unit: Unit, start: int) -> set[str]:
    """Return the concepts of the few words that begin at a place."""
    article = unit.reading.article
    words = WORD.findall(article.text[start : start + AFTER].lower())[:WORDS]
    found = concepts(article.lang, [(word, lemma(article.lang, word)) for word in words])
    return {key for keys in found for key in keys}


def _tenses(unit: Unit) -> dict[str, Span]:
    """Return the first word of each tense in a statement."""
    article = unit.reading.article
    found: dict[str, Span] = {}
    for span in unit.statement.content:
        for tense, start, end in tenses(article.lang, article.text, span.start, span.end):
            found.setdefault(tense, Span(start, end))
    return found


def _scope(row: Row, origin: Row) -> Iterator[Shift]:
    """Find "one of the oldest" told as the oldest, and what is now of all and everywhere."""
    mine, theirs = _turns(row.first), _turns(origin.first)
    if mine is None or theirs is None or alike(row.first, origin.first) < ALIKE:
        return
    part = _first(theirs.parts, origin.first)
    if part and _shared(part, origin.first, row.first) and not _any(mine.parts, row):
        yield SCOPE, row.first.statement.content[0], part
        return
    whole = _first(mine.wholes, row.first)
    if whole and not _any(theirs.wholes, origin):
        yield SCOPE, whole, origin.first.statement.content[0]


def _any(listed: tuple[str, ...], row: Row) -> bool:
    return any(_first(listed, unit) for unit in row.units)


def _shared(part: Span, theirs: Unit, mine: Unit) -> bool:
    """Tell whether what follows "one of the" is told in both: "oldest workshops"."""
    return sum(f"c:{key}" in mine.terms for key in _after(theirs, part.end)) > 1


def _turns(unit: Unit) -> Turns | None:
    lang = unit.reading.article.lang
    return load(lang).turns if lang in available() else None


def _first(listed: tuple[str, ...], unit: Unit) -> Span | None:
    """Find the first of some phrases in the words of a statement."""
    text = unit.reading.article.text
    for span in unit.statement.content:
        match = phrases(listed).search(text, span.start, span.end)
        if match:
            return Span(*match.span())
    return None
