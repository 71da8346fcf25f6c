"""Lists out of a store: they stream, those of stories, claims and entities by most articles."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from headwater.model import Article, Claim, Entity, Reading, Reject, Side, Story
from headwater.queries.named import named
from headwater.stores import Store

LOOKED = 200  # claims that the front page looks through: 0.1 ms each
MET = 2000  # entities that a page looks through: 0.01 ms each
BEST = 10  # articles of a search whose entities it looks through


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


def counts(store: Store) -> Counts:
    """Tell how much there is."""
    return Counts(*(store.count(kind) for kind in (Reading, Reject, Entity, Story, Claim)))


def stories(store: Store, *, skip: int = 0) -> Iterator[Story]:
    """Stream all stories, those with most articles first."""
    return store.read(Story, ranked=True, skip=skip)


def claims(
    store: Store, *, words: str = "", party: str = "", least: int = 1, disputed: bool = False
) -> Iterator[Claim]:
    """Stream claims, most carried first.

    ``words`` must stand in the text, ``party`` among the origins; ``least`` is a number of
    articles; ``disputed`` keeps those that somebody denies.
    """
    for claim in store.told(words=words, party=party, denied=disputed):
        if claim.outlets < least:
            return
        yield claim


def claims_near(
    store: Store, *, words: str = "", party: str = "", disputed: bool = False, skip: int = 0
) -> Iterator[Claim]:
    """Find claims as a page does, the first ``skip`` left out, most carried first."""
    return store.told(words=words, party=party, denied=disputed, skip=skip)


def echoed(store: Store) -> Claim | None:
    """Find a claim of one origin that many carry, whole in words, disputed or drifted if any is.

    The first thing anyone sees of Headwater: it should show what is in a receipt.
    """
    from headwater.link.wording import stands_alone  # a face that lists does without linking

    near = islice(store.read(Claim, ranked=True), LOOKED)
    found = [claim for claim in near if claim.independent_origins == 1 and claim.outlets > 1]
    half = found[0].outlets / 2 if found else 0
    much = [claim for claim in found if claim.outlets >= half]
    return min(
        much,
        key=lambda claim: (
            not stands_alone(claim.text),
            claim.possible_origins > 1,
            -len(_told_of(claim)),
        ),
        default=None,
    )


def _told_of(claim: Claim) -> set[str]:
    """Return what a receipt has to tell: acts of its ledger, kinds of drift, denial."""
    drifts = {drift.kind for carriage in claim.carriages for drift in carriage.drift}
    denied = {Side.DENIES.value} if _denied(claim) else set()
    return drifts | denied | {entry.act.value for entry in claim.ledger}


def entities(store: Store, *, name: str = "") -> Iterator[Entity]:
    """Stream entities, most mentioned first; ``name`` must stand in one of their names."""
    found = store.read(Entity, ranked=True)
    return (entity for entity in found if _called(entity, name))


def entities_near(store: Store, *, name: str = "", skip: int = 0) -> Iterator[Entity]:
    """Find entities as a page does, at once however many there are, most mentioned first.

    Without a name that is all of them. Else it looks through the most mentioned, and those of the
    articles in which the name is found best.
    """
    if not name:
        return store.read(Entity, ranked=True, skip=skip)
    near = list(islice(store.read(Entity, ranked=True), MET))
    for key, _ in store.search(name, BEST):
        near += store.read(Entity, article=key)
    known = {entity.id: entity for entity in near if _called(entity, name)}
    ranked = sorted(known.values(), key=lambda entity: (-entity.articles, entity.id))
    return iter(ranked[skip:])


def articles(store: Store, *, skip: int = 0) -> Iterator[Article]:
    """Stream all articles in order of their ids."""
    return store.read(Article, skip=skip)


def readings(store: Store) -> Iterator[Reading]:
    """Stream all readings in order of their ids, their mentions marked with entities."""
    return named(store, store.read(Reading))


def rejects(store: Store, *, skip: int = 0) -> Iterator[Reject]:
    """Stream all rejects."""
    return store.read(Reject, skip=skip)


def search(store: Store, words: str, limit: int = 20) -> list[Hit]:
    """Find articles by words in title and text, best first."""
    found = ((store.get(Article, id), snippet) for id, snippet in store.search(words, limit))  # noqa: A001 - the field's name
    return [Hit(article, snippet) for article, snippet in found if article]


def _denied(claim: Claim) -> bool:
    return any(origin.side is Side.DENIES for origin in claim.origins)


def _called(entity: Entity, name: str) -> bool:
    return any(_says(known, name) for known in entity.names)


def _says(text: str, words: str) -> bool:
    return words.casefold() in text.casefold()
