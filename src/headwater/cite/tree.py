"""The sourcing chain of one article as a tree, for showing: who takes it from whom, and where."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from headwater.model import SELF, Citation, Reading, Span

Edges = dict[str, dict[str, list[Span]]]
MAX_HOPS = 20  # no real article nests so deep; a hostile one must not exhaust the stack


@dataclass(frozen=True, slots=True)
class Branch:
    """A party, the words that prove it is cited by the party above, and whom it cites itself.

    ``evidence`` is empty at the root and where a party cites without being cited. ``again`` marks
    a party whose own sources stand elsewhere in the tree: the walk does not go round.
    """

    party: str
    evidence: tuple[Span, ...] = ()
    branches: tuple["Branch", ...] = ()
    again: bool = False

    @property
    def depth(self) -> int:
        """How many hops the longest way upstream has."""
        return max((1 + branch.depth for branch in self.branches), default=0)


def sourcing_tree(reading: Reading) -> Branch:
    """Arrange the citations of one article below its publisher; each party is followed once."""
    voice = reading.article.voice
    edges = _edges(reading.citations, voice)
    cited = {party for above in edges.values() for party in above}
    seen: set[str] = set()
    top = _branch(voice, (), edges, seen)
    # Then those nobody cites, then what is left: a ring that nothing leads into.
    rest = sorted(edges, key=lambda party: party in cited)
    loose = tuple(_branch(party, (), edges, seen) for party in rest if party not in seen)
    return Branch(voice, (), top.branches + loose)


def _edges(citations: Iterable[Citation], voice: str) -> Edges:
    edges: Edges = defaultdict(dict)
    for citation in citations:
        citing = voice if citation.citing == SELF else citation.citing
        edges[citing].setdefault(citation.cited, []).append(citation.evidence)
    return dict(edges)


def _branch(
    party: str, evidence: Iterable[Span], edges: Edges, seen: set[str], depth: int = 0
) -> Branch:
    again = party in seen or depth > MAX_HOPS
    above = {} if again else edges.get(party, {})
    seen.add(party)
    found = tuple(_branch(cited, spans, edges, seen, depth + 1) for cited, spans in above.items())
    return Branch(party, tuple(evidence), found, again and party in edges)
