"""The questions a face may ask of a store, and the answers as records: faces only format them.

Lists stream; those of stories, claims and entities begin with what most articles carry. What is
asked for by an id and is not there is a StoreError that says where to look.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from headwater.cite.tree import Branch, sourcing_tree
from headwater.errors import StoreError
from headwater.model import (
    Article,
    Attribution,
    Carriage,
    Claim,
    Entity,
    Origin,
    Reading,
    Reject,
    Side,
    Span,
    Stance,
    Statement,
    Story,
)
from headwater.stores import Store

T = TypeVar("T")
SHOWN = 200  # articles beside an entity: a page can show no more


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a store holds."""

    articles: int
    rejects: int
    entities: int
    stories: int
    claims: int


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that a search found, and the words around the find."""

    article: Article
    snippet: str


@dataclass(frozen=True, slots=True)
class Carrier:
    """A party that passes a claim on, and those who have it from there.

    ``articles`` and ``statements`` count what passes through; ``origin`` is set where the claim's
    chains end, and says which side that party takes and whether it is counted.
    """

    party: str
    articles: tuple[str, ...] = ()
    statements: int = 0
    origin: Origin | None = None
    carriers: tuple["Carrier", ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One statement of an article: what is said, by whom, and on whose word."""

    statement: Statement
    text: str
    speaker: str
    stance: Stance
    chain: tuple[str, ...]
    attribution: Attribution | None = None
    claim: Claim | None = None
    carriage: Carriage | None = None


@dataclass(frozen=True, slots=True)
class Receipt:
    """What one article says on whose word: a tree of its sources, and a row a statement."""

    reading: Reading
    sources: Branch
    rows: tuple[Row, ...]

    @property
    def on_others_word(self) -> int:
        """How many statements rest on someone else than the article's publisher."""
        return sum(bool(row.chain) for row in self.rows)


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


def counts(store: Store) -> Counts:
    """Tell how much there is."""
    return Counts(*(store.count(kind) for kind in (Reading, Reject, Entity, Story, Claim)))


def stories(store: Store) -> Iterator[Story]:
    """Stream all stories, those with most articles first."""
    return store.read(Story, ranked=True)


def claims(
    store: Store, *, words: str = "", party: str = "", least: int = 1, disputed: bool = False
) -> Iterator[Claim]:
    """Stream claims, most carried first.

    ``words`` must stand in the text, ``party`` among the origins; ``least`` is a number of
    articles; ``disputed`` keeps those that somebody denies.
    """
    for claim in store.read(Claim, ranked=True):
        if claim.outlets < least:
            return
        parties = [origin.party for origin in claim.origins]
        denied = any(origin.side is Side.DENIES for origin in claim.origins)
        if _says(claim.text, words) and _names(parties, party) and (denied or not disputed):
            yield claim


def echoed(store: Store) -> Claim | None:
    """Find the most carried claim of one origin, at best with no other possible and well worded."""
    from headwater.link.wording import stands_alone  # a face that lists does without linking

    found = [claim for claim in claims(store, least=2) if claim.independent_origins == 1]
    return min(
        found,
        key=lambda claim: (not stands_alone(claim.text), claim.possible_origins > 1),
        default=None,
    )


def entities(store: Store, *, name: str = "") -> Iterator[Entity]:
    """Stream entities, most mentioned first; ``name`` must stand in one of their names."""
    found = store.read(Entity, ranked=True)
    return (entity for entity in found if any(_says(known, name) for known in entity.names))


def articles(store: Store) -> Iterator[Article]:
    """Stream all articles in order of their ids."""
    return store.read(Article)


def readings(store: Store) -> Iterator[Reading]:
    """Stream all readings in order of their ids."""
    return store.read(Reading)


def rejects(store: Store) -> Iterator[Reject]:
    """Stream all rejects."""
    return store.read(Reject)


def search(store: Store, words: str, limit: int = 20) -> list[Hit]:
    """Find articles by words in title and text, best first."""
    found = ((store.get(Article, id), snippet) for id, snippet in store.search(words, limit))  # noqa: A001 - the field's name
    return [Hit(article, snippet) for article, snippet in found if article]


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


def receipt(reading: Reading, claims: Iterable[Claim] = ()) -> Receipt:
    """Lay out who says what in one article, on whose word; ``claims`` add what others carry."""
    carried = _carried(reading.article.id, claims)
    attributions = {attribution.id: attribution for attribution in reading.attributions}
    rows = tuple(_row(reading, said, attributions, carried) for said in reading.statements)
    return Receipt(reading, sourcing_tree(reading), rows)


