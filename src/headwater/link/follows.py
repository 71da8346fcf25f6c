"""Which earlier articles an article follows: those it cites, copies, or retells point by point."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from headwater.link.claims import Row
from headwater.link.parties import publisher
from headwater.link.reuse import Copy
from headwater.link.units import when
from headwater.model import Reading

SHARE = 0.4  # share of an article's own statements that another article has, to say it follows
LEAST = 2  # and how many at least


def follows(
    readings: Sequence[Reading],
    rows: Sequence[Row],
    copies: Mapping[str, tuple[Copy, ...]],
    publishers: Sequence[str],
) -> dict[str, tuple[str, ...]]:
    """Return for each article the earlier articles it follows, the surest first."""
    by_publisher: dict[str, list[str]] = defaultdict(list)
    for reading in sorted(readings, key=when):
        if reading.article.publisher:
            by_publisher[reading.article.publisher].append(reading.article.id)
    place = {reading.article.id: n for n, reading in enumerate(sorted(readings, key=when))}
    retold = _retold(rows, place)
    found: dict[str, tuple[str, ...]] = {}
    for reading in readings:
        article = reading.article
        cited = [
            earlier
            for name in _cited(reading, publishers)
            for earlier in by_publisher[name]
            if place[earlier] < place[article.id]
        ]
        copied = [copy.earlier for copy in copies.get(article.id, ()) if copy.earlier in place]
        told = retold.get(article.id, []) if article.published else []
        others = [e for e in dict.fromkeys((*cited, *copied, *told)) if e != article.id]
        found[article.id] = tuple(others)
    return found


def _cited(reading: Reading, publishers: Sequence[str]) -> list[str]:
    names = [edge.cited for edge in reading.citations]
    known = [publisher(name, publishers) for name in names]
    own = reading.article.publisher
    return list(dict.fromkeys(name for name in known if name and name != own))


def _retold(rows: Sequence[Row], place: Mapping[str, int]) -> dict[str, list[str]]:
    claims: dict[str, set[int]] = defaultdict(set)
    own: dict[str, set[int]] = defaultdict(set)
    for row in rows:
        claims[row.article_id].add(row.claim)
        if row.first.attribution is None:
            own[row.article_id].add(row.claim)
    found: dict[str, list[str]] = {}
    for article, mine in sorted(own.items()):
        scored = [
            (len(mine & theirs), place[other], other)
            for other, theirs in claims.items()
            if place[other] < place[article]
        ]
        kept = [
            (-count, order, other)
            for count, order, other in scored
            if count >= LEAST and count >= SHARE * len(mine)
        ]
        found[article] = [other for _, _, other in sorted(kept)]
    return found
