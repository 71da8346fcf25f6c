"""What walking upstream needs to know of one story: who cites, copies and follows whom."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from headwater.link.parties import Party, publisher
from headwater.link.reuse import Copy
from headwater.link.rows import Row
from headwater.link.units import when
from headwater.model import SELF, Ended, MentionKind, Reading

SHARE = 0.2  # share of an article's own claims that another has, to say it follows that one
LEAST = 2  # and how many at least

NAMING = frozenset({MentionKind.ORGANIZATION, MentionKind.PRODUCT})  # what an outlet is taken for

Scores = Mapping[tuple[int, int], float]


@dataclass(frozen=True, slots=True)
class Walk:
    """The parties upstream of a row, nearest first, how the walk ended and in which row.

    ``vouched``: the row names nobody, the head of its article does.
    """

    path: tuple[Party, ...]
    ended: Ended
    implicit: bool = False
    last: Row | None = None
    vouched: bool = False


@dataclass(frozen=True, slots=True)
class Atlas:
    """One story's rows by claim, and the ways between its articles."""

    rows: Mapping[int, Sequence[Row]]
    copies: Mapping[str, tuple[Copy, ...]]
    scores: Scores
    readings: Mapping[str, Reading]
    publishers: Mapping[str, tuple[str, ...]]  # publisher -> its articles in order of time
    cites: Mapping[str, tuple[tuple[str, int], ...]]  # article -> publishers it cites, and where
    follows: Mapping[str, tuple[tuple[str, ...], ...]]  # whom it cites, copies and retells
    by_article: Mapping[str, Sequence[Row]]

    def articles_of(self, name: str) -> tuple[str, ...]:
        """List a publisher's articles, the latest first."""
        return self.publishers.get(name, ())[::-1]

    def likeness(self, left: Row, right: Row) -> float:
        """Say how alike the wordings of two rows are at their closest."""
        return likeness(left, right, self.scores)


def likeness(left: Row, right: Row, scores: Scores) -> float:
    """Say how alike the wordings of two rows are at their closest."""
    pairs = ((a.number, b.number) for a in left.units for b in right.units)
    return max(scores.get((min(pair), max(pair)), 0.0) for pair in pairs)


def atlas(
    readings: Sequence[Reading],
    rows: Mapping[int, Sequence[Row]],
    copies: Mapping[str, tuple[Copy, ...]],
    scores: Scores,
) -> Atlas:
    """Draw the map of one story."""
    ordered = sorted(readings, key=when)
    publishers: dict[str, list[str]] = defaultdict(list)
    for reading in ordered:
        if reading.article.publisher:
            publishers[reading.article.publisher].append(reading.article.id)
    cites = {reading.article.id: _cites(reading, publishers) for reading in ordered}
    order = {reading.article.id: place for place, reading in enumerate(ordered)}
    dated = {reading.article.id for reading in ordered if reading.article.published}
    retold = _retold([row for found in rows.values() for row in found], order, scores)
    follows = {
        article: _followed(article, cites[article], publishers, copies, retold)
        for article in order
        if article in dated
    }
    fixed = {name: tuple(ids) for name, ids in publishers.items()}
    of_article: dict[str, list[Row]] = defaultdict(list)
    for row in (row for found in rows.values() for row in found):
        of_article[row.article_id].append(row)
    by_id = {reading.article.id: reading for reading in ordered}
    return Atlas(rows, copies, scores, by_id, fixed, cites, follows, of_article)


def _cites(
    reading: Reading, publishers: Mapping[str, Sequence[str]]
) -> tuple[tuple[str, int], ...]:
    """List the publishers an article cites, and those it names: a paper is named as a source."""
    own = reading.article.publisher
    cited = [
        (name, edge.evidence.start)
        for edge in reading.citations
        if edge.citing == SELF and (name := publisher(edge.cited, publishers, loose=True))
    ]
    named = [
        (name, mention.span.start)
        for mention in reading.mentions
        if mention.kind in NAMING
        and any(part.contains(mention.span) for part in reading.article.parts)
        and (name := publisher(mention.name, publishers, loose=False))
    ]
    return tuple(item for item in dict.fromkeys((*cited, *named)) if item[0] != own)


def _followed(
    article: str,
    cites: Sequence[tuple[str, int]],
    publishers: Mapping[str, Sequence[str]],
    copies: Mapping[str, tuple[Copy, ...]],
    retold: Mapping[str, Sequence[str]],
) -> tuple[tuple[str, ...], ...]:
    cited = [other for name, _ in cites for other in publishers[name] if other != article]
    copied = [copy.earlier for copy in copies.get(article, ())]
    return tuple(cited), tuple(copied), tuple(retold.get(article, ()))


def _retold(rows: Sequence[Row], order: Mapping[str, int], scores: Scores) -> dict[str, list[str]]:
    """Find whose points an article makes again in its own voice, the closest wording first."""
    by_claim: dict[int, list[Row]] = defaultdict(list)
    own: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_claim[row.claim].append(row)
        if row.first.attribution is None:
            own[row.article_id].append(row)
    return {
        article: _models(article, mine, by_claim, order, scores)
        for article, mine in sorted(own.items())
    }


def _models(
    article: str,
    mine: Sequence[Row],
    by_claim: Mapping[int, Sequence[Row]],
    order: Mapping[str, int],
    scores: Scores,
) -> list[str]:
    shared: dict[str, dict[int, float]] = defaultdict(dict)
    for row in mine:
        for other in by_claim[row.claim]:
            if order[other.article_id] < order[article]:
                best = shared[other.article_id]
                best[row.claim] = max(best.get(row.claim, 0.0), likeness(row, other, scores))
    claims = len({row.claim for row in mine})
    kept = [other for other, best in shared.items() if len(best) >= max(LEAST, SHARE * claims)]
    return sorted(kept, key=lambda other: (-sum(shared[other].values()), order[other]))
