"""Invented readings in any number, with the origin counts that linking has to find in them.

A story is told by some eight articles in four languages within three days. Its first article has
one claim from a paper and one from a person, which others relay on its word; another outlet has the
second claim from a person of its own; and one thing only the first outlet reports.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from headwater.languages.concepts import weights
from headwater.languages.skeleton import skeleton
from headwater.model import (
    SELF,
    Article,
    Attribution,
    Citation,
    Mention,
    MentionKind,
    Reading,
    SourceKind,
    Span,
    Statement,
    stable_id,
)

LANGS = ("en", "uk", "ru", "es")
CYRILLIC = dict(zip("abdefghiklmnoprstuvz", "абдефгхіклмнопрстувз", strict=True))
BEGIN = datetime(2030, 1, 1, tzinfo=UTC)
DAYS = 730
KEYS = 6  # concepts of a claim
CONSONANTS, VOWELS = "bdfgklmnprstvz", "aeiou"
PEOPLE, PLACES, OUTLETS = 30_000, 4_000, 900
OUTLET, PERSON, DOCUMENT = SourceKind.OUTLET, SourceKind.PERSON, SourceKind.DOCUMENT
Told = tuple[int, str | None, SourceKind | None, str | None]  # claim, who says it, cited outlet


@dataclass(frozen=True)
class Expected:
    """What linking should find: the claim that has this statement has so many origins."""

    statement_id: str
    origins: int


@dataclass(frozen=True)
class Plan:
    """What all articles of a story share."""

    number: int
    start: datetime
    claims: tuple[tuple[str, ...], ...]
    names: tuple[str, ...]
    people: tuple[str, str]
    outlets: tuple[str, ...]


def word(number: int, syllables: int = 3) -> str:
    """Return an invented word for a number, always the same."""
    letters, left = "", number * 7919 + 13
    for _ in range(syllables):
        left, one = divmod(left, len(CONSONANTS))
        left, other = divmod(left, len(VOWELS))
        letters += CONSONANTS[one] + VOWELS[other]
        left += number
    return letters


def stories(count: int) -> Iterator[tuple[list[Reading], list[Expected]]]:
    """Yield stories in order of time, spread over two years, with what is expected of each."""
    pool = sorted(concept for concept, worth in weights().items() if worth > MEANT)
    for number in range(count):
        plan = _plan(number, count, pool)
        yield _told(plan, random.Random(f"articles {number}"))


MEANT = 0.5  # a concept that tells less is in all news


def _plan(number: int, count: int, pool: list[str]) -> Plan:
    luck = random.Random(f"story {number}")
    keys = luck.sample(pool, 3 * KEYS)
    size = luck.randint(4, 12)
    return Plan(
        number,
        BEGIN + timedelta(days=DAYS * number / count),
        tuple(tuple(keys[n * KEYS : (n + 1) * KEYS]) for n in range(3)),
        tuple(word(luck.randrange(PLACES) + 100_000, 3).title() for _ in range(3)),
        (_person(luck), _person(luck)),
        tuple(f"{word(n + 500_000).title()} Post" for n in luck.sample(range(OUTLETS), size)),
    )


def _person(luck: random.Random) -> str:
    number = int(PEOPLE * luck.random() ** 3)  # few are often in the news, most of them once
    return f"{word(number % 211 + 10, 2).title()} {word(number + 1_000, 3).title()}"


def _told(plan: Plan, luck: random.Random) -> tuple[list[Reading], list[Expected]]:
    first, *others = plan.outlets
    paper = f"memo of the {plan.names[0]} ministry"
    origin = _reading(
        plan,
        0,
        [(0, paper, DOCUMENT, None), (1, plan.people[0], PERSON, None), (2, None, None, None)],
        luck,
    )
    rivals = [_reading(plan, 1, [(1, plan.people[1], PERSON, None)], luck)]
    relays = [
        _reading(plan, n, [(0, first, OUTLET, first), (1, plan.people[0], PERSON, first)], luck)
        for n, _ in enumerate(others[1:], 2)
    ]
    ids = [one.id for one in origin.statements]
    counts = (1, 2, 1)
    expected = [Expected(key, n) for key, n in zip(ids, counts, strict=True)]
    return [origin, *rivals, *relays], expected


def _reading(plan: Plan, place: int, said: list[Told], luck: random.Random) -> Reading:
    key, outlet = f"s{plan.number:06}a{place:02}", plan.outlets[place]
    lang = LANGS[(plan.number + place) % len(LANGS)]
    published = plan.start + timedelta(hours=place * luck.uniform(0.5, 5))
    page = _Page(key, outlet, plan)
    for told in said:
        page.add(told, luck)
    names = _names(plan, lang, luck)
    text = "\n".join([*page.lines, *(f"{name}." for _, name in names)]) + "\n"
    article = Article(
        key, text, lang, publisher=outlet, title=page.lines[0], published=published.isoformat()
    )
    found = (tuple(page.attributions), tuple(page.edges), tuple(page.statements))
    return Reading(article, *found, mentions=tuple(_mentions(names, page.end)))


@dataclass
class _Page:
    """What is written so far of one article, sentence below sentence."""

    key: str
    outlet: str
    plan: Plan
    lines: list[str] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    attributions: list[Attribution] = field(default_factory=list)
    edges: list[Citation] = field(default_factory=list)
    end: int = 0

    def add(self, told: Told, luck: random.Random) -> None:
        """Write one sentence, with what a reader would find in it."""
        claim, source, kind, cited = told
        lead, body = f"{source} says: " if source else "", self._wording(claim, luck)
        first, number = self.end + len(lead), len(self.lines)
        span = Span(first, first + len(body))
        if source:
            name = f"{self.key}-{number}"
            self.attributions.append(_attribution(name, source, kind, span, self.end))
        if cited:
            self.edges.append(Citation(SELF, cited, Span(self.end, self.end + 1)))
        said_by = (source or self.outlet, self.attributions[-1].id if source else None)
        key = stable_id("said", self.key, number)
        terms = self._terms(claim)
        self.statements.append(Statement(key, (span,), *said_by, headline=not number, terms=terms))
        self.lines.append(f"{lead}{body}.")
        self.end += len(self.lines[-1]) + 1

    def _wording(self, claim: int, luck: random.Random) -> str:
        words = [concept.replace("_", " ") for concept in self.plan.claims[claim]]
        luck.shuffle(words)
        return " ".join([*self.plan.names[:2], *words])

    def _terms(self, claim: int) -> tuple[str, ...]:
        names = (f"n:{skeleton(name)}" for name in self.plan.names[:2])
        return (*names, *(f"c:{concept}" for concept in self.plan.claims[claim]))


def _attribution(
    key: str, source: str, kind: SourceKind | None, span: Span, at: int
) -> Attribution:
    cue = Span(at + len(source), span.start)
    return Attribution(
        key,
        Span(at, at + len(source)),
        cue,
        (span,),
        source_kind=kind or SourceKind.UNKNOWN,
        source_name=source,
    )


def _names(plan: Plan, lang: str, luck: random.Random) -> list[tuple[MentionKind, str]]:
    passing = [word(int(PLACES * luck.random() ** 3) + 100_000).title() for _ in range(4)]
    people = (*plan.people, _person(luck), plan.people[0].split()[1])
    named = [(MentionKind.PLACE, name) for name in (*plan.names, *passing)]
    named += [(MentionKind.PERSON, name) for name in people]
    return [(kind, _written(name, lang)) for kind, name in named]


def _mentions(names: list[tuple[MentionKind, str]], at: int) -> Iterator[Mention]:
    for kind, name in names:
        yield Mention(Span(at, at + len(name)), kind, name)
        at += len(name) + len(".\n")


def _written(name: str, lang: str) -> str:
    if lang not in ("uk", "ru"):
        return name
    return "".join(CYRILLIC.get(letter, letter) for letter in name.lower()).title()
