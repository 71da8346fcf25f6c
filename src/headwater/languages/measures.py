"""Words of time, number and doubt of one language, as typed data; one class a file.

Every word is written in lower case and stands for itself: all forms are listed, because the
lemma of a month or a numeral is ambiguous too often (a month may be a name). Where an example
needs a day of publication, it is ``EXAMPLE_DAY``, a Friday.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from headwater.model import Bound

EXAMPLE_DAY = "2025-10-31T12:00:00Z"


class Means(StrEnum):
    """What a form of words for time stands for."""

    DATE = "date"  # a day, month or year of the calendar, with or without its year
    RANGE = "range"  # from one to another, as an interval
    WEEKDAY = "weekday"  # the named day; ``shift`` -1 the one before, 1 the one to come
    PERIOD = "period"  # the whole week, month, season …, ``shift`` periods from now
    AGO = "ago"  # n periods before publication
    AHEAD = "ahead"  # n periods after publication; in a tale of the past, after its last day
    EARLIER = "earlier"  # n periods before the last day the text named
    LATER = "later"  # n periods after the last day the text named
    PAST = "past"  # the stretch of n periods that ends with publication
    COMING = "coming"  # the stretch of n periods that begins with publication
    DAY = "day"  # ``shift`` days from publication
    THEN = "then"  # ``shift`` days from the last day the text named
    CLOCK = "clock"  # an hour of the day the text is about
    QUARTER = "quarter"  # of a year
    HALF = "half"  # of a year
    WEEK = "week"  # the week a day lies in
    WEEKEND = "weekend"  # the one before or the one to come, by the tense
    DECADE = "decade"
    VAGUE = "vague"  # a time nobody can put a date to


@dataclass(frozen=True, slots=True)
class TimeExample:
    """A sentence with the words a rule finds in it, and what they come to; both may be ""."""

    text: str
    found: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class TimeRule:
    """Forms of words with one meaning; ``analyze/templates.py`` tells how a form is written.

    ``unless``: words right after it that cancel it; ``alone``: so does a noun in the genitive.
    ``ahead``: it says this only where the sentence looks ahead.
    """

    id: str
    means: Means
    forms: tuple[str, ...]
    examples: tuple[TimeExample, ...]
    shift: int = 0
    unless: tuple[str, ...] = ()
    alone: bool = False
    ahead: bool = False


@dataclass(frozen=True, slots=True)
class Times:
    """``times.toml``: months from January, weekdays from Monday, seasons from spring.

    ``capitals``: months and weekdays are written with a capital. ``day_suffixes`` follow a
    figure. ``future`` and ``past``, with their endings: words that set a sentence in the time to
    come or gone. ``seasonal``: seasons as adverbs. ``hours`` and ``tens``: hours and decades
    written out. ``relative_years``: words for the year so many years from now, good wherever
    the figures of a year are. ``semesters``: the halves of a year.
    """

    months: tuple[tuple[str, ...], ...]
    weekdays: tuple[tuple[str, ...], ...]
    seasons: tuple[tuple[str, ...], ...]
    seasonal: tuple[tuple[str, ...], ...]
    periods: dict[str, tuple[str, ...]]  # minute hour day week weekend month quarter year decade
    parts: tuple[str, ...]  # of the day
    halves: dict[str, tuple[str, ...]]  # am, pm
    quarters: tuple[tuple[str, ...], ...]
    some: tuple[str, ...]  # counts nobody gives
    day_suffixes: tuple[str, ...]
    day_words: dict[str, tuple[str, ...]]
    future: tuple[str, ...]
    future_endings: tuple[str, ...]
    past: tuple[str, ...]
    past_endings: tuple[str, ...]
    rule: tuple[TimeRule, ...]
    capitals: bool = False
    month_first: bool = False  # 4/11/2018 is the eleventh of April
    hours: dict[str, tuple[str, ...]] = field(default_factory=dict)
    tens: dict[str, tuple[str, ...]] = field(default_factory=dict)
    relative_years: dict[str, tuple[str, ...]] = field(default_factory=dict)
    semesters: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class NumberExample:
    """A sentence, the quantity found in it ("" for none), its value, unit and bound."""

    text: str
    found: str = ""
    value: float = 0.0
    unit: str = ""
    bound: Bound = Bound.EXACT


@dataclass(frozen=True, slots=True)
class Numbers:
    """``numbers.toml``.

    A vague count ("several") is 2 with the bound at-least, and a bare plural scale
    ("thousands") is two of it: the least the words commit to. A share ("half of") is a percent.

    ``thousands`` and ``decimals``: marks inside a figure; a mark of both kinds parts thousands
    when three figures follow it. ``glued``: scales written on a figure beside a sign of money.
    ``units`` are interlingual; a money unit is the ISO code. ``compound``: how a unit begins
    when it is joined to a figure by a hyphen. ``soft``: bounds that are none after a word of
    growth. ``designators``: words whose number is a name. ``plain``: endings of a counted noun
    where the language has no morphology. ``halves`` add a half to what was counted. ``per`` and
    ``each`` stand between a unit and the unit of time, or of anything else, that it is told of.
    ``folds``: endings that make a number a multiple; ``factors``: words before one that do.
    ``in_every`` makes a share of two numbers: four in ten.
    ``linkers`` may stand between the words of a bound and the number. ``streets``: of an address.
    """

    thousands: tuple[str, ...]
    decimals: tuple[str, ...]
    cardinals: dict[str, tuple[str, ...]]
    scales: dict[str, tuple[str, ...]]
    plural_scales: dict[str, tuple[str, ...]]
    vague: tuple[str, ...]
    shares: dict[str, tuple[str, ...]]
    multiples: dict[str, tuple[str, ...]]
    articles: tuple[str, ...]
    joins: tuple[str, ...]
    glued: dict[str, tuple[str, ...]]
    units: dict[str, tuple[str, ...]]
    compound: dict[str, tuple[str, ...]]
    signs: dict[str, tuple[str, ...]]
    fillers: tuple[str, ...]
    before: dict[str, tuple[str, ...]]
    after: dict[str, tuple[str, ...]]
    soft: tuple[str, ...]
    growth: tuple[str, ...]
    range_open: tuple[str, ...]
    range_close: tuple[str, ...]
    case_suffixes: tuple[str, ...]
    designators: tuple[str, ...]
    plain: tuple[str, ...]
    example: tuple[NumberExample, ...]
    halves: tuple[str, ...] = ()
    per: tuple[str, ...] = ()
    each: tuple[str, ...] = ()
    folds: tuple[str, ...] = ()
    factors: tuple[str, ...] = ()
    in_every: tuple[str, ...] = ()
    linkers: tuple[str, ...] = ()
    streets: tuple[str, ...] = ()


class Doubt(StrEnum):
    """What a hedge says of what it goes with, from the weakest to the strongest reserve."""

    PRELIMINARY = "preliminary"  # it may yet be corrected
    LIKELY = "likely"
    APPARENT = "apparent"  # it looks so
    POSSIBLE = "possible"
    HEARSAY = "hearsay"  # others say so, and the writer does not vouch for it


@dataclass(frozen=True, slots=True)
class HedgeExample:
    """A sentence and the hedge a rule finds in it, "" for none."""

    text: str
    found: str = ""


@dataclass(frozen=True, slots=True)
class HedgeRule:
    """Words that hedge. ``before`` and ``after``: words right before or right after cancel it.

    ``led_by``: one of these must stand right before.
    ``endings``: the words given are followed by a word with one of these endings, taken in.
    ``small``: with a capital they are something else (a month). ``*`` among the words is any one
    word. ``unless``: words anywhere in the sentence that cancel it. ``told``: so does a word with
    one of these endings and the word after it, as ``ed that``, before it in the sentence.
    ``clause``: words before it in its clause that cancel it.
    """

    id: str
    kind: Doubt
    words: tuple[str, ...]
    examples: tuple[HedgeExample, ...]
    after: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()
    small: bool = False
    unless: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    clause: tuple[str, ...] = ()
    led_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hedges:
    """``hedges.toml``."""

    hedge: tuple[HedgeRule, ...]
