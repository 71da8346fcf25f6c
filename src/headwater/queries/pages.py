"""One record with all that stands around it: a story, a claim, an entity, an article.

What is asked for by an id and is not there is a MissingError that says where to look.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import TypeVar

from headwater.errors import MissingError
from headwater.model import (
    Article,
    Carriage,
    Claim,
    Entity,
    Judgement,
    Link,
    Reading,
    Reject,
    Side,
    Story,
)
from headwater.queries.heads import Phrase, head
from headwater.queries.named import named
from headwater.queries.passages import Byline, byline, inside, when
from headwater.queries.receipts import Receipt, receipt
from headwater.queries.shifts import Shift, shifts
from headwater.queries.timelines import Deed, Event, deeds, timeline
from headwater.queries.trees import Carrier, tree
from headwater.queries.versions import Cited, Issue, cited, issues, text_of
from headwater.stores import Store

T = TypeVar("T")
SHOWN = 150  # articles beside a record: a page can show no more
WEIGHED = 400  # claims of one story that are laid out, the most carried
LINKED = 15  # statements of one claim whose possible matches are looked for


@dataclass(frozen=True, slots=True)
class StoryPage:
    """A story, its articles by time, its claims by weight, and the ids of those that are disputed.

    A claim weighs more the more articles carry it, and if somebody denies it.
    """

    story: Story
    articles: tuple[Byline, ...]
    claims: tuple[Claim, ...]
    disputed: tuple[str, ...]
    timeline: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Telling:
    """One article's way of carrying a claim, in its exact words."""

    byline: Byline
    carriage: Carriage
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Possible:
    """Another claim that may be the same: too unlike to be joined, too like to be passed over."""

    claim_id: str
    text: str
    lang: str
    articles: int
    score: float
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClaimPage:
    """A claim's whole receipt: ``head`` in one sentence, ``tree`` from origins down to outlets."""

    claim: Claim
    story: Story | None
    head: tuple[Phrase, ...]
    articles: tuple[Byline, ...]
    tree: tuple[Carrier, ...]
    rows: tuple[Telling, ...]
    ledger: tuple[Deed, ...]
    shifts: tuple[Shift, ...]
    timeline: tuple[Event, ...]
    possible: tuple[Possible, ...] = ()
    cited: tuple[Cited, ...] = ()


@dataclass(frozen=True, slots=True)
class EntityPage:
    """An entity and the first of its articles."""

    entity: Entity
    articles: tuple[Article, ...]


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """An article with its receipt, the stories it belongs to, and why it was kept unread if so.

    ``versions`` are its own, ``cited`` those of others that its chains lead to.
    """

    receipt: Receipt
    claims: tuple[Claim, ...]
    stories: tuple[Story, ...] = field(default=())
    unread: str | None = None
    versions: tuple[Issue, ...] = ()
    cited: tuple[Cited, ...] = ()


def story(store: Store, id: str) -> StoryPage:  # noqa: A002 - the field's name
    """Return a story with its articles, claims and timeline."""
    found = found_or_told(store, Story, id, "stories")
    told = _by_time(store, found.article_ids[:SHOWN])
    weighed = claims_of(store, found)
    disputed = tuple(claim.id for claim in weighed if _denied(claim))
    lines = tuple(byline(article) for article in told)
    return StoryPage(found, lines, weighed, disputed, timeline(told, weighed))


def claim(store: Store, id: str) -> ClaimPage:  # noqa: A002 - the field's name
    """Return a claim with all that its receipt shows."""
    found = found_or_told(store, Claim, id, "claims")
    ids = [carriage.article_id for carriage in found.carriages]
    ids += [entry.article_id for entry in found.ledger]
    articles = {article.id: article for article in _by_time(store, ids[:SHOWN])}
    carried = {carriage.article_id for carriage in found.carriages}
    lines = tuple(byline(article) for article in articles.values() if article.id in carried)
    grown, moved = tree(found, articles.values()), shifts(found, articles)
    return ClaimPage(
        claim=found,
        story=store.get(Story, found.story_id) if found.story_id else None,
        head=head(found, lines, grown, moved),
        articles=lines,
        tree=grown,
        rows=tuple(_tellings(found, articles)),
        ledger=deeds(found, articles, lambda entry: text_of(store, entry)),
        shifts=moved,
        timeline=timeline(articles.values(), [found]),
        possible=possible(store, found),
        cited=cited(store, found),
    )


