"""Lists out of a store: they stream, those of stories, claims and entities by most articles."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from headwater.model import Article, Claim, Entity, Reading, Reject, Side, Story
from headwater.queries.named import named
from headwater.stores import Store


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
    """Stream all readings in order of their ids, their mentions marked with entities."""
    return named(store, store.read(Reading))


def rejects(store: Store) -> Iterator[Reject]:
    """Stream all rejects."""
    return store.read(Reject)


def search(store: Store, words: str, limit: int = 20) -> list[Hit]:
    """Find articles by words in title and text, best first."""
    found = ((store.get(Article, id), snippet) for id, snippet in store.search(words, limit))  # noqa: A001 - the field's name
    return [Hit(article, snippet) for article, snippet in found if article]


def _says(text: str, words: str) -> bool:
    return words.casefold() in text.casefold()


def _names(parties: Iterable[str], party: str) -> bool:
    return not party or any(_says(known, party) for known in parties)