def tree(claim: Claim, articles: Iterable[Article] = ()) -> tuple[Carrier, ...]:
    """Lay out a claim's chains as trees, one an origin, from its word down to the outlets."""
    voices = {article.id: article.voice for article in articles}
    paths = [_path(claim, carriage, voices) for carriage in claim.carriages]
    return _grow(paths)


@dataclass(frozen=True, slots=True)
class _Path:
    parties: tuple[str, ...]
    article_id: str
    origin: Origin | None


def _path(claim: Claim, carriage: Carriage, voices: dict[str, str]) -> _Path:
    outlet = voices.get(carriage.article_id, carriage.article_id)
    way = (*reversed(carriage.chain), outlet)
    origin = _origin(claim, carriage, way[0])
    if origin and origin.party != way[0]:  # one party under another name, or in another language
        way = (origin.party, *(way[1:] or way))
    return _Path(way, carriage.article_id, origin)


def _origin(claim: Claim, carriage: Carriage, end: str) -> Origin | None:
    """Find the origin that a chain ends in: by its name, else by the article that leads to it."""
    side = Side.DENIES if carriage.stance is Stance.DENIES else Side.SUPPORTS
    named = [origin for origin in claim.origins if origin.party == end]
    same = [origin for origin in named if origin.side is side]
    near = [o for o in claim.origins if o.side is side and carriage.article_id in o.article_ids]
    return next(iter(same or named or (near if len(near) == 1 else [])), None)


def _grow(paths: Sequence[_Path]) -> tuple[Carrier, ...]:
    """Join paths that begin alike; the one that most articles pass through comes first."""
    groups: dict[tuple[str, Origin | None], list[_Path]] = {}
    for path in paths:
        groups.setdefault((path.parties[0], path.origin), []).append(path)
    grown = [_carrier(party, origin, group) for (party, origin), group in groups.items()]
    return tuple(sorted(grown, key=lambda b: (-len(b.articles), -b.statements, b.party)))


def _carrier(party: str, origin: Origin | None, group: list[_Path]) -> Carrier:
    further = [
        _Path(path.parties[1:], path.article_id, None) for path in group if len(path.parties) > 1
    ]
    ids = tuple(dict.fromkeys(path.article_id for path in group))
    return Carrier(party, ids, len(group), origin, _grow(further))


def _row(
    reading: Reading,
    said: Statement,
    attributions: dict[str, Attribution],
    carried: dict[str | tuple[Span, ...], tuple[Claim, Carriage]],
) -> Row:
    innermost = attributions.get(said.attribution) if said.attribution else None
    known, carriage = carried.get(said.id) or carried.get(said.content) or (None, None)
    text = " … ".join(span.of(reading.article.text) for span in said.content)
    chain = carriage.chain if carriage else _nested(said, innermost, attributions)
    stance = innermost.stance if innermost else Stance.ASSERTS
    return Row(
        said, " ".join(text.split()), said.speaker, stance, chain, innermost, known, carriage
    )


def _nested(
    said: Statement, innermost: Attribution | None, attributions: dict[str, Attribution]
) -> tuple[str, ...]:
    """Name the sources around a statement, nearest to the publisher first."""
    if innermost is None:
        return ()
    names, outer = [said.speaker], innermost.within
    while outer in attributions and len(names) <= len(attributions):
        names.append(attributions[outer].source_name or "")
        outer = attributions[outer].within
    return tuple(name for name in reversed(names) if name)


def _carried(
    article_id: str, claims: Iterable[Claim]
) -> dict[str | tuple[Span, ...], tuple[Claim, Carriage]]:
    """Find a claim by the statement that carries it, or by the words of a restatement."""
    found: dict[str | tuple[Span, ...], tuple[Claim, Carriage]] = {}
    for known in claims:
        for carriage in known.carriages:
            if carriage.article_id == article_id:
                found[carriage.statement_id] = (known, carriage)
                found |= {(span,): (known, carriage) for span in carriage.also}
    return found


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


def _says(text: str, words: str) -> bool:
    return words.casefold() in text.casefold()


def _names(parties: Iterable[str], party: str) -> bool:
    return not party or any(_says(known, party) for known in parties)