def _tellings(claim: Claim, articles: dict[str, Article]) -> Iterator[Telling]:
    """Yield who says it where, in the exact words, in the order of ``articles``."""
    for article in articles.values():
        for carriage in claim.carriages:
            if carriage.article_id == article.id:
                spans = inside(article.text, carriage.content)
                words = tuple(" ".join(span.of(article.text).split()) for span in spans)
                yield Telling(byline(article), carriage, words)


def possible(store: Store, claim: Claim) -> tuple[Possible, ...]:
    """Find claims of the same story that may be the same, the likeliest first."""
    mine = [carriage.statement_id for carriage in claim.carriages[:LINKED]]
    unsure: dict[str, Link] = {}
    for statement in mine:
        for link in store.read(Link, of=statement):
            other = link.left if link.right == statement else link.right
            known = unsure.get(other)
            if link.judgement is Judgement.UNSURE and (not known or known.score < link.score):
                unsure[other] = link
    if not unsure or claim.story_id is None:
        return ()
    near = islice(store.read(Claim, of=claim.story_id, ranked=True), WEIGHED)
    return _likeliest(near, claim, unsure)


def _likeliest(
    near: Iterable[Claim], claim: Claim, unsure: dict[str, Link]
) -> tuple[Possible, ...]:
    found = []
    for other in near:
        links = [unsure[c.statement_id] for c in other.carriages if c.statement_id in unsure]
        if links and other.id != claim.id:
            best = max(links, key=lambda link: link.score)
            shown = (other.id, other.text, other.lang, other.outlets)
            found.append(Possible(*shown, best.score, best.why))
    return tuple(sorted(found, key=lambda one: (-one.score, one.claim_id)))


def entity(store: Store, id: str) -> EntityPage:  # noqa: A002 - the field's name
    """Return an entity with the first of its articles."""
    found = found_or_told(store, Entity, id, "entities")
    return EntityPage(found, _by_time(store, found.article_ids[:SHOWN]))


def article(store: Store, key: str) -> ArticlePage:
    """Return an article, by its id or address, with its receipt."""
    id = key if store.get(Article, key) else store.at(key)  # noqa: A001 - the field's name
    kept = found_or_told(store, Reading, key if id is None else id, "articles")
    reading = next(named(store, [kept]))
    carried = tuple(store.read(Claim, article=reading.article.id, ranked=True))
    told = tuple(store.read(Story, article=reading.article.id, ranked=True))
    return ArticlePage(
        receipt(reading, carried),
        carried,
        told,
        _unread(store, reading),
        issues(store, reading),
        tuple(one for claim in carried for one in cited(store, claim, reading.article.id)),
    )


def _unread(store: Store, reading: Reading) -> str | None:
    """Tell why nothing was found in an article, where that was no finding."""
    refused = store.read(Reject, article=reading.article.id)
    return None if reading.statements else next((reject.reason for reject in refused), None)


def found_or_told(store: Store, kind: type[T], id: str, lists: str) -> T:  # noqa: A002 - the field's name
    """Return a record by its id; MissingError that names the list to look in, if there is none."""
    found = store.get(kind, id)
    if found is None:
        raise MissingError(f"nothing with the id {id!r} here; see: headwater {lists} --store …")
    return found


def _by_time(store: Store, ids: Iterable[str]) -> tuple[Article, ...]:
    return tuple(sorted(store.pick(Article, dict.fromkeys(ids)), key=when))


def claims_of(store: Store, story: Story) -> tuple[Claim, ...]:
    """Return the claims of a story by weight."""
    found = islice(store.read(Claim, of=story.id, ranked=True), WEIGHED)
    return tuple(sorted(found, key=_weight))


def _weight(claim: Claim) -> tuple[int, int, str]:
    return -claim.outlets - _denied(claim), -claim.independent_origins, claim.id


def _denied(claim: Claim) -> bool:
    return any(origin.side is Side.DENIES for origin in claim.origins)
