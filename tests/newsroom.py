"""A small store of invented news for the faces: three articles, one of them hostile."""

from dataclasses import replace

from headwater.model import (
    SELF,
    Act,
    Article,
    Attribution,
    Carriage,
    Citation,
    Claim,
    Drift,
    Ended,
    Entity,
    Entry,
    Judgement,
    Link,
    MentionKind,
    Origin,
    Reading,
    Reject,
    Response,
    ResponseKind,
    Side,
    Span,
    Stance,
    Statement,
    Story,
)
from headwater.stores.sqlite import SqliteStore

EVIL = '<script>alert("x")</script>'
MENU = "Home | News\n\n"
SAID = (
    "The dam may close, minister Ann Reyes said. The mayor denied it. The firm declined to comment."
)
TEXT = MENU + SAID
ODD_ID = "odd/../<b>?#.json"


def place(words, text=TEXT):
    start = text.index(words)
    return Span(start, start + len(words))


def attributions(text):
    return (
        Attribution(
            "x1",
            place("minister Ann Reyes", text),
            place("said", text),
            (place("The dam may close", text),),
            source_name="Ann Reyes",
        ),
        Attribution(
            "x2",
            place("The mayor", text),
            place("denied", text),
            (place("it", text),),
            stance=Stance.DENIES,
        ),
    )


def reading(id_, publisher, text, **fields):
    body = (place(SAID, text),)
    article = Article(id_, text, "en", publisher=publisher, body=body, **fields)
    found = attributions(text)
    return Reading(
        article,
        found,
        (
            Citation(SELF, "The Courier", place("said", text)),
            Citation("The Courier", "Ann Reyes", place("minister Ann Reyes", text)),
        ),
        (
            Statement(f"s-{id_}", found[0].content, "Ann Reyes", "x1"),
            Statement(f"t-{id_}", (place("The firm declined to comment.", text),), publisher),
        ),
        (Response(ResponseKind.DECLINED, "the firm", place("declined to comment", text)),),
    )


def carriage(id_, text, *chain, stance=Stance.ASSERTS, drift=()):
    content = (place("The dam may close", text),)
    speaker = chain[0] if chain else "The Courier"
    return Carriage(id_, f"s-{id_}", content, (), stance, speaker, chain, Ended.SOURCE, drift=drift)


def claim():
    ann = Origin("Ann Reyes", Side.SUPPORTS, Ended.SOURCE, True, "a named party", ("a1", "a2"))
    mayor = Origin("The mayor", Side.DENIES, Ended.SOURCE, True, "a named party", ("a2",))
    maybe = Origin(EVIL, Side.SUPPORTS, Ended.NOT_ESTABLISHED, False, "no source", (ODD_ID,))
    hedge = Drift("hedge-dropped", "a2", place("dam"), "a1", place("may"))
    return Claim(
        "c1",
        "The dam may close",
        "en",
        "s1",
        1,
        2,
        (ann, mayor, maybe),
        (
            carriage("a1", TEXT, "Ann Reyes"),
            carriage("a2", TEXT, "The Courier", "Ann Reyes", drift=(hedge,)),
            carriage("a2", TEXT, "The mayor", stance=Stance.DENIES),
            carriage(ODD_ID, EVIL + "\n" + TEXT, EVIL),
        ),
        (
            Entry(Act.DENIES, "The mayor", "a2", place("The mayor denied it"), None, (EVIL,)),
            Entry(Act.DECLINED, "the firm", "a1", place("declined to comment"), "2031-05-01"),
        ),
    )


def records():
    yield reading(
        "a1",
        "The Courier",
        TEXT,
        title="Dam may close",
        published="2031-05-01T08:00:00Z",
        fetched="2031-05-03T09:30:00Z",
    )
    yield reading("a2", "Daily Ridge", TEXT, title="Dam closes", url="https://ridge.example/dam")
    yield reading(ODD_ID, EVIL, EVIL + "\n" + TEXT, title=EVIL, published="2031-05-02")
    yield Story("s1", f"The dam {EVIL}", ("a1", "a2", ODD_ID), "2031-05-01", "2031-05-02")
    yield claim()
    yield Entity("e1", "Ann Reyes", MentionKind.PERSON, ("Ann Reyes", EVIL), ("a1", "a2"), 2)
    yield Reject(f"bad{EVIL}.html", "read", f"broken {EVIL}")


def maybe_the_same():
    """Another claim of the story, and the link that leaves open whether it is the first one."""
    rival = carriage("a1", TEXT, "Ann Reyes")
    told = replace(rival, statement_id="t-a1", content=(place("The mayor denied it"),))
    yield Claim("c2", "The mayor denied it", "en", "s1", 1, 1, (), (told,))
    yield Link("s-a1", "t-a1", "statement", Judgement.UNSURE, 0.41, ("names in common",))


def build(path):
    """Make the store at ``path`` and return its place."""
    store = SqliteStore(str(path))
    store.write(list(records()))
    store.close()
    return str(path)
