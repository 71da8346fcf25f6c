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
from headwater.model.fetched import Fetched, Kept
from headwater.model.ids import stable_id
from headwater.model.linking import Correction, Form, Named, Naming, Ruling, Signature, Subject
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
    "Correction",
    "Drift",
    "Encoding",
    "Ended",
    "Entity",
    "Entry",
    "Fetched",
    "Form",
    "Hedge",
    "Hyperlink",
    "Judgement",
    "Kept",
    "Link",
    "Mention",
    "MentionKind",
    "Moment",
    "Named",
    "Naming",
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
    "Ruling",
    "Sentence",
    "Side",
    "Signature",
    "SourceKind",
    "Span",
    "Stance",
    "Statement",
    "Story",
    "Subject",
    "Tie",
    "Token",
    "cover",
    "stable_id",
    "trim",
]
