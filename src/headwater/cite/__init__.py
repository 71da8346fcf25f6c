"""On whose word: citation edges from attributions."""

from headwater.cite.edges import edges as cite
from headwater.cite.tree import Branch, sourcing_tree

__all__ = ["Branch", "cite", "sourcing_tree"]
