"""Edges of the sourcing chain inside one article: who takes it from whom."""

from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from headwater.cite.channels import Channel, channels
from headwater.cite.selves import is_collective, selves
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
WIDE = 400  # and between those of an outlet and of whom it quotes, in one sentence
ALIKE = 0.8  # share of a content that two attributions have in common, if they tell the same
FOLLOWED = 1500  # code points over which an unnamed source is still the relayed outlet's


@dataclass(frozen=True, slots=True)
class Page:
    """An article with all that the drawing of its edges looks at."""

    article: Article
    analysis: Analysis
    attributions: Sequence[Attribution]
    pack: Pack
    own: frozenset[str]
    spoken: Sequence[Channel]

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
    spoken = tuple(channels(article, analysis, attributions, pack))
    own = selves(article, analysis, attributions, pack, spoken)
    page = Page(article, analysis, attributions, pack, own, spoken)
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
    through = {edge.attribution for edge in kept.values() if edge.citing != SELF}
    found = (e for e in kept.values() if e.citing != SELF or not _is_through(e, through))
    return tuple(sorted(found, key=lambda edge: (edge.evidence, edge.citing)))


def _is_through(edge: Citation, through: Container[str | None]) -> bool:
    """Tell whether what an edge shows was told to somebody who stands in between."""
    return edge.attribution is not None and edge.attribution in through


def _stated(page: Page) -> Iterator[Citation]:
    """Draw what attributions state: outlets, documents, unnamed officials; and who is behind."""
    for attribution in page.attributions:
        name = attribution.source_name
        if not name or page.is_self(name) or _is_title(page, attribution):
            continue
        if _is_channel(page, attribution):
            continue  # "in an interview with X": the way through X is drawn as such
        if attribution.provenance.base in _nouns(page.pack.lang):
            continue  # "reports in the media that C" tell of no piece to go to
        above = _above(page, attribution)
        if above != SELF and above.casefold() == name.casefold():
            continue
        if _is_cited(page, attribution) or (above != SELF and _is_person(page, attribution)):
            yield _edge(above, name, attribution)


def _is_channel(page: Page, attribution: Attribution) -> bool:
    """Tell whether an attribution is of the outlet to which somebody else spoke."""
    return any(
        channel.name == attribution.source_name
        and channel.evidence.contains(attribution.cue)
        and channel.attribution not in (None, attribution)
        for channel in page.spoken
    )


def _is_title(page: Page, attribution: Attribution) -> bool:
    """Tell "Press:" over a report that names the outlet it is about."""
    heads = [s.span for s in page.analysis.sentences if s.headline]
    if not any(span.contains(attribution.cue) for span in heads):
        return False
    named = any(
        a.source_kind is SourceKind.OUTLET and a.source_name != attribution.source_name
        for a in page.attributions
    )
    return named and is_collective(page.analysis, attribution, page.pack)


