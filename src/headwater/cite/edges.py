"""Edges of the sourcing chain inside one article: who takes it from whom."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from headwater.languages import Pack
from headwater.model import (
    SELF,
    Article,
    Attribution,
    Citation,
    Provenance,
    SourceKind,
    Span,
    cover,
)

CITED = frozenset({SourceKind.OUTLET, SourceKind.DOCUMENT, SourceKind.OFFICIAL_ANONYMOUS})


@dataclass(frozen=True, slots=True)
class Edge:
    """A candidate edge, with the attribution that shows it."""

    citing: str
    cited: str
    attribution: Attribution


def edges(
    article: Article, attributions: Sequence[Attribution], pack: Pack
) -> tuple[Citation, ...]:
    """Draw one edge for each pair of parties; the first attribution to show it is the evidence."""
    kept: dict[tuple[str, str], Citation] = {}
    for edge in _candidates(article, attributions, pack):
        pair = (edge.citing, edge.cited)
        if edge.citing != edge.cited and pair not in kept:
            kept[pair] = _citation(edge)
    return tuple(kept.values())


def _citation(edge: Edge) -> Citation:
    attribution = edge.attribution
    shown = [attribution.cue, *([attribution.source] if attribution.source else [])]
    return Citation(
        edge.citing,
        edge.cited,
        cover(shown),
        attribution.id,
        Provenance("cite", attribution.provenance.rule, score=attribution.provenance.score),
    )


def _candidates(
    article: Article, attributions: Sequence[Attribution], pack: Pack
) -> Iterator[Edge]:
    for attribution in attributions:
        name = attribution.source_name
        if not name or _is_self(article, attribution):
            continue
        above = _above(article, attribution, attributions)
        if attribution.source_kind in CITED:
            yield Edge(above, name, attribution)
        elif above != SELF and attribution.source_kind is not SourceKind.UNKNOWN:
            yield Edge(above, name, attribution)


def _is_self(article: Article, attribution: Attribution) -> bool:
    publisher = article.publisher
    name = attribution.source_name or ""
    return bool(publisher) and _same(publisher or "", name)


def _same(left: str, right: str) -> bool:
    return left.casefold().strip() == right.casefold().strip()


def _above(article: Article, attribution: Attribution, attributions: Sequence[Attribution]) -> str:
    """Return who reports this attribution: the outlet around it, or the one that shares it."""
    for outer in reversed(attributions):
        if outer is attribution or outer.source_kind is not SourceKind.OUTLET:
            continue
        if not outer.source_name or _is_self(article, outer):
            continue
        if _holds(outer, attribution) and outer.source_name != attribution.source_name:
            return outer.source_name
    return SELF


def _holds(outer: Attribution, inner: Attribution) -> bool:
    """Tell whether ``inner`` is on ``outer``'s word: within it, or of its very content, after it."""
    if any(piece.contains(inner.cue) for piece in outer.content):
        return True
    same = outer.content == inner.content
    return same and outer.cue.start < inner.cue.start and not _relayed_publisher(outer, inner)


def _relayed_publisher(outer: Attribution, inner: Attribution) -> bool:
    return _overlap(outer.source, inner.source)


def _overlap(left: Span | None, right: Span | None) -> bool:
    return bool(left and right and left.overlaps(right))
