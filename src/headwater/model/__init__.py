"""The records that travel; standard library only."""

from headwater.model.analysis import (
    Analysis,
    Bound,
    Hedge,
    Mention,
    MentionKind,
    Moment,
    Quantity,
    Quotation,
    Sentence,
    Token,
)
from headwater.model.article import Article, Hyperlink, Picture, Reject
from headwater.model.attribution import (
    Antecedent,
    Attribution,
    Bond,
    Quote,
    Response,
    ResponseKind,
    SourceKind,
    Stance,
)
from headwater.model.citation import SELF, Citation
from headwater.model.encoding import Encoding, Tie
from headwater.model.ids import stable_id
from headwater.model.linking import Form, Named, Signature
from headwater.model.provenance import Provenance
from headwater.model.reading import Reading, Statement
from headwater.model.span import Span, cover, trim
from headwater.model.story import (
    Act,
    Carriage,
    Claim,
    Drift,
    Ended,
    Entity,
    Entry,
    Judgement,
    Link,
    Origin,
    Side,
    Story,
)

__all__ = [
    "SELF",
    "Act",
    "Analysis",
    "Antecedent",
    "Article",
    "Attribution",
    "Bond",
    "Bound",
    "Carriage",
    "Citation",
    "Claim",
    "Drift",
    "Encoding",
    "Ended",
    "Entity",
    "Entry",
    "Form",
    "Hedge",
    "Hyperlink",
    "Judgement",
    "Link",
    "Mention",
    "MentionKind",
    "Moment",
    "Named",
    "Origin",
    "Picture",
    "Provenance",
    "Quantity",
    "Quotation",
    "Quote",
    "Reading",
    "Reject",
    "Response",
    "ResponseKind",
    "Sentence",
    "Side",
    "Signature",
    "SourceKind",
    "Span",
    "Stance",
    "Statement",
    "Story",
    "Tie",
    "Token",
    "cover",
    "stable_id",
    "trim",
]
