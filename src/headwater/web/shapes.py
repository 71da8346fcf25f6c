"""The shapes of the JSON that each page gives, as the OpenAPI page tells them.

A shape says what is always there; more may be. Tests hold every answer against them.
"""

from typing import Any

from headwater.model import Act, Edit, Ended, MentionKind, Side, SourceKind, Stance

Data = dict[str, Any]

TEXT: Data = {"type": "string"}
MAYBE: Data = {"type": ["string", "null"]}
COUNT: Data = {"type": "integer", "minimum": 0}
FLAG: Data = {"type": "boolean"}
SHARE: Data = {"type": "number", "minimum": 0, "maximum": 1}
SPAN: Data = {"type": "array", "items": COUNT, "minItems": 2, "maxItems": 2}


def record(**fields: Data) -> Data:
    """Describe an object that has all these fields."""
    return {"type": "object", "properties": fields, "required": list(fields)}


def many(items: Data) -> Data:
    """Describe a list."""
    return {"type": "array", "items": items}


def ref(name: str) -> Data:
    """Point to one of the shapes."""
    return {"$ref": f"#/components/schemas/{name}"}


def maybe(shape: Data) -> Data:
    """Describe what may be null."""
    return {"anyOf": [shape, {"type": "null"}]}


def one_of(kind: type[Act | Edit | Ended | MentionKind | Side | SourceKind | Stance]) -> Data:
    """Describe one word of a fixed list."""
    return {"type": "string", "enum": [member.value for member in kind]}