def _spoken(page: Page) -> Iterator[Citation]:
    """Draw the way through a channel: SELF takes it from X, and X has it from who spoke there."""
    for channel in page.spoken:
        if page.is_self(channel.name):
            continue
        yield Citation(SELF, channel.name, channel.evidence, None, Provenance("cite", channel.rule))
        said = channel.attribution
        apart = said and (channel.written or not _inside(said.source, channel.evidence))
        if said and said.source_name and apart:
            evidence = cover([channel.evidence, said.cue])
            yield Citation(
                channel.name, said.source_name, evidence, said.id, Provenance("cite", channel.rule)
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
    if kind in (SourceKind.OUTLET, SourceKind.OFFICIAL_ANONYMOUS) or _is_unnamed(page, attribution):
        return True
    if attribution.provenance.base in _relays(page.pack.lang):
        return True  # whoever is cited by "with reference to" is cited
    if attribution.source is None:
        return False
    if kind is SourceKind.DOCUMENT:
        return not _is_of_source(page, attribution) and _is_telling(page, attribution)
    return kind is SourceKind.ORGANIZATION and _has_noun(page, attribution.source, _cited)


@cache
def _relays(lang: str) -> frozenset[str]:
    return frozenset(cue.id for cue in load(lang).cues if cue.frame is Frame.RELAY)


@cache
def _nouns(lang: str) -> frozenset[str]:
    return frozenset(cue.id for cue in load(lang).cues if cue.frame is Frame.NOUN)


def _is_of_source(page: Page, attribution: Attribution) -> bool:
    """Tell a notice of somebody who is cited as such: "the report (Reuters)"."""
    owner = _owner(attribution)
    return bool(owner) and any(
        a.source_name == owner
        and (a.source_kind is SourceKind.OUTLET or (a.source and _has_noun(page, a.source, _cited)))
        for a in page.attributions
    )


def _owner(attribution: Attribution) -> str:
    """Return whose a document is, where its name says so in brackets."""
    before, _, owner = (attribution.source_name or "").rpartition(" (")
    return owner.removesuffix(")") if before else ""


def _is_telling(page: Page, attribution: Attribution) -> bool:
    """Tell a document that can be found again from "the data": it has a name or an owner."""
    source = attribution.source
    if source is None or _owner(attribution):
        return bool(source)
    named = any(source.contains(mention.span) for mention in page.analysis.mentions)
    words = page.analysis.words(source)
    return named or sum(not lexicon(page.pack.lang).determiners.has(word) for word in words) > 2


def _is_unnamed(page: Page, attribution: Attribution) -> bool:
    """Tell a bare "source", of which nothing is known, not even that it is an official."""
    source, open_ = attribution.source, attribution.source_kind is SourceKind.UNKNOWN
    return open_ and source is not None and _has_noun(page, source, _unnamed)


def _has_noun(page: Page, source: Span, which: Callable[[Noun], bool]) -> bool:
    index = lexicon(page.pack.lang).nouns
    tokens = page.analysis.words(source)
    terms = (index.longest(tokens, at, len(tokens)) for at in range(len(tokens)))
    return any(term and isinstance(term.entry, Noun) and which(term.entry) for term in terms)


def _cited(noun: Noun) -> bool:
    return noun.cited


def _unnamed(noun: Noun) -> bool:
    return noun.unnamed


def _above(page: Page, inner: Attribution) -> str:
    """Return who reports an attribution: the outlet around it, or beside it on the same words."""
    if inner.provenance.base in _relays(page.pack.lang):
        hung = _hung(page, inner)
        if hung:
            return SELF if page.is_self(hung) else hung
    for outer in reversed(page.attributions):
        if outer is inner or not outer.source_name or outer.source_name == inner.source_name:
            continue
        if outer.source_kind is not SourceKind.OUTLET and not _beside(outer, inner):
            continue
        if not page.is_self(outer.source_name) and _holds(outer, inner):
            return outer.source_name
    if inner.source_kind is SourceKind.OFFICIAL_ANONYMOUS or _is_unnamed(page, inner):
        return _followed(page, inner)
    return SELF


def _hung(page: Page, inner: Attribution) -> str | None:
    """Return who takes from the source of a relay: the one whose cue stands before it."""
    sentence = next((s for s in page.analysis.sentences if s.span.contains(inner.cue)), None)
    before = [
        a
        for a in page.attributions
        if a.source_name
        and a is not inner
        and a.source_name != inner.source_name
        and sentence
        and sentence.span.contains(a.cue)
        and 0 <= inner.cue.start - a.cue.end <= NEAR
    ]
    nearest = max(before, key=lambda a: a.cue.end, default=None)
    return nearest.source_name if nearest else None


def _holds(outer: Attribution, inner: Attribution) -> bool:
    if any(piece.contains(inner.cue) for piece in outer.content):
        return True
    return _beside(outer, inner)


def _beside(outer: Attribution, inner: Attribution) -> bool:
    """Tell whether ``inner`` is whom ``outer`` relays: the same content, named right after."""
    kinds = (outer.source_kind, inner.source_kind)
    if kinds[1] is SourceKind.OUTLET and kinds[0] is not SourceKind.OUTLET:
        return False  # an outlet has it from others, never the other way about
    apart = inner.cue.start - outer.cue.end
    quotes = kinds[0] is SourceKind.OUTLET and kinds[1] is not SourceKind.OUTLET
    if quotes and _shared(outer, inner) >= ALIKE:
        return abs(apart) < WIDE  # "the paper, citing a memo, said"; "A said C, the paper reports"
    return outer.content == inner.content and 0 <= apart < NEAR


def _shared(outer: Attribution, inner: Attribution) -> float:
    """Return the share of the inner content that the outer holds."""
    held = sum(
        max(0, min(one.end, other.end) - max(one.start, other.start))
        for one in outer.content
        for other in inner.content
    )
    return held / (sum(piece.end - piece.start for piece in inner.content) or 1)


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
