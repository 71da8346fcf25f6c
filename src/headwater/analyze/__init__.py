"""What one article's language shows: sentences, tokens, marks, names, moments, numbers."""

from headwater.analyze import quotations, sentences, tokens
from headwater.languages import Pack
from headwater.model import Analysis, Article, Sentence, Token

__all__ = ["analyze"]


def analyze(article: Article, pack: Pack) -> Analysis:
    """Read an article as language; furniture is left out, offsets are those of its text."""
    words: list[Token] = []
    found: list[Sentence] = []
    lines = [
        (line, part == article.headline)
        for part in article.parts
        for line in sentences.paragraphs(article.text, part)
    ]
    for number, (line, headline) in enumerate(lines):
        for span in sentences.split(article.text, line, pack):
            first = len(words)
            words.extend(tokens.cut(article.text, span, pack))
            found.append(Sentence(span, first, len(words), number, headline))
    return Analysis(
        sentences=tuple(found),
        tokens=tuple(words),
        quotations=quotations.pair(article.text, [line for line, _ in lines], pack),
    )
