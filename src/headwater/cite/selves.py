"""Which names in an article are its own publisher's."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations, pairwise

from headwater.cite.channels import Channel
from headwater.languages import Noun, Outlet, Pack, load
from headwater.languages.lexicon import lexicon
from headwater.model import Analysis, Article, Attribution, SourceKind, Span, Token

NEAR = 120  # code points between an outlet's cue and the relay that hangs on it
OPENING = 120  # code points of the body within which an agency signs its report
SIGNED = frozenset("(.-–—")
OWN_PAST = frozenset({"past", "impf"})  # «як повідомляв X»: an outlet recalling its own report


def selves(
    article: Article,
    analysis: Analysis,
    attributions: Sequence[Attribution],
    pack: Pack,
    spoken: Sequence[Channel] = (),
) -> frozenset[str]:
    """Return every name of the publisher, case folded.

    Where the publisher is not known, an outlet that passes on another outlet's report, recalls in
    the past that it reported, or has been told things by several people and nowhere tells them
    itself, is taken to be the page's own.
    """
    if article.publisher:
        known = [article.publisher]
    else:
        known = [
            *_relaying(analysis, attributions, pack),
            *_recalling(article, analysis, attributions, pack),
            *_told(attributions, spoken),
            *_dateline(article, pack),
        ]
    names = {name.casefold() for name in known}
    outlets = _written(pack.lang)
    same = [outlet for name in names for outlet in outlets.get(name, ())]
    if article.domain:
        same += [outlet for outlet in pack.outlets if article.domain in outlet.domains]
    return frozenset(names.union(name.casefold() for outlet in same for name in outlet.writings))


@cache
def _written(lang: str) -> dict[str, list[Outlet]]:
    """List the outlets of one language by every way they are written, case folded."""
    found: dict[str, list[Outlet]] = defaultdict(list)
    for outlet in load(lang).outlets:
        for name in outlet.writings:
            found[name.casefold()].append(outlet)
    return dict(found)


def _relaying(analysis: Analysis, attributions: Sequence[Attribution], pack: Pack) -> Iterator[str]:
    """Yield outlets that pass on another's report; an agency that transmits it is none of ours."""
    outlets = [a for a in attributions if a.source_kind is SourceKind.OUTLET and a.source_name]
    for before, after in pairwise(outlets):
        near = 0 <= after.cue.start - before.cue.end <= NEAR
        same = before.content == after.content and before.source_name != after.source_name
        if near and same and not _is_among(analysis, before.cue, pack.words.transmits):
            yield str(before.source_name)


def _recalling(
    article: Article, analysis: Analysis, attributions: Sequence[Attribution], pack: Pack
) -> Iterator[str]:
    """Yield outlets that recall their own report: "as X reported", or late in the text "X wrote".

    The verb is in the past and imperfective, where a language has aspects.
    """
    for attribution in attributions:
        if attribution.source_kind is not SourceKind.OUTLET or not attribution.source_name:
            continue
        if not _is_past(analysis, attribution.cue) or is_collective(analysis, attribution, pack):
            continue
        sentence = next((s for s in analysis.sentences if s.span.contains(attribution.cue)), None)
        words = analysis.tokens[sentence.first : sentence.last] if sentence else ()
        late = attribution.cue.start * 2 > len(article.text)
        if words and (late or _recalls(words, pack)):
            yield attribution.source_name


def is_collective(analysis: Analysis, attribution: Attribution, pack: Pack) -> bool:
    """Tell "the media" or "the British press", which are nobody's name, from an outlet."""
    source, nouns = attribution.source, lexicon(pack.lang).nouns
    held = analysis.words(source) if source else ()
    terms = (nouns.longest(held, at, len(held)) for at in range(len(held)))
    return any(
        term
        and isinstance(term.entry, Noun)
        and term.entry.kind is SourceKind.OUTLET
        and not term.entry.anaphoric
        for term in terms
    )


def _recalls(words: Sequence[Token], pack: Pack) -> bool:
    """Tell whether a sentence speaks of an earlier report: by how it opens, or "earlier" in it."""
    likes = {word.lstrip("=") for word in pack.words.like}
    earlier = {word.lstrip("=") for word in pack.words.earlier}
    return words[0].lower in likes or any(token.lower in earlier for token in words)


def _is_among(analysis: Analysis, cue: Span, words: Sequence[str]) -> bool:
    held = analysis.words(cue)
    return any(not token.lemmas.isdisjoint(words) or token.lower in words for token in held)


def _told(attributions: Sequence[Attribution], spoken: Sequence[Channel]) -> Iterator[str]:
    """Yield outlets to which several people spoke and that are nowhere a source themselves."""
    sources = {a.source_name for a in attributions}
    speakers: dict[str, set[str]] = {}
    for channel in spoken:
        said = channel.attribution
        if said and said.source_name and channel.name not in sources:
            speakers.setdefault(channel.name, set()).add(said.source_name)
    yield from (name for name, people in speakers.items() if len(people) > 1)


def _dateline(article: Article, pack: Pack) -> Iterator[str]:
    """Yield the agency that signs the opening: "Madrid, 23 may (EFE).", «МОСКВА - РИА Новости.»."""
    body = (article.body or article.parts)[:1]
    opening = article.text[body[0].start :][:OPENING] if body else ""
    outlets = _written(pack.lang)
    marks = [at for at, char in enumerate(opening) if char in SIGNED]
    for before, after in combinations(marks, 2):
        name = opening[before + 1 : after].strip(" )")
        if any(name in outlet.writings for outlet in outlets.get(name.casefold(), ())):
            yield name


def _is_past(analysis: Analysis, cue: Span) -> bool:
    return any(token.grams >= OWN_PAST for token in analysis.words(cue))
