"""Edges of the sourcing chain inside one article: who takes it from whom."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from headwater.cite.channels import channels
from headwater.cite.selves import selves
from headwater.languages import Frame, Noun, Pack, load
from headwater.languages.lexicon import lexicon
from headwater.model import (
    SELF,
    Analysis,
    Article,
    Attribution,
    Citation,
    Provenance,
    SourceKind,
    Span,
    cover,
)

NEAR = 120  # code points between two cues that tell the same
FOLLOWED = 1500  # code points over which an unnamed source is still the relayed outlet's


@dataclass(frozen=True, slots=True)
class Page:
    """An article with all that the drawing of its edges looks at."""

    article: Article
    analysis: Analysis
    attributions: Sequence[Attribution]
    pack: Pack
    own: frozenset[str]

    def is_self(self, name: str | None) -> bool:
        """Tell whether a name is the publisher's, whole or its last words: "the Courier"."""
        if not name:
            return False
        said = str(name).casefold()
        words = [w for w in said.split() if w not in _determiners(self.pack.lang)]
        voice = (self.article.publisher or "").casefold().split()
        return said in self.own or (bool(words) and voice[-len(words) :] == words)


@cache
def _determiners(lang: str) -> frozenset[str]:
    return frozenset(word.lstrip("=") for word in load(lang).words.determiners)


def edges(
    article: Article, analysis: Analysis, attributions: Sequence[Attribution], pack: Pack
) -> tuple[Citation, ...]:
    """Draw one edge for each pair of parties, in text order; the first to show it is evidence."""
    own = selves(article, analysis, attributions, pack)
    page = Page(article, analysis, attributions, pack, own)
    kept: dict[tuple[str, str], Citation] = {}
    reached: set[str] = set()  # parties that somebody else is known to stand between
    for edge in (*_stated(page), *_spoken(page)):
        if edge.citing == edge.cited or page.is_self(edge.cited):
            continue
        if edge.citing == SELF and edge.cited in reached:
            continue
        kept.setdefault((edge.citing, edge.cited), edge)
        if edge.citing != SELF:
            reached.add(edge.cited)
    return tuple(sorted(kept.values(), key=lambda edge: (edge.evidence, edge.citing)))


def _stated(page: Page) -> Iterator[Citation]:
    """Draw what attributions state: outlets, documents, unnamed officials; and who is behind."""
    for attribution in page.attributions:
        name = attribution.source_name
        if not name or page.is_self(name):
            continue
        if attribution.provenance.rule in _nouns(page.pack.lang):
            continue  # "reports in the media that C" tell of no piece to go to
        above = _above(page, attribution)
        if above != SELF and above.casefold() == name.casefold():
            continue
        if _is_cited(page, attribution) or (above != SELF and _is_person(page, attribution)):
            yield _edge(above, name, attribution)


def _spoken(page: Page) -> Iterator[Citation]:
    """Draw the way through a channel: SELF takes it from X, and X has it from who spoke there."""
    for channel in channels(page.article, page.analysis, page.attributions, page.pack):
        if page.is_self(channel.name):
            continue
        yield Citation(SELF, channel.name, channel.evidence, None, Provenance("cite", "channel"))
        said = channel.attribution
        if said and said.source_name and not _inside(said.source, channel.evidence):
            evidence = cover([channel.evidence, said.cue])
            yield Citation(
                channel.name, said.source_name, evidence, said.id, Provenance("cite", "channel")
            )


def _is_person(page: Page, attribution: Attribution) -> bool:
    """Tell whether a source is someone an outlet can be said to quote: a person, a named body."""
    if attribution.source_kind is SourceKind.PERSON:
        return True
    named = attribution.source and any(
        attribution.source.contains(mention.span) for mention in page.analysis.mentions
    )
    return attribution.source_kind is SourceKind.ORGANIZATION and bool(named)


