"""A dam, five papers and a claim one of them denies: a small store for the tests of queries."""

from headwater.model import (
    SELF,
    Act,
    Article,
    Attribution,
    Carriage,
    Citation,
    Claim,
    Ended,
    Entity,
    Entry,
    MentionKind,
    Origin,
    Reading,
    Reject,
    Side,
    Span,
    Stance,
    Statement,
    Story,
)

TEXT = "Ann told Bob the dam will close. It rains."
DAM, RAIN = Span(13, 31), Span(33, 42)
ANN = Origin("Ann", Side.SUPPORTS, Ended.SOURCE, True, "a named party")
ZOE = Origin("Zoe", Side.DENIES, Ended.SOURCE, True, "a named party")


def carriage(article, *chain, stance=Stance.ASSERTS, also=()):
    speaker = chain[0] if chain else article
    return Carriage(article, f"s-{article}", (DAM,), also, stance, speaker, chain, Ended.SOURCE)


DENIED = Claim(
    "c1",
    "the dam will close",
    "en",
    "s1",
    1,
    1,
    (ANN, ZOE),
    (
        carriage("a1", "Ann"),
        carriage("a2", "Agency", "Ann"),
        carriage("a3", "Agency", "Ann"),
        carriage("a4", "Zoe", stance=Stance.DENIES),
        carriage("a5"),
    ),
    (
        Entry(Act.ASSERTS, "Ann", "a1", DAM, "2026-01-08", ("Paper a1",)),
        Entry(Act.DENIES, "Zoe", "a4", DAM, "2026-01-05", ("Paper a4",)),
    ),
)
RAINS = Claim("c2", "it rains", "en", "s1", 1, 1, (), (carriage("a1"),))


def reading(id_, published):
    outer = Attribution("x1", Span(9, 12), Span(4, 8), (DAM,), source_name="Bob")
    inner = Attribution("x2", Span(0, 3), Span(4, 8), (DAM,), source_name="Ann", within="x1")
    statements = (
        Statement(f"s-{id_}", (DAM,), "Ann", "x2"),
        Statement(f"t-{id_}", (RAIN,), f"Paper {id_}"),
    )
    article = Article(
        id_, TEXT, "en", publisher=f"Paper {id_}", published=published, url=f"https://p/{id_}"
    )
    return Reading(article, (outer, inner), (Citation(SELF, "Bob", Span(9, 12)),), statements)


def records():
    yield from (reading(f"a{n}", f"2026-01-0{9 - n}") for n in range(1, 6))
    yield from (Story("s1", "The dam", ("a1", "a2", "a3", "a4", "a5")), DENIED, RAINS)
    yield from (Story("s2", "Rain", ("a1",)), Reject("x", "read", "broken"))
    yield Entity("e1", "Ann", MentionKind.PERSON, ("Ann", "Анна"), ("a1", "a2"))
