"""Where something was said: "told X", «в інтерв'ю X», a dateline's or last line's agency."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from headwater.languages import Pack
from headwater.languages.lexicon import lexicon
from headwater.model import Analysis, Article, Attribution, Mention, MentionKind, Span

NEAR = 6  # tokens between the formula and the channel's name
CREDIT = re.compile(r"\((?P<name>[^\W\d_][^()\n]{1,30})\)")
DASHES = "-–—"
MARKS = "\"'«»“”„‘’ "


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel's name, the words that show it, and the attribution spoken through it."""

    name: str
    evidence: Span
    attribution: Attribution | None = None


def channels(
    article: Article, analysis: Analysis, attributions: Sequence[Attribution], pack: Pack
) -> Iterator[Channel]:
    """Yield the channels of an article in text order, credits of agencies last."""
    known = {name.casefold() for outlet in pack.outlets for name in outlet.writings}
    index = lexicon(pack.lang).channels
    nouns = lexicon(pack.lang).nouns
    for sentence in analysis.sentences:
        spoken = [a for a in attributions if sentence.span.contains(a.cue)]
        for at in range(sentence.first, sentence.last):
            term = index.longest(analysis.tokens, at, sentence.last)
            if term is None or not spoken:
                continue
            end = at + len(term.words)
            found = _name_after(article, analysis, end, min(end + NEAR, sentence.last))
            if found is None:
                continue
            start = analysis.tokens[at].span.start
            before = analysis.tokens[end : _index(analysis, found.span)]
            told = any(nouns.has(token) and _is_outlet(nouns, token) for token in before)
            if told or found.name.casefold() in known or _speaks_to(found, article):
                yield Channel(found.name, Span(start, found.span.end), _nearest(spoken, start))
    yield from _credits(article, known)


def _name_after(article: Article, analysis: Analysis, start: int, end: int) -> Mention | None:
    if start >= end:
        return None
    near = Span(analysis.tokens[start].span.start, analysis.tokens[end - 1].span.end)
    for mention in analysis.mentions:
        if near.overlaps(mention.span) and mention.span.start >= near.start:
            between = article.text[near.start : mention.span.start]
            return None if set(between) & set(",;:.") else mention
    return None


def _index(analysis: Analysis, span: Span) -> int:
    return next(i for i, token in enumerate(analysis.tokens) if token.span.start >= span.start)


def _is_outlet(nouns: object, token: object) -> bool:
    from headwater.languages import Noun
    from headwater.model import SourceKind

    term = nouns.longest([token], 0, 1)  # type: ignore[attr-defined]  # an Index
    return isinstance(term.entry, Noun) and term.entry.kind is SourceKind.OUTLET


def _speaks_to(mention: Mention, article: Article) -> bool:
    """Tell whether a name in quotation marks or of a product may be a channel."""
    marked = article.text[max(mention.span.start - 1, 0)] in MARKS.strip()
    return marked and mention.kind in (MentionKind.ORGANIZATION, MentionKind.PRODUCT)


def _nearest(spoken: Sequence[Attribution], place: int) -> Attribution:
    return min(spoken, key=lambda a: (abs(a.cue.start - place), a.cue.start))


def _credits(article: Article, known: set[str]) -> Iterator[Channel]:
    """Yield an agency credited in brackets: in the dateline, or alone on the last line."""
    lines = [part for part in article.body or article.parts]
    if not lines:
        return
    text = article.text
    for match in CREDIT.finditer(text, lines[0].start, lines[-1].end):
        name = match["name"].strip()
        alone = text[: match.start()].rpartition("\n")[2].strip() == ""
        last = text[match.end() : lines[-1].end].strip(" .\n") == ""
        dateline = text[match.end() :].lstrip(" .")[:1] in set(DASHES)
        opening = match.start() - lines[0].start < 200
        if (alone and last) or (dateline and opening) or (opening and last):
            if name.casefold() in known or (alone and last) or dateline:
                yield Channel(name, Span(match.start("name"), match.end("name")))