def _edge(citing: str, cited: str, attribution: Attribution) -> Citation:
    shown = [attribution.cue, *([attribution.source] if attribution.source else [])]
    found = attribution.provenance
    return Citation(
        citing,
        cited,
        cover(shown),
        attribution.id,
        Provenance("cite", found.rule, score=found.score),
    )


def _inside(source: Span | None, evidence: Span) -> bool:
    return source is not None and source.overlaps(evidence)


def _is_cited(page: Page, attribution: Attribution) -> bool:
    """Tell whether taking from this source sends the reader upstream."""
    kind = attribution.source_kind
    if kind in (SourceKind.OUTLET, SourceKind.OFFICIAL_ANONYMOUS):
        return True
    if attribution.provenance.rule in _relays(page.pack.lang):
        return True  # whoever is cited by "with reference to" is cited
    if attribution.source is None:
        return False
    if kind is SourceKind.DOCUMENT:
        return _is_telling(page, attribution.source)
    return kind is SourceKind.ORGANIZATION and _has_cited_noun(page, attribution.source)


@cache
def _relays(lang: str) -> frozenset[str]:
    return frozenset(cue.id for cue in load(lang).cues if cue.frame is Frame.RELAY)


@cache
def _nouns(lang: str) -> frozenset[str]:
    return frozenset(cue.id for cue in load(lang).cues if cue.frame is Frame.NOUN)


def _is_telling(page: Page, source: Span) -> bool:
    """Tell a document that can be found again from "the data": it has a name or an owner."""
    named = any(source.contains(mention.span) for mention in page.analysis.mentions)
    words = sum(source.contains(token.span) for token in page.analysis.tokens)
    return named or words > 2


def _has_cited_noun(page: Page, source: Span) -> bool:
    index = lexicon(page.pack.lang).nouns
    tokens = [token for token in page.analysis.tokens if source.contains(token.span)]
    terms = (index.longest(tokens, at, len(tokens)) for at in range(len(tokens)))
    return any(term and isinstance(term.entry, Noun) and term.entry.cited for term in terms)


def _above(page: Page, inner: Attribution) -> str:
    """Return who reports an attribution: the outlet around it, or beside it on the same words."""
    for outer in reversed(page.attributions):
        if outer is inner or not outer.source_name or outer.source_name == inner.source_name:
            continue
        if outer.source_kind is not SourceKind.OUTLET and not _beside(outer, inner):
            continue
        if not page.is_self(outer.source_name) and _holds(outer, inner):
            return outer.source_name
    if inner.source_kind is SourceKind.OFFICIAL_ANONYMOUS:
        return _followed(page, inner)
    return SELF


def _holds(outer: Attribution, inner: Attribution) -> bool:
    if any(piece.contains(inner.cue) for piece in outer.content):
        return True
    return _beside(outer, inner)


def _beside(outer: Attribution, inner: Attribution) -> bool:
    """Tell whether ``inner`` is whom ``outer`` relays: the same content, named right after."""
    kinds = (outer.source_kind, inner.source_kind)
    if outer.content != inner.content or kinds == (SourceKind.DOCUMENT, SourceKind.OUTLET):
        return False  # an outlet has it from a document, never the other way about
    apart = inner.cue.start - outer.cue.end
    if kinds == (SourceKind.OUTLET, SourceKind.DOCUMENT):
        return abs(apart) < NEAR  # "the paper, citing a memo, said"; "a memo seen by the paper"
    return 0 <= apart < NEAR


def _followed(page: Page, inner: Attribution) -> str:
    """Return the outlet that the text has been following: it knows the unnamed source."""
    before = [
        a
        for a in page.attributions
        if a.source_kind is SourceKind.OUTLET and a.cue.end <= inner.cue.start
    ]
    cited = [a for a in before if not page.is_self(a.source_name) and a.source_name]
    if cited and inner.cue.start - cited[-1].cue.end <= FOLLOWED:
        return str(cited[-1].source_name)
    return SELF
