"""All that one article alone tells: the unit of per-article work and of storage."""

from dataclasses import dataclass

from headwater.model.analysis import Hedge, Mention, Moment, Quantity
from headwater.model.article import Article
from headwater.model.attribution import Attribution, Response
from headwater.model.citation import Citation
from headwater.model.span import Span


@dataclass(frozen=True, slots=True)
class Statement:
    """A stretch of text that says something, on one speaker's word.

    ``attribution`` is the id of the innermost attribution that vouches for it; None means the
    article's own voice, and ``speaker`` is then its publisher. ``negative`` is grammatical
    polarity. ``headline`` tells title from body. ``vectors``, where an encoder ran, are
    what its most telling words mean, each as signed bytes: near ones mean the same in any language.
    """

    id: str
    content: tuple[Span, ...]
    speaker: str
    attribution: str | None = None
    negative: bool = False
    headline: bool = False
    background: bool = False
    moments: tuple[Moment, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    hedges: tuple[Hedge, ...] = ()
    terms: tuple[str, ...] = ()
    vectors: tuple[bytes, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """An article and everything found in it, each list in text order.

    ``encoder`` names the encoder it was read with.
    """

    article: Article
    attributions: tuple[Attribution, ...] = ()
    citations: tuple[Citation, ...] = ()
    statements: tuple[Statement, ...] = ()
    responses: tuple[Response, ...] = ()
    mentions: tuple[Mention, ...] = ()
    encoder: str = ""
