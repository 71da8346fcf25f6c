"""Which names in an article are its own publisher's."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from headwater.languages import Outlet, Pack
from headwater.model import Analysis, Article, Attribution, SourceKind, Span

NEAR = 120  # code points between an outlet's cue and the relay that hangs on it
OPENING = 120  # code points of the body within which an agency signs its report
SIGNED = frozenset("(.-–—")
OWN_PAST = frozenset({"past", "impf"})  # «як повідомляв X»: an outlet recalling its own report


def selves(
    article: Article, analysis: Analysis, attributions: Sequence[Attribution], pack: Pack
) -> frozenset[str]:
    """Return every name of the publisher, case folded.

    Where the publisher is not known, an outlet that passes on another outlet's report, or
    recalls in the past that it reported, is taken to be the page's own.
    """
    if article.publisher:
        known = [article.publisher]
    else:
        known = [
            *_relaying(attributions),
            *_recalling(analysis, attributions, pack),
            *_dateline(article, pack),
        ]
    names = {name.casefold() for name in known}
    for outlet in pack.outlets:
        if _is(outlet, names, article.domain):
            names |= {name.casefold() for name in outlet.writings}
    return frozenset(names)


def _is(outlet: Outlet, names: set[str], domain: str | None) -> bool:
    if domain and domain in outlet.domains:
        return True
    return any(name.casefold() in names for name in outlet.writings)


def _relaying(attributions: Sequence[Attribution]) -> Iterator[str]:
    outlets = [a for a in attributions if a.source_kind is SourceKind.OUTLET and a.source_name]
    for before, after in pairwise(outlets):
        near = 0 <= after.cue.start - before.cue.end <= NEAR
        if near and before.content == after.content and before.source_name != after.source_name:
            yield str(before.source_name)


def _recalling(
    analysis: Analysis, attributions: Sequence[Attribution], pack: Pack
) -> Iterator[str]:
    likes = {word.lstrip("=") for word in pack.words.like}
    opened = {
        sentence.span: analysis.tokens[sentence.first].lower in likes
        for sentence in analysis.sentences
    }
    for attribution in attributions:
        if attribution.source_kind is not SourceKind.OUTLET or not attribution.source_name:
            continue
        held = any(opens and span.contains(attribution.cue) for span, opens in opened.items())
        if held and _is_past(analysis, attribution.cue):
            yield attribution.source_name


def _dateline(article: Article, pack: Pack) -> Iterator[str]:
    """Yield the agency that signs the opening: "Madrid, 23 may (EFE).", «МОСКВА - РИА Новости.»."""
    body = (article.body or article.parts)[:1]
    opening = article.text[body[0].start :][:OPENING] if body else ""
    for outlet in pack.outlets:
        for name in outlet.writings:
            at = opening.find(name)
            if at > 0 and _signs(opening[:at], opening[at + len(name) :]):
                yield name


def _signs(before: str, after: str) -> bool:
    return before.rstrip()[-1:] in SIGNED and after.lstrip(" )")[:1] in SIGNED


def _is_past(analysis: Analysis, cue: Span) -> bool:
    return any(token.grams >= OWN_PAST for token in analysis.tokens if cue.contains(token.span))
