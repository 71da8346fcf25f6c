"""What one article's language shows: sentences, tokens, marks, names, moments, numbers."""

from collections.abc import Iterable, Sequence

from headwater.analyze import (
    hedges,
    mentions,
    moments,
    quantities,
    quotations,
    sentences,
    tokens,
)
from headwater.languages import Pack
from headwater.model import Analysis, Article, Encoding, Mention, MentionKind, Sentence, Span, Token

__all__ = ["analyze", "called"]


def analyze(article: Article, pack: Pack, encoding: Encoding | None = None) -> Analysis:
    """Read an article as language; furniture is left out, offsets are those of its text."""
    lines = _lines(article)
    found, words = _cut(article, lines, pack)
    times = moments.find(article, words, pack)
    return Analysis(
        sentences=found,
        tokens=words,
        quotations=quotations.pair(article.text, [line for line, _ in lines], pack),
        mentions=mentions.find(article, words, found, pack, encoding),
        moments=times,
        quantities=quantities.find(article, words, pack, times),
        hedges=hedges.find(article, words, pack),
        aside=_aside(article, pack, encoding),
    )


def called(
    article: Article, pack: Pack, names: Iterable[tuple[Span, MentionKind]]
) -> tuple[Mention, ...]:
    """Give stretches of an article that are known to be names their dictionary forms."""
    found, words = _cut(article, _lines(article), pack)
    return mentions.called(article, words, found, pack, names)


def _lines(article: Article) -> list[tuple[Span, bool]]:
    """Cut an article into lines, each with whether it is the headline."""
    return [
        (line, part == article.headline)
        for part in article.parts
        for line in sentences.paragraphs(article.text, part)
    ]


def _aside(article: Article, pack: Pack, encoding: Encoding | None) -> tuple[Mention, ...]:
    """Find the names in furniture; rules alone would take too much there for a name."""
    if encoding is None:
        return ()
    edges = [0, *(edge for part in sorted(article.parts) for edge in (part.start, part.end))]
    gaps = zip(edges[::2], [*edges[1::2], len(article.text)], strict=True)
    lines = [
        (line, False)
        for start, end in gaps
        if start < end
        for line in sentences.paragraphs(article.text, Span(start, end))
    ]
    found, words = _cut(article, lines, pack)
    return mentions.find(article, words, found, pack, encoding)


def _cut(
    article: Article, lines: Sequence[tuple[Span, bool]], pack: Pack
) -> tuple[tuple[Sentence, ...], tuple[Token, ...]]:
    """Cut lines, given with whether each is the headline, into sentences and tokens."""
    words: list[Token] = []
    found: list[Sentence] = []
    for number, (line, headline) in enumerate(lines):
        for span in sentences.split(article.text, line, pack):
            first = len(words)
            words.extend(tokens.cut(article.text, span, pack))
            found.append(Sentence(span, first, len(words), number, headline))
    return tuple(found), tuple(words)
