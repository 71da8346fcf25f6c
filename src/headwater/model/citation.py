"""On whose word: an edge of the sourcing chain inside one article."""

from dataclasses import dataclass, field

from headwater.model.provenance import Provenance
from headwater.model.span import Span

SELF = "SELF"


@dataclass(frozen=True, slots=True)
class Citation:
    """``citing`` (SELF for the article's publisher) takes information from ``cited``."""

    citing: str
    cited: str
    evidence: Span
    attribution: str | None = None
    provenance: Provenance = field(default_factory=lambda: Provenance("cite", ""))
