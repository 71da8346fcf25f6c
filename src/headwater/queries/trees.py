"""A claim's chains as trees: from each origin's word down to the outlets that carry it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from headwater.model import Article, Carriage, Claim, Origin, Side, Stance


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
