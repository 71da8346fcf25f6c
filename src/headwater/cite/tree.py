"""The sourcing chains of one article as a tree, for showing: who has it from whom, in which words.

The citations are its trunk; each attribution then hangs where its own chain ends.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from headwater.cite.trunk import Node, Saying, grow
from headwater.cite.twigs import hang
from headwater.model import Reading, SourceKind, Span

__all__ = ["Branch", "Saying", "sourcing_tree"]


@dataclass(frozen=True, slots=True)
class Branch:
    """A party, the words that prove it is cited by the party above, and whom it cites itself.

    ``evidence`` is empty at the root, and where only the ``sayings`` show that the party is heard.
    ``again`` marks a party whose own sources stand elsewhere in the tree: the walk does not go
    round. ``named`` is False where the article does not settle who the party is; its words stand
    for it then, or nothing.
    """

    party: str
    evidence: tuple[Span, ...] = ()
    branches: tuple["Branch", ...] = ()
    again: bool = False
    kind: SourceKind | None = None
    named: bool = True
    sayings: tuple[Saying, ...] = ()

    @property
    def depth(self) -> int:
        """How many hops the longest way upstream has."""
        return max((1 + branch.depth for branch in self.branches), default=0)


def sourcing_tree(reading: Reading) -> Branch:
    """Arrange citations and attributions of one article below its publisher."""
    trunk = grow(reading)
    hang(trunk, reading)
    return _branch(trunk.root)


def _branch(node: Node) -> Branch:
    below = sorted(node.below.values(), key=_start)
    return Branch(
        node.party,
        tuple(node.evidence),
        tuple(_branch(further) for further in below),
        node.again,
        node.kind,
        node.named,
        tuple(node.sayings),
    )


def _start(node: Node) -> int:
    """Return where the text first speaks of a party, or of those below it."""
    return min(_starts(node), default=0)


def _starts(node: Node) -> Iterator[int]:
    yield from (span.start for span in node.evidence)
    yield from (span.start for saying in node.sayings for span in saying.evidence)
    yield from (_start(further) for further in node.below.values())
