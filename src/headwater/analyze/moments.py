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
from headwater.languages.measures import TimeRule, Times
from headwater.model import Article, Moment, Span, Token

REACH = 300  # how far back the day the text is about may stand, in characters
AROUND = 160  # how much of a sentence is looked at for a word of the future
STOPS = re.compile(r"[.!?…]\s|\n")
JOINED = re.compile(r"[\w%)][-–./:,+]$|[-#№@$€£₴₽/:]$|\w'$")


@dataclass(frozen=True, slots=True)
class Grammar:
    """All the time rules of one pack, by the word they can begin with."""

    by_head: Mapping[str, tuple[tuple[TimeRule, Template], ...]]
    tables: timeslots.Tables
    unless: Mapping[str, re.Pattern[str]]
    future: re.Pattern[str]
    capitals: bool


def find(article: Article, tokens: Sequence[Token], pack: Pack) -> tuple[Moment, ...]:
    """Find the moments of an article in text order, none overlapping another."""
    return tuple(_walk(article, tokens, grammar(pack.lang)))


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
        by_head={head: tuple(rules) for head, rules in by_head.items()},
        tables=timeslots.tables(pack.times, pack.numbers),
        unless={
            rule.id: re.compile(rf"\s{{0,3}}{words(rule.unless).pattern}")
            for rule in pack.times.rule
            if rule.unless
        },
        future=_future(pack.times),
        capitals=pack.times.capitals,
    )


def _future(times: Times) -> re.Pattern[str]:
    endings = "|".join(map(re.escape, times.future_endings)) or "(?!)"
    return re.compile(rf"\b(?:{words(times.future).pattern}|\w{{2,20}}(?:{endings})\b)")


def _walk(article: Article, tokens: Sequence[Token], known: Grammar) -> Iterator[Moment]:
    low, now = fold(article.text), frame(article.published)
    last, at = None, 0
    for rule, match in _matches(article, low, tokens, known):
        start, end = match.span("span")
        context = replace(
            now,
            last=last if start - at < REACH else None,
            ahead=_looks_ahead(low, start, end, known),
            shift=rule.shift,
        )
        value = value_of(rule.means, timeslots.read(match.groupdict(), known.tables), context)
        if day := day_of(value):
            last, at = day, end
        yield Moment(Span(start, end), value)


def _matches(
    article: Article, low: str, tokens: Sequence[Token], known: Grammar
) -> Iterator[tuple[TimeRule, re.Match[str]]]:
    for part in article.parts:
        end = part.start
        for anchor in WORD.finditer(low, part.start, part.end):
            start, word = anchor.start(), anchor.group()
            rules = known.by_head.get(FIGURES if word[0].isdigit() else word)
            if not rules or start < end or (word[0].isdigit() and _is_joined(low, start)):
                continue
            found = [
                (rule, match)
                for rule, template in rules
                if (match := template.pattern.match(low, start, part.end))
                and not (known.capitals and _is_small(article.text, match))
                and not _is_cancelled(low, match.end("span"), rule, tokens, known)
            ]
            if found:
                # of two rules that end alike, the later in the file is the more special
                rule, match = max(reversed(found), key=lambda pair: pair[1].end("span"))
                end = match.end("span")
                yield rule, match


def _is_joined(low: str, start: int) -> bool:
    return bool(JOINED.search(low, max(0, start - 2), start))


def _is_small(text: str, match: re.Match[str]) -> bool:
    spots = (match.start(n) for n in ("month", "month2", "weekday") if n in match.re.groupindex)
    return any(spot >= 0 and not text[spot].isupper() for spot in spots)


def _is_cancelled(
    low: str, end: int, rule: TimeRule, tokens: Sequence[Token], known: Grammar
) -> bool:
    if rule.unless and known.unless[rule.id].match(low, end):
        return True
    if not rule.alone:
        return False
    i = bisect_left(tokens, end, key=lambda token: token.span.start)
    return i < len(tokens) and tokens[i].lower.isalpha() and "gent" in tokens[i].cases


def _looks_ahead(low: str, start: int, end: int, known: Grammar) -> bool:
    first = max((m.end() for m in STOPS.finditer(low, max(0, start - AROUND), start)), default=0)
    stop = STOPS.search(low, end, end + AROUND)
    last = stop.start() if stop else min(len(low), end + AROUND)
    return bool(known.future.search(low, max(first, start - AROUND, 0), last))
