"""Hypothesis strategies: any record that the model allows, in any script."""

import re

from hypothesis import strategies as st

from headwater import model as m

PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")  # two halves are one character in JSON
CHARACTERS = st.characters(codec=None, exclude_categories=())
TEXT = st.text(CHARACTERS, max_size=12).map(lambda text: PAIR.sub("", text))
MAYBE = st.none() | TEXT
IDS = st.text("abcж0/.", min_size=1, max_size=3)
SCORE = st.floats(0, 1)
SPANS = st.builds(
    lambda start, length: m.Span(start, start + length), st.integers(0, 99), st.integers(1, 9)
)


def several(one, least=0):
    return st.lists(one, min_size=least, max_size=3).map(tuple)


PROVENANCES = st.builds(m.Provenance, TEXT, TEXT, TEXT, SCORE)
PICTURES = st.builds(m.Picture, MAYBE, MAYBE, MAYBE)
ARTICLES = st.builds(
    m.Article,
    id=IDS,
    text=TEXT,
    lang=TEXT,
    title=MAYBE,
    headline=st.none() | SPANS,
    body=several(SPANS),
    publisher=MAYBE,
    domain=MAYBE,
    url=MAYBE,
    path=MAYBE,
    authors=several(TEXT),
    published=MAYBE,
    tags=several(TEXT),
    pictures=several(PICTURES),
)
REJECTS = st.builds(m.Reject, TEXT, TEXT, TEXT)
MENTIONS = st.builds(m.Mention, SPANS, st.sampled_from(m.MentionKind), TEXT, MAYBE)
QUANTITIES = st.builds(
    m.Quantity, SPANS, st.floats(allow_nan=False), TEXT, st.sampled_from(m.Bound)
)
RESPONSES = st.builds(m.Response, st.sampled_from(m.ResponseKind), MAYBE, SPANS)


def attributions(id_):
    return st.builds(
        m.Attribution,
        id=st.just(id_),
        source=st.none() | SPANS,
        cue=SPANS,
        content=several(SPANS, 1),
        quote=st.sampled_from(m.Quote),
        stance=st.sampled_from(m.Stance),
        source_kind=st.sampled_from(m.SourceKind),
        source_name=MAYBE,
        within=MAYBE,
        provenance=PROVENANCES,
    )


def _reading(ids):
    of = st.sampled_from([None, *ids])
    statements = st.builds(
        m.Statement,
        TEXT,
        several(SPANS, 1),
        TEXT,
        of,
        st.booleans(),
        st.booleans(),
        st.booleans(),
        several(st.builds(m.Moment, SPANS, MAYBE)),
        several(QUANTITIES),
        several(st.builds(m.Hedge, SPANS, TEXT)),
        several(TEXT),
        several(st.binary(max_size=4)),
    )
    citations = st.builds(m.Citation, TEXT, TEXT, SPANS, of, PROVENANCES)
    return st.builds(
        m.Reading,
        ARTICLES,
        st.tuples(*map(attributions, ids)),
        several(citations),
        several(statements),
        several(RESPONSES),
        several(MENTIONS),
        TEXT,
    )


READINGS = st.lists(TEXT, max_size=2, unique=True).flatmap(_reading)
ENTITIES = st.builds(
    m.Entity, IDS, TEXT, st.sampled_from(m.MentionKind), several(TEXT), several(IDS)
)
STORIES = st.builds(m.Story, IDS, TEXT, several(IDS), MAYBE, MAYBE)
LINKS = st.builds(
    m.Link, IDS, IDS, st.sampled_from(["entity", "claim"]), st.sampled_from(m.Judgement), SCORE,
    several(TEXT),
)  # fmt: skip
DRIFTS = st.builds(m.Drift, TEXT, IDS, SPANS, IDS, SPANS)
CARRIAGES = st.builds(
    m.Carriage,
    IDS,
    IDS,
    several(SPANS, 1),
    several(SPANS),
    st.sampled_from(m.Stance),
    TEXT,
    several(TEXT),
    st.sampled_from(m.Ended),
    st.booleans(),
    several(DRIFTS),
)
ORIGINS = st.builds(
    m.Origin,
    TEXT,
    st.sampled_from(m.Side),
    st.sampled_from(m.Ended),
    st.booleans(),
    TEXT,
    several(IDS),
)
ENTRIES = st.builds(
    m.Entry, st.sampled_from(m.Act), TEXT, IDS, SPANS, MAYBE, several(TEXT)
)  # fmt: skip
CLAIMS = st.builds(
    m.Claim,
    IDS,
    TEXT,
    TEXT,
    st.none() | IDS,
    st.integers(0, 9),
    st.integers(0, 9),
    several(ORIGINS),
    several(CARRIAGES),
    several(ENTRIES),
)
TIMES = st.integers(0, 2**40)
LISTED = st.builds(m.Listed, MAYBE, TEXT, MAYBE, summary=MAYBE, content=MAYBE, via=several(TEXT))
FEEDS = st.builds(
    m.Feed, IDS, MAYBE, TEXT, TIMES, hours=several(st.integers(0, 23)), etag=MAYBE, trouble=TEXT
)
ITEMS = st.builds(
    m.Item, IDS, IDS, st.sampled_from(m.State), several(TEXT), MAYBE, TIMES,
    article=MAYBE, listed=st.none() | LISTED,
)  # fmt: skip
ALERTS = st.builds(m.Alert, IDS, st.sampled_from(m.Watched), TEXT, several(TEXT), TEXT)
NOTICES = st.builds(m.Notice, IDS, IDS, TEXT, TEXT, IDS, TEXT, IDS, MAYBE, MAYBE, due=TIMES)
RECORDS = {
    m.Article: ARTICLES,
    m.Reading: READINGS,
    m.Reject: REJECTS,
    m.Entity: ENTITIES,
    m.Story: STORIES,
    m.Claim: CLAIMS,
    m.Link: LINKS,
    m.Feed: FEEDS,
    m.Item: ITEMS,
    m.Alert: ALERTS,
    m.Notice: NOTICES,
}
WATCHED = {m.Feed, m.Item, m.Alert, m.Notice}
ANY = st.one_of(*RECORDS.values())
SHOWN = st.one_of(*(one for kind, one in RECORDS.items() if kind not in WATCHED))
STORED = st.one_of(*(one for kind, one in RECORDS.items() if kind is not m.Article))
