"""Words for time, with what they come to on the day the article was published."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from headwater.analyze import timeslots
from headwater.analyze.dates import day_of, frame, value_of
from headwater.analyze.templates import FIGURES, WORD, Template, compile_form, fold, words
from headwater.languages import Pack, load
from headwater.languages.measures import Means, TimeRule, Times
from headwater.model import Article, Moment, Span, Token

REACH = 300  # how far back the day the text is about may stand, in characters
BESIDE = 1  # code points between a time and the verb that follows it
AROUND = 160  # how much of a sentence is looked at for a word of the future
FUTURE, PAST = "future", "past"
TENSES = frozenset({"past", "pres", "futr"})
OF_VERBS = {"past": PAST, "futr": FUTURE, "pres": "", "futrpres": ""}  # the last: not to be told
TENSELESS = frozenset({Means.DAY, Means.THEN, Means.CLOCK, Means.AGO, Means.PAST, Means.COMING})
TENSELESS |= {Means.DECADE, Means.VAGUE, Means.EARLIER, Means.LATER}  # mean the same in each
COUNTED = frozenset({Means.AHEAD, Means.EARLIER, Means.LATER})  # from another day than today
APPOSED = ", "
NEVER_NAMES = frozenset({Means.DAY, Means.THEN, Means.VAGUE})
WITHIN = re.compile(r"[\w,] ")
STOPS = re.compile(r"[.!?…]\s|\n")
GROUP = re.compile(r"\(\?P<\w+>")
MANY = 5  # rules of one word from which a sieve pays: a quarter less time for moments
JOINED = re.compile(r"[\w%)][-–./:,+]$|[-#№@$€£₴₽/:]$|\w'$")


@dataclass(frozen=True, slots=True)
class Grammar:
    """All the time rules of one pack, by the word they can begin with."""

    lang: str
    by_head: Mapping[str, tuple[tuple[TimeRule, Template], ...]]
    tables: timeslots.Tables
    unless: Mapping[str, re.Pattern[str]]
    tense: re.Pattern[str]
    capitals: bool


@dataclass(frozen=True, slots=True)
class _Page:
    text: str
    low: str
    tokens: Sequence[Token]


def find(article: Article, tokens: Sequence[Token], pack: Pack) -> tuple[Moment, ...]:
    """Find the moments of an article in text order, none overlapping another."""
    found = tuple(_walk(article, tokens, grammar(pack.lang)))
    return tuple(_apposed(article.text, *found[i : i + 2]) for i in range(len(found)))


def _apposed(text: str, moment: Moment, following: Moment | None = None) -> Moment:
    """Give "the day before, 8 July" the day that is named beside it."""
    if not following or text[moment.span.end : following.span.start] != APPOSED:
        return moment
    one, other = day_of(moment.value), day_of(following.value)
    relative = not any(map(str.isdigit, moment.span.of(text)))
    return replace(moment, value=following.value) if relative and other and one != other else moment


@cache
def grammar(lang: str) -> Grammar:
    """Compile the time rules of one language, once a process."""
    pack = load(lang)
    slots = timeslots.slots(pack.times, pack.numbers)
    by_head: dict[str, list[tuple[TimeRule, Template]]] = {}
    for rule in pack.times.rule:
        for form in rule.forms:
            template = compile_form(form, slots)
            for head in template.heads:
                by_head.setdefault(head, []).append((rule, template))
    return Grammar(
        lang=lang,
        by_head={head: tuple(rules) for head, rules in by_head.items()},
        tables=timeslots.tables(pack.times, pack.numbers),
        unless={
            rule.id: re.compile(rf"\s{{0,3}}{words(rule.unless).pattern}")
            for rule in pack.times.rule
            if rule.unless
        },
        tense=_tenses(pack.times),
        capitals=pack.times.capitals,
    )


@cache
def sieve(lang: str, head: str) -> re.Pattern[str]:
    """Join all forms that begin with one word: most of its places are told off in one go."""
    forms = (template.pattern.pattern for _, template in grammar(lang).by_head[head])
    return re.compile("|".join(GROUP.sub("(?:", form) for form in forms))


def _tenses(times: Times) -> re.Pattern[str]:
    future = _verbs(times.future, times.future_endings) + r"(?:\s\w{1,20}){0,2}"  # will be closed
    return re.compile(rf"\b(?:(?P<future>{future})|{_verbs(times.past, times.past_endings)})")


def _verbs(forms: Sequence[str], endings: Sequence[str]) -> str:
    tails = "|".join(map(re.escape, endings)) or "(?!)"
    return rf"(?:{words(forms).pattern}|\w{{2,20}}(?:{tails})\b)"


def _walk(article: Article, tokens: Sequence[Token], known: Grammar) -> Iterator[Moment]:
    now = frame(article.published)
    page, last, at = _Page(article.text, fold(article.text), tokens), None, 0
    for rule, match in _matches(article, page, known):
        start, end = match.span("span")
        tense = "" if rule.means in TENSELESS else _tense(page, start, end, known)
        context = replace(
            now,
            last=last if start - at < REACH else None,
            ahead=tense == FUTURE,
            behind=tense == PAST,
            shift=rule.shift,
        )
        if rule.ahead and not context.ahead:
            continue
        value = value_of(rule.means, timeslots.read(match.groupdict(), known.tables), context)
        if not value and rule.means in COUNTED and match.groupdict().get("n") and now.now:
            continue  # two days after something: a length of time, and a quantity
        if day := day_of(value):
            last, at = day, end
        yield Moment(Span(start, end), value)


def _matches(
    article: Article, page: _Page, known: Grammar
) -> Iterator[tuple[TimeRule, re.Match[str]]]:
    for part in article.parts:
        end = part.start
        for anchor in WORD.finditer(page.low, part.start, part.end):
            word = anchor.group()
            if anchor.start() < end or not (word in known.by_head or word[0].isdigit()):
                continue
            found = _found(page, anchor, part.end, known)
            if not found:
                continue
            inner = WORD.match(page.low, found[1].start("span"), part.end)
            if inner and inner.start() > anchor.start():  # the words before only set the scene
                found = max(found, _found(page, inner, part.end, known) or found, key=_reach)
            end = found[1].end("span")
            yield found


def _found(
    page: _Page, anchor: re.Match[str], limit: int, known: Grammar
) -> tuple[TimeRule, re.Match[str]] | None:
    start, word = anchor.start(), anchor.group()
    head = FIGURES if word[0].isdigit() else word
    rules = known.by_head.get(head)
    if not rules or (head == FIGURES and JOINED.search(page.low, max(0, start - 2), start)):
        return None
    if len(rules) >= MANY and not sieve(known.lang, head).match(page.low, start, limit):
        return None
    found = [
        (rule, match)
        for rule, template in rules
        if (match := template.pattern.match(page.low, start, limit))
        and not (known.capitals and _is_small(page.text, match))
        and not (rule.means in NEVER_NAMES and _is_name(page, match.start("span")))
        and not _is_cancelled(page, match.end("span"), rule, known)
    ]
    # of two rules that end alike, the later in the file is the more special
    return max(reversed(found), key=_reach, default=None)


def _reach(found: tuple[TimeRule, re.Match[str]]) -> int:
    return found[1].end("span")


def _is_small(text: str, match: re.Match[str]) -> bool:
    spots = (match.start(n) for n in ("month", "month2", "weekday") if n in match.re.groupindex)
    return any(spot >= 0 and not text[spot].isupper() for spot in spots)


def _is_name(page: _Page, start: int) -> bool:
    """Say whether a word of everyday has a capital within a sentence: a title, as USA TODAY."""
    before = page.text[max(0, start - 2) : start]
    return page.text[start].isupper() and len(before) == 2 and bool(WITHIN.match(before))


def _is_cancelled(page: _Page, end: int, rule: TimeRule, known: Grammar) -> bool:
    if rule.unless and known.unless[rule.id].match(page.low, end):
        return True
    return rule.alone and is_governing(page.tokens, end)


def is_governing(tokens: Sequence[Token], end: int) -> bool:
    """Say whether a noun in the genitive stands at ``end``, maybe after whose it is."""
    i = bisect_left(tokens, end, key=_start)
    if i < len(tokens) and "NPRO" in tokens[i].pos:
        i += 1
    if i >= len(tokens) or not tokens[i].lower.isalpha() or "gent" not in tokens[i].cases:
        return False
    subject = "nomn" in tokens[i].cases and i + 1 < len(tokens)  # the next verb may be its own
    return not (subject and "VERB" in tokens[i + 1].pos)


def _tense(page: _Page, start: int, end: int, known: Grammar) -> str:
    """Return the tense of the nearest word that shows one, before it in the sentence, or after.

    A verb right after it is its own: "was blunt: on Friday comes the administration".
    """
    first = max(0, start - AROUND)
    first = max((stop.end() for stop in STOPS.finditer(page.low, first, start)), default=first)
    before = max(_tensed(page, first, start, known), default=None)
    stop = STOPS.search(page.low, end, end + AROUND)
    last = stop.start() if stop else end + AROUND
    after = min(_tensed(page, end, last, known), default=None)
    if before and not (after and after[0] - end <= BESIDE < start - before[0]):
        return before[1]
    return after[1] if after else ""


def _tensed(page: _Page, start: int, end: int, known: Grammar) -> Iterator[tuple[int, str]]:
    """Yield where words of tense stand, and which: words of the pack, and forms of verbs."""
    matches = known.tense.finditer(page.low, start, end)
    told = {match.start(): match.lastgroup or PAST for match in matches}
    yield from told.items()
    for i in range(bisect_left(page.tokens, start, key=_start), len(page.tokens)):
        token = page.tokens[i]
        if token.span.start >= end:
            return
        tenses = "".join(sorted(TENSES & token.grams))
        if token.span.start not in told and _tells(token, tenses):
            yield token.span.start, OF_VERBS[tenses]


def _tells(token: Token, tenses: str) -> bool:
    """Say whether a verb tells its tense; "let us recall" and participles of the past do not."""
    if tenses not in OF_VERBS or "NOUN" in token.pos or "1per" in token.grams:
        return False
    return "VERB" in token.pos or ("PRTF" in token.pos and tenses == "pres")


def _start(token: Token) -> int:
    return token.span.start
