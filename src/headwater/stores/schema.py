"""The tables of a relational store: one for each kind of record, and what each row shows of it.

Every row keeps its whole record as a line of JSON in ``record``; the columns beside it are there
to be searched, sorted and joined, also by people with a SQL prompt.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, ForeignKey, Integer, MetaData, Table, Text

from headwater import __version__
from headwater.errors import StoreError
from headwater.model import Article, Claim, Entity, Link, Reading, Reject, Story, stable_id
from headwater.model.codec import encode

HEAD = "0001"  # the newest migration; a test compares it with the files in migrations/versions
APPLICATION = 0x48647772  # "Hdwr" in the header of an SQLite file: this is one of ours
MOST = 10**9  # articles: more than one record will ever concern

METADATA = MetaData()

READINGS = Table(
    "readings",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("lang", Text, nullable=False),
    Column("publisher", Text),
    Column("domain", Text),
    Column("published", Text, index=True),
    Column("title", Text),
    Column("url", Text, index=True),
    Column("sha", Text, nullable=False),
    Column("record", Text, nullable=False),
)
REJECTS = Table(
    "rejects",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("place", Text, nullable=False, index=True),
    Column("step", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("record", Text, nullable=False),
)
ENTITIES = Table(
    "entities",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("articles", Integer, nullable=False),
    Column("rank", Text, nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("record", Text, nullable=False),
)
STORIES = Table(
    "stories",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("articles", Integer, nullable=False),
    Column("rank", Text, nullable=False, index=True),
    Column("title", Text, nullable=False),
    Column("started", Text),
    Column("ended", Text),
    Column("record", Text, nullable=False),
)
CLAIMS = Table(
    "claims",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("articles", Integer, nullable=False),
    Column("rank", Text, nullable=False, index=True),
    Column("story_id", Text, index=True),
    Column("text", Text, nullable=False),
    Column("independent_origins", Integer, nullable=False),
    Column("possible_origins", Integer, nullable=False),
    Column("record", Text, nullable=False),
)
LINKS = Table(
    "links",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("judgement", Text, nullable=False),
    Column("record", Text, nullable=False),
)
META = Table(
    "meta",
    METADATA,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
)


def _concerns(name: str, owner: Table) -> Table:
    return Table(
        name,
        METADATA,
        Column("id", Text, ForeignKey(owner.c.id, ondelete="CASCADE"), primary_key=True),
        Column("article_id", Text, primary_key=True, index=True),
        sqlite_with_rowid=False,
    )


ENTITY_ARTICLES = _concerns("entity_articles", ENTITIES)
STORY_ARTICLES = _concerns("story_articles", STORIES)
CLAIM_ARTICLES = _concerns("claim_articles", CLAIMS)


@dataclass(frozen=True, slots=True)
class Shape:
    """How one kind of record lies in its table."""

    table: Table
    row: Callable[[Any], dict[str, Any]]
    concerns: Table | None = None
    articles: Callable[[Any], tuple[str, ...]] = lambda _: ()


def sha(article: Article, encoder: str) -> str:
    """Return the digests by which an article, as it was read, and its text are known again."""
    return f"{seal(__version__, encoder, encode(article))} {seal(article.text)}"


def seal(*parts: str) -> str:
    """Return the digest of some text: no later change of it goes unseen."""
    return hashlib.sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def clean(text: str) -> str:
    """Make any text fit for a column: half a surrogate pair has no UTF-8, a NUL ends a string."""
    return text.replace("\0", "\\0").encode("utf-8", "backslashreplace").decode()


def rows(record: object, shape: Shape) -> dict[str, Any]:
    """Build the row of one record."""
    row = {"record": encode(record)} | shape.row(record)
    return {name: clean(value) if isinstance(value, str) else value for name, value in row.items()}


def _reading(reading: Reading) -> dict[str, Any]:
    article = reading.article
    shown = ("id", "lang", "publisher", "domain", "published", "title", "url")
    return {name: getattr(article, name) for name in shown} | {"sha": sha(article, reading.encoder)}


def _reject(reject: Reject) -> dict[str, Any]:
    key = stable_id("reject", reject.where, reject.step, reject.reason)
    return {"id": key, "place": reject.where, "step": reject.step, "reason": reject.reason}


def _entity(entity: Entity) -> dict[str, Any]:
    shown = {"id": entity.id, "name": entity.name, "kind": entity.kind.value}
    return shown | _rank(entity.id, len(set(entity.article_ids)))


def _story(story: Story) -> dict[str, Any]:
    shown = {name: getattr(story, name) for name in ("id", "title", "started", "ended")}
    return shown | _rank(story.id, len(set(story.article_ids)))


def _claim(claim: Claim) -> dict[str, Any]:
    shown = ("id", "story_id", "text", "independent_origins", "possible_origins")
    return {name: getattr(claim, name) for name in shown} | _rank(claim.id, claim.outlets)


def _rank(key: str, articles: int) -> dict[str, Any]:
    """Sort by most articles, then id: as one text, so that a page begins where one index says."""
    return {"articles": articles, "rank": f"{MOST - articles:010} {key}"}


def _link(link: Link) -> dict[str, Any]:
    key = stable_id("link", link.kind, link.left, link.right)
    return {"id": key, "kind": link.kind, "judgement": link.judgement.value}


def _carried(claim: Claim) -> tuple[str, ...]:
    return tuple(carriage.article_id for carriage in claim.carriages)


SHAPES: dict[type, Shape] = {
    Reading: Shape(READINGS, _reading),
    Article: Shape(READINGS, _reading),
    Reject: Shape(REJECTS, _reject),
    Entity: Shape(ENTITIES, _entity, ENTITY_ARTICLES, lambda entity: entity.article_ids),
    Story: Shape(STORIES, _story, STORY_ARTICLES, lambda story: story.article_ids),
    Claim: Shape(CLAIMS, _claim, CLAIM_ARTICLES, _carried),
    Link: Shape(LINKS, _link),
}


def shape_of(kind: type) -> Shape:
    """Tell how a kind of record lies in its table; StoreError if none holds it."""
    if kind not in SHAPES:
        raise StoreError(f"a store keeps no {kind.__name__}")
    return SHAPES[kind]
