"""The questions a face may ask of a store, and the answers as records: faces only format them."""

from headwater.queries.briefs import (
    Chapter,
    Line,
    Section,
    select,
)
from headwater.queries.heads import (
    Phrase,
    did,
    told,
)
from headwater.queries.lists import (
    Counts,
    Hit,
    articles,
    claims,
    claims_near,
    counts,
    echoed,
    entities,
    entities_near,
    readings,
    rejects,
    search,
    stories,
)
from headwater.queries.pages import (
    ArticlePage,
    ClaimPage,
    EntityPage,
    Possible,
    StoryPage,
    Telling,
    article,
    claim,
    entity,
    story,
)
from headwater.queries.passages import (
    Byline,
    Passage,
    Piece,
)
from headwater.queries.receipts import (
    Receipt,
    Row,
    receipt,
)
from headwater.queries.reread import (
    CHANGED,
    Brief,
    Refusal,
    brief,
    reread,
)
from headwater.queries.shifts import (
    Change,
    Shift,
)
from headwater.queries.timelines import (
    Deed,
    Event,
    Note,
    timeline,
)
from headwater.queries.trees import (
    Carrier,
    tree,
)
from headwater.queries.versions import (
    Alteration,
    Cited,
    Issue,
    VersionsPage,
    cited,
    versions,
)

__all__ = [
    "CHANGED",
    "Alteration",
    "ArticlePage",
    "Brief",
    "Byline",
    "Carrier",
    "Change",
    "Chapter",
    "Cited",
    "ClaimPage",
    "Counts",
    "Deed",
    "EntityPage",
    "Event",
    "Hit",
    "Issue",
    "Line",
    "Note",
    "Passage",
    "Phrase",
    "Piece",
    "Possible",
    "Receipt",
    "Refusal",
    "Row",
    "Section",
    "Shift",
    "StoryPage",
    "Telling",
    "VersionsPage",
    "article",
    "articles",
    "brief",
    "cited",
    "claim",
    "claims",
    "claims_near",
    "counts",
    "did",
    "echoed",
    "entities",
    "entities_near",
    "entity",
    "readings",
    "receipt",
    "rejects",
    "reread",
    "search",
    "select",
    "stories",
    "story",
    "timeline",
    "told",
    "tree",
    "versions",
]
