"""The whole walk on one page: read, analyze, attribute, cite | link | store."""

from collections.abc import Iterable, Iterator

from headwater.analyze import analyze
from headwater.attribute import attribute, respond, state
from headwater.cite import cite
from headwater.errors import ArticleError
from headwater.languages import load
from headwater.model import Article, Reading, Reject


def read_articles(items: Iterable[Article | Reject]) -> Iterator[Reading | Reject]:
    """Understand each article by itself; a Reject passes through."""
    for item in items:
        yield item if isinstance(item, Reject) else read_article(item)


def read_article(article: Article) -> Reading | Reject:
    """Do all that can be done with one article alone."""
    try:
        pack = load(article.lang)
    except ArticleError as error:
        return Reject(where=article.id, step="analyze", reason=str(error))
    analysis = analyze(article, pack)
    attributions = attribute(article, analysis, pack)
    return Reading(
        article,
        attributions=attributions,
        citations=cite(article, attributions, pack),
        statements=state(article, analysis, attributions, pack),
        responses=respond(article, analysis, pack),
        mentions=analysis.mentions,
    )
