"""The questions a face may ask of a store, and the answers as records: faces only format them."""

from headwater.queries.lists import (
    Counts,
    Hit,
    articles,
    claims,
    counts,
    echoed,
    entities,
    readings,
    rejects,
    search,
    stories,
)
from headwater.queries.pages import (
    ArticlePage,
    ClaimPage,
    EntityPage,
    StoryPage,
    article,
    claim,
    entity,
    story,
)
from headwater.queries.receipts import Receipt, Row, receipt
from headwater.queries.trees import Carrier, tree

__all__ = [
    "ArticlePage",
    "Carrier",
    "ClaimPage",
    "Counts",
    "EntityPage",
    "Hit",
    "Receipt",
    "Row",
    "StoryPage",
    "article",
    "articles",
    "claim",
    "claims",
    "counts",
    "echoed",
    "entities",
    "entity",
    "readings",
    "receipt",
    "rejects",
    "search",
    "stories",
    "story",
    "tree",
]
