"""One record with all that stands around it: a story, a claim, an entity, an article.

What is asked for by an id and is not there is a StoreError that says where to look.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from headwater.errors import StoreError
from headwater.model import Article, Claim, Entity, Reading, Reject, Story
from headwater.queries.receipts import Receipt, receipt
from headwater.queries.trees import Carrier, tree
from headwater.stores import Store

T = TypeVar("T")
SHOWN = 200  # articles beside an entity: a page can show no more


@dataclass(frozen=True, slots=True)
class StoryPage:
    """A story, its articles by time, and its claims, most carried first."""

    story: Story
    articles: tuple[Article, ...]
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class ClaimPage:
    """A claim, the articles that carry it, and its tree from origins down to outlets."""

    claim: Claim
    articles: tuple[Article, ...]
    tree: tuple[Carrier, ...]
    story: Story | None = None


@dataclass(frozen=True, slots=True)
class EntityPage:
    """An entity and the first of its articles."""

    entity: Entity
    articles: tuple[Article, ...]


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """An article with its receipt, the stories it belongs to, and why it was kept unread if so."""

    receipt: Receipt
    claims: tuple[Claim, ...]
    stories: tuple[Story, ...] = field(default=())
    unread: str | None = None


def story(store: Store, id: str) -> StoryPage:  # noqa: A002 - the field's name
    """Return a story with its articles and claims."""
    found = _get(store, Story, id, "stories")
    return StoryPage(found, _by_time(store, found.article_ids), _claims_of(store, found))


def claim(store: Store, id: str) -> ClaimPage:  # noqa: A002 - the field's name
    """Return a claim with its articles and its tree."""
    found = _get(store, Claim, id, "claims")
    carried = _by_time(store, [carriage.article_id for carriage in found.carriages])
    of = None if found.story_id is None else store.get(Story, found.story_id)
    return ClaimPage(found, carried, tree(found, carried), of)


def entity(store: Store, id: str) -> EntityPage:  # noqa: A002 - the field's name
    """Return an entity with the first of its articles."""
    found = _get(store, Entity, id, "entities")
    return EntityPage(found, _by_time(store, found.article_ids[:SHOWN]))


def article(store: Store, key: str) -> ArticlePage:
    """Return an article, by its id or address, with its receipt."""
    id = key if store.get(Article, key) else store.at(key)  # noqa: A001 - the field's name
    reading = _get(store, Reading, key if id is None else id, "articles")
    carried = tuple(store.read(Claim, article=reading.article.id, ranked=True))
    told = tuple(store.read(Story, article=reading.article.id, ranked=True))
    return ArticlePage(receipt(reading, carried), carried, told, _unread(store, reading))


def _unread(store: Store, reading: Reading) -> str | None:
    """Tell why nothing was found in an article, where that was no finding."""
    refused = store.read(Reject, article=reading.article.id)
    return None if reading.statements else next((reject.reason for reject in refused), None)


def _get(store: Store, kind: type[T], id: str, lists: str) -> T:  # noqa: A002 - the field's name
    found = store.get(kind, id)
    if found is None:
        raise StoreError(f"nothing with the id {id!r} here; see: headwater {lists} --store …")
    return found


def _by_time(store: Store, ids: Iterable[str]) -> tuple[Article, ...]:
    found = (store.get(Article, id) for id in dict.fromkeys(ids))  # noqa: A001 - the field's name
    return tuple(sorted((a for a in found if a), key=lambda a: (a.published or "~", a.id)))


def _claims_of(store: Store, story: Story) -> tuple[Claim, ...]:
    near = (store.read(Claim, article=id) for id in story.article_ids)  # noqa: A001 - the field's name
    found = {claim.id: claim for claims in near for claim in claims if claim.story_id == story.id}
    return tuple(sorted(found.values(), key=lambda claim: (-claim.outlets, claim.id)))