SPANS, TEXTS = many(SPAN), many(TEXT)
PLACE = {"article": ref("Byline"), "passage": ref("Passage")}
SHAPES: dict[str, Data] = {
    "Error": record(
        ok={"const": False},
        error=record(status={"type": "integer"}, title=TEXT, message=TEXT),
    ),
    "Pages": record(
        page={"type": "integer", "minimum": 1},
        previous={"type": ["integer", "null"]},
        next={"type": ["integer", "null"]},
    ),
    "Story": record(
        id=TEXT,
        title=TEXT,
        article_ids=TEXTS,
        started=MAYBE,
        ended=MAYBE,
        articles=COUNT,
        path=TEXT,
    ),
    "Claim": record(
        id=TEXT,
        text=TEXT,
        lang=TEXT,
        independent_origins=COUNT,
        possible_origins=COUNT,
        articles=COUNT,
        denied_by=TEXTS,
        path=TEXT,
    ),
    "Entity": record(
        id=TEXT, name=TEXT, kind=one_of(MentionKind), names=TEXTS, articles=COUNT, path=TEXT
    ),
    "Article": record(
        id=TEXT,
        title=MAYBE,
        lang=TEXT,
        url=MAYBE,
        published=MAYBE,
        authors=TEXTS,
        section=MAYBE,
        tags=TEXTS,
        publisher=TEXT,
        path=TEXT,
    ),
    "Reject": record(where=TEXT, step=TEXT, reason=TEXT),
    "Byline": record(
        id=TEXT,
        publisher=TEXT,
        title=MAYBE,
        lang=TEXT,
        published=MAYBE,
        fetched=MAYBE,
        url=MAYBE,
        path=TEXT,
    ),
    "Passage": record(span=SPAN, lang=TEXT, pieces=many(record(text=TEXT, marked=FLAG))),
    "Event": record(
        article=ref("Byline"),
        told=COUNT,
        drifted=COUNT,
        notes=many(record(what=TEXT, party=TEXT, claim_id=TEXT, text=TEXT, path=TEXT)),
    ),
    "Line": record(
        text=TEXT,
        span=SPAN,
        article=ref("Byline"),
        claim_id=TEXT,
        stance=one_of(Stance),
        chain=TEXTS,
        articles=COUNT,
        independent_origins=COUNT,
        path=TEXT,
    ),
    "Origin": record(
        party=TEXT, side=one_of(Side), ended=one_of(Ended), established=FLAG, why=TEXT
    ),
    "Carrier": record(
        party=TEXT, articles=COUNT, origin=maybe(ref("Origin")), carriers=many(ref("Carrier"))
    ),
    "Telling": record(
        article=ref("Byline"),
        content=SPANS,
        also=SPANS,
        words=TEXTS,
        stance=one_of(Stance),
        speaker=TEXT,
        chain=TEXTS,
        ended=one_of(Ended),
        implicit=FLAG,
        drift=TEXTS,
    ),
    "Deed": record(act=one_of(Act), party=TEXT, through=TEXTS, words=TEXT, **PLACE),
    "Alteration": record(
        edit=one_of(Edit),
        kinds=TEXTS,
        before=maybe(ref("Passage")),
        after=maybe(ref("Passage")),
    ),
    "Issue": record(
        number=COUNT,
        since=TEXT,
        seen=TEXT,
        digest=TEXT,
        title=MAYBE,
        alterations=many(ref("Alteration")),
    ),
    "Cited": record(
        claim_id=TEXT,
        article_id=TEXT,
        party=TEXT,
        cited_id=TEXT,
        number=COUNT,
        of=COUNT,
        since=TEXT,
        act=maybe(one_of(Act)),
        already=FLAG,
    ),
    "Shift": record(kinds=TEXTS, here=record(**PLACE), there=record(**PLACE)),
    "Possible": record(claim_id=TEXT, text=TEXT, lang=TEXT, score=SHARE, why=TEXTS, path=TEXT),
    "Branch": record(
        party=TEXT,
        evidence=SPANS,
        branches=many(ref("Branch")),
        again=FLAG,
        kind=maybe(one_of(SourceKind)),
        named=FLAG,
        sayings=many({"type": "object"}),
        number={"type": ["integer", "null"]},
    ),
    "Reading": record(
        id=TEXT,
        text=TEXT,
        body=SPANS,
        attributions=many({"type": "object"}),
        citations=many({"type": "object"}),
        mentions=many({"type": "object"}),
        statements=many({"type": "object"}),
        responses=many({"type": "object"}),
    ),
}
STORIES = record(
    totals=record(articles=COUNT, rejects=COUNT, entities=COUNT, stories=COUNT, claims=COUNT),
    stories=many(ref("Story")),
    pages=ref("Pages"),
)
DATA: dict[str, Data] = {
    "/": STORIES,
    "/stories": STORIES,
    "/claims": record(
        asked=record(words=TEXT, party=TEXT, disputed=FLAG),
        claims=many(ref("Claim")),
        pages=ref("Pages"),
    ),
    "/entities": record(asked=record(name=TEXT), entities=many(ref("Entity")), pages=ref("Pages")),
    "/articles": record(articles=many(ref("Article")), pages=ref("Pages")),
    "/rejects": record(rejects=many(ref("Reject")), pages=ref("Pages")),
    "/search": record(asked=record(q=TEXT), articles=many(ref("Article"))),
    "/brief/{id:path}": record(
        story=ref("Story"),
        asked=record(lang=TEXTS),
        spoken=TEXTS,
        sections=many(record(chapter=TEXT, lines=many(ref("Line")))),
        refused=many(record(reason=TEXT, line=ref("Line"))),
        elsewhere=COUNT,
    ),
    "/story/{id:path}": record(
        story=ref("Story"),
        articles=many(ref("Byline")),
        claims=many(ref("Claim")),
        disputed=many(ref("Claim")),
        timeline=many(ref("Event")),
        pages=ref("Pages"),
        brief=TEXT,
    ),
    "/claim/{id:path}": record(
        claim=ref("Claim"),
        head=many(record(role=TEXT, text=TEXT)),
        sentence=TEXT,
        story=maybe(ref("Story")),
        origins=many(ref("Origin")),
        tree=many(ref("Carrier")),
        statements=many(ref("Telling")),
        ledger=many(ref("Deed")),
        drift=many(ref("Shift")),
        timeline=many(ref("Event")),
        possible=many(ref("Possible")),
        cited=many(ref("Cited")),
    ),
    "/entity/{id:path}": record(entity=ref("Entity"), articles=many(ref("Article"))),
    "/article/{id:path}": record(
        article=ref("Article"),
        reading=ref("Reading"),
        sources=ref("Branch"),
        carried=many(record(content=SPANS, chain=TEXTS, claim=MAYBE)),
        claims=many(ref("Claim")),
        only_here=COUNT,
        stories=many(ref("Story")),
        unread=MAYBE,
        versions=many(ref("Issue")),
        cited=many(ref("Cited")),
    ),
}
