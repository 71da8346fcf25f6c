"""One article as language: sentences over tokens, headline apart, furniture left out."""

from headwater.analyze import analyze
from headwater.languages import load
from headwater.model import Article, Span

TEXT = "Plant to close\n\nIt rains. Roads are wet.\nNobody came.\n\nRead also"
ARTICLE = Article(
    id="a",
    text=TEXT,
    lang="en",
    headline=Span(0, 14),
    body=(Span(16, TEXT.index("\n\nRead")),),
)


def test_sentences_know_paragraph_and_headline():
    found = analyze(ARTICLE, load("en")).sentences
    rows = [(s.span.of(TEXT), s.paragraph, s.headline) for s in found]
    assert rows == [
        ("Plant to close", 0, True),
        ("It rains.", 1, False),
        ("Roads are wet.", 1, False),
        ("Nobody came.", 2, False),
    ]


def test_sentences_share_out_the_tokens_in_order():
    analysis = analyze(ARTICLE, load("en"))
    borders = [(s.first, s.last) for s in analysis.sentences]
    assert [first for first, _ in borders[1:]] == [last for _, last in borders[:-1]]
    assert (borders[0][0], borders[-1][1]) == (0, len(analysis.tokens))


def test_furniture_is_not_analyzed():
    assert "read" not in {token.lower for token in analyze(ARTICLE, load("en")).tokens}


def test_an_empty_article_shows_nothing():
    analysis = analyze(Article(id="a", text="", lang="en"), load("en"))
    assert (analysis.sentences, analysis.tokens, analysis.quotations) == ((), (), ())
