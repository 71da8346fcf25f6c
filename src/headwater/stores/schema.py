"""The tables of a relational store: one for each kind of record, and what each row shows of it.

Every row keeps its whole record as a line of JSON in ``record``; the columns beside it are there
to be searched, sorted and joined, also by people with a SQL prompt.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, ForeignKey, Integer, Table, Text

from headwater import __version__
from headwater.errors import StoreError
from headwater.model import (
    Alert,
    Article,
    Claim,
    Correction,
    Entity,
    Feed,
    Form,
    History,
    Item,
    Kept,
    Link,
    Naming,
    Notice,
    Reading,
    Reject,
    Signature,
    Story,
    Wording,
    stable_id,
)
from headwater.model.codec import encode
from headwater.stores.metadata import METADATA
from headwater.stores.tables_claims import CLAIM_TEXTS, text_row
from headwater.stores.tables_kept import KEPT, kept_row
from headwater.stores.tables_versions import HISTORIES, WORDINGS, history_row, wording_row
from headwater.stores.tables_watched import (
    ALERTS,
    FEEDS,
    ITEM_KEYS,
    ITEMS,
    NOTICES,
    alert_row,
    feed_row,
    item_row,
    notice_row,
)
from headwater.stores.texts import clean as clean
from headwater.stores.texts import seal as seal

HEAD = "0006"  # the newest migration; a test compares it with the files in migrations/versions
APPLICATION = 0x48647772  # "Hdwr" in the header of an SQLite file: this is one of ours
MOST = 10**9  # articles: more than one record will ever concern
UNDATED = -1  # in the place of a day

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
    Column("story_id", Text, index=True),
    Column("record", Text, nullable=False),
)
SIGNATURES = Table(
    "signatures",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("vicinity", Text, nullable=False, index=True),
    Column("story_id", Text, nullable=False),
    Column("record", Text, nullable=False),
)
NAMINGS = Table(
    "namings",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("record", Text, nullable=False),
)
FORMS = Table(
    "forms",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("circle", Text, nullable=False, index=True),
    Column("entity_id", Text, nullable=False, index=True),
    Column("record", Text, nullable=False),
)
CORRECTIONS = Table(
    "corrections",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("ruling", Text, nullable=False),
    Column("told", Text, nullable=False),
    Column("record", Text, nullable=False),
)
WAITING = Table("waiting", METADATA, Column("id", Text, primary_key=True))
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


def _found_by(name: str, owner: Table, *columns: Column[Any]) -> Table:
    """Make a table of the keys that records are found by."""
    return Table(
        name,
        METADATA,
        Column("key", Text, primary_key=True),
        *columns,
        Column(
            "id", Text, ForeignKey(owner.c.id, ondelete="CASCADE"), primary_key=True, index=True
        ),
        sqlite_with_rowid=False,
    )


STORY_ARTICLES = _concerns("story_articles", STORIES)
CLAIM_ARTICLES = _concerns("claim_articles", CLAIMS)
SIGNATURE_KEYS = _found_by("signature_keys", SIGNATURES, Column("day", Integer, primary_key=True))
NAMING_KEYS = _found_by("naming_keys", NAMINGS)
FORM_KEYS = _found_by("form_keys", FORMS)
CLAIM_KEYS = _found_by("claim_keys", CLAIMS)
LINK_KEYS = _found_by("link_keys", LINKS)

Rows = Callable[[Any], list[dict[str, Any]]]


@dataclass(frozen=True, slots=True)
class Shape:
    """How one kind of record lies in its table, and in those beside it.

    ``concerns`` has the articles of a record, ``keys`` what it is found by, ``of`` is the column
    that says what it is a part of.
    """

    table: Table
    row: Callable[[Any], dict[str, Any]]
    beside: tuple[tuple[Table, Rows], ...] = ()
    concerns: Table | None = None
    keys: Table | None = None
    of: Column[Any] | None = None
    ranked: bool = False


def sha(article: Article, encoder: str) -> str:
    """Return the digests by which an article, as it was read, and its text are known again."""
    return f"{seal(__version__, encoder, encode(article))} {seal(article.text)}"


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
    return shown | _rank(entity.id, entity.articles or len(entity.article_ids))


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
    shown = {"kind": link.kind, "judgement": link.judgement.value, "story_id": link.story_id}
    return {"id": key} | shown


def _signature(signature: Signature) -> dict[str, Any]:
    shown = {"vicinity": signature.vicinity, "story_id": signature.story}
    return {"id": signature.id} | shown


def _form(form: Form) -> dict[str, Any]:
    return {"id": form.id, "circle": form.circle, "entity_id": form.entity}


def _correction(correction: Correction) -> dict[str, Any]:
    return {"id": correction.id, "ruling": correction.ruling.value, "told": correction.told}


def _known_by(claim: Claim) -> list[str]:
    """List the statements of a claim, and the names of its parties, small and large alike."""
    chains = [name for row in claim.carriages for name in (row.speaker, *row.chain)]
    names = [name.casefold() for name in (*(origin.party for origin in claim.origins), *chains)]
    return [*names, *(row.statement_id for row in claim.carriages)]


def _looked_through(claim: Claim) -> list[dict[str, Any]]:
    return [{"rank": clean(str(_rank(claim.id, claim.outlets)["rank"]))} | text_row(claim)]


def _of_articles(articles: Callable[[Any], Iterable[str]]) -> Rows:
    return lambda record: [{"article_id": clean(id)} for id in dict.fromkeys(articles(record))]  # noqa: A001 - the field's name


def _by_keys(keys: Callable[[Any], Iterable[str]]) -> Rows:
    return lambda record: [{"key": key} for key in dict.fromkeys(map(clean, keys(record)))]


def _dated(signature: Signature) -> list[dict[str, Any]]:
    day = UNDATED if signature.day is None else signature.day
    return [{"key": clean(key), "day": day} for key in signature.found_by]


SHAPES: dict[type, Shape] = {
    Reading: Shape(READINGS, _reading),
    Article: Shape(READINGS, _reading),
    Reject: Shape(REJECTS, _reject),
    Entity: Shape(ENTITIES, _entity, ranked=True),
    Story: Shape(
        STORIES,
        _story,
        ((STORY_ARTICLES, _of_articles(lambda story: story.article_ids)),),
        concerns=STORY_ARTICLES,
        ranked=True,
    ),
    Claim: Shape(
        CLAIMS,
        _claim,
        (
            (CLAIM_ARTICLES, _of_articles(lambda claim: [c.article_id for c in claim.carriages])),
            (CLAIM_KEYS, _by_keys(_known_by)),
            (CLAIM_TEXTS, _looked_through),
        ),
        concerns=CLAIM_ARTICLES,
        keys=CLAIM_KEYS,
        of=CLAIMS.c.story_id,
        ranked=True,
    ),
    Link: Shape(
        LINKS,
        _link,
        ((LINK_KEYS, _by_keys(lambda link: (link.left, link.right))),),
        keys=LINK_KEYS,
    ),
    Signature: Shape(
        SIGNATURES,
        _signature,
        ((SIGNATURE_KEYS, _dated),),
        keys=SIGNATURE_KEYS,
        of=SIGNATURES.c.vicinity,
    ),
    Naming: Shape(
        NAMINGS,
        lambda naming: {"id": naming.id},
        ((NAMING_KEYS, _by_keys(lambda naming: [named.form for named in naming.mentions])),),
    ),
    Form: Shape(
        FORMS,
        _form,
        ((FORM_KEYS, _by_keys(lambda form: form.found_by)),),
        keys=FORM_KEYS,
        of=FORMS.c.circle,
    ),
    Feed: Shape(FEEDS, feed_row),
    Item: Shape(
        ITEMS,
        item_row,
        ((ITEM_KEYS, _by_keys(lambda item: item.found_by)),),
        keys=ITEM_KEYS,
        of=ITEMS.c.feed,
    ),
    Alert: Shape(ALERTS, alert_row),
    Notice: Shape(NOTICES, notice_row, of=NOTICES.c.alert),
    Correction: Shape(CORRECTIONS, _correction),
    Kept: Shape(KEPT, kept_row, of=KEPT.c.digest),
    History: Shape(HISTORIES, history_row),
    Wording: Shape(WORDINGS, wording_row, of=WORDINGS.c.article_id),
}


def shape_of(kind: type) -> Shape:
    """Tell how a kind of record lies in its table; StoreError if none holds it."""
    if kind not in SHAPES:
        raise StoreError(f"a store keeps no {kind.__name__}")
    return SHAPES[kind]
