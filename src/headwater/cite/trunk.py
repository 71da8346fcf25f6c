"""The citations of one article as a tree that can still grow: each party is followed once."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from headwater.model import SELF, Citation, Reading, SourceKind, Span

Edges = dict[str, dict[str, list[Span]]]
MAX_HOPS = 20  # no real article nests so deep; a hostile one must not exhaust the stack


@dataclass(frozen=True, slots=True)
class Saying:
    """An attribution at the end of its chain, and the words that prove who says it.

    ``attribution`` is its place in the reading's list.
    """

    attribution: int
    evidence: tuple[Span, ...]


@dataclass(slots=True)
class Node:
    """A party in a tree that is not finished; ``deep`` is how many hops it is from the root."""

    party: str
    evidence: list[Span] = field(default_factory=list)
    again: bool = False
    above: "Node | None" = None
    deep: int = 0
    kind: SourceKind | None = None
    named: bool = True
    below: dict[str, "Node"] = field(default_factory=dict)
    sayings: list[Saying] = field(default_factory=list)

    def child(self, party: str) -> "Node":
        """Return the party below this one, new if need be."""
        if party not in self.below:
            self.below[party] = Node(party, above=self, deep=self.deep + 1)
        return self.below[party]


@dataclass(frozen=True, slots=True)
class Trunk:
    """The tree's root, and where each party that is cited or cites has its own sources."""

    root: Node
    homes: dict[str, Node]


def grow(reading: Reading) -> Trunk:
    """Arrange the citations of one article below its publisher."""
    voice = reading.article.voice
    edges = _edges(reading.citations, voice)
    cited = {party for above in edges.values() for party in above}
    trunk = Trunk(Node(voice), {})
    _follow(trunk, trunk.root, edges)
    # Then those nobody cites, then what is left: a ring that nothing leads into.
    for party in sorted(edges, key=lambda party: party in cited):
        if party not in trunk.homes:
            _follow(trunk, trunk.root.child(party), edges)
    return trunk


def _edges(citations: Iterable[Citation], voice: str) -> Edges:
    edges: Edges = defaultdict(dict)
    for citation in citations:
        citing = voice if citation.citing == SELF else citation.citing
        edges[citing].setdefault(citation.cited, []).append(citation.evidence)
    return dict(edges)


def _follow(trunk: Trunk, node: Node, edges: Edges) -> None:
    if node.party in trunk.homes or node.deep > MAX_HOPS:
        node.again = node.party in edges
        return
    trunk.homes[node.party] = node
    for party, spans in edges.get(node.party, {}).items():
        below = node.child(party)
        below.evidence.extend(spans)
        _follow(trunk, below, edges)
