"""Articles and claims in the words of schema.org, as search engines and fact-checkers read them."""

from collections.abc import Iterable, Iterator
from typing import Any, TextIO

from headwater.exporters.cases import Case, cases, framed, iri
from headwater.model import SELF, Article, Claim, Reading, Side, SourceKind, Stance
from headwater.model.codec import dumps

Node = dict[str, Any]


class SchemaOrgExporter:
    """Writes one JSON-LD graph of NewsArticles, with what they cite, and of Claims."""

    suffix = ".jsonld"
    kind = "everything"

    def export(self, records: Iterable[object], out: TextIO) -> None:
        """Write readings and claims; other records have no word in schema.org."""
        opening = '{"@context": "https://schema.org", "@graph": [\n'
        framed(out, opening, map(dumps, _nodes(cases(records))), "\n]}\n")


def _nodes(found: Iterable[Case]) -> Iterator[Node]:
    for case in found:
        for reading in case.readings.values():
            yield _filled(_article(reading.article) | _sources(case, reading))
        for claim in case.claims:
            yield _filled(_claim(case, claim))


def _article(article: Article) -> Node:
    return {
        "@type": "NewsArticle",
        "@id": iri("article", article.id),
        "headline": article.title,
        "url": article.url,
        "inLanguage": article.lang,
        "datePublished": article.published,
        "dateModified": article.updated,
        "author": [{"@type": "Person", "name": name} for name in article.authors],
        "publisher": _organization(article.publisher),
        "articleSection": article.section,
        "keywords": list(article.tags),
    }


def _sources(case: Case, reading: Reading) -> Node:
    """Tell whom an article cites, by name, and the works it is based on."""
    cited = dict.fromkeys(edge.cited for edge in reading.citations if edge.citing == SELF)
    kinds = {found.source_name: found.source_kind for found in reading.attributions}
    works = (_work(name, kinds.get(name)) for name in cited)
    here = [_ref(other) for other in _upstream(case, reading.article.id)]
    return {"citation": list(cited), "isBasedOn": [*here, *(work for work in works if work)]}


def _work(name: str, kind: SourceKind | None) -> Node | None:
    if kind is SourceKind.OUTLET:
        return {"@type": "CreativeWork", "publisher": _organization(name)}
    return {"@type": "CreativeWork", "name": name} if kind is SourceKind.DOCUMENT else None


def _upstream(case: Case, article_id: str) -> list[str]:
    """List the articles of the story that an article's chains go to next."""
    voices = {id_: reading.article.voice for id_, reading in case.readings.items()}
    found = [
        other.article_id
        for claim in case.claims
        for mine in claim.carriages
        if mine.article_id == article_id and mine.chain
        for other in claim.carriages
        if voices.get(other.article_id) == mine.chain[0] and other.article_id != article_id
    ]
    return list(dict.fromkeys(found))


def _claim(case: Case, claim: Claim) -> Node:
    asserting = [c.article_id for c in claim.carriages if c.stance is not Stance.DENIES]
    denying = [c.article_id for c in claim.carriages if c.stance is Stance.DENIES]
    told = list(dict.fromkeys(asserting))
    return {
        "@type": "Claim",
        "@id": iri("claim", claim.id),
        "text": claim.text,
        "inLanguage": claim.lang,
        "creditText": "; ".join(_behind(claim)),
        "firstAppearance": _ref(_first(case, told)) if told else None,
        "appearance": [_ref(article) for article in told],
        "subjectOf": [_ref(article) for article in dict.fromkeys(denying)],
    }


def _behind(claim: Claim) -> Iterator[str]:
    """Name who stands behind a claim."""
    for origin in claim.origins:
        if origin.established and origin.side is Side.SUPPORTS:
            yield origin.party


def _first(case: Case, articles: list[str]) -> str:
    """Return the article that was published first; the first of all where none is dated."""
    dated = [
        (published, place)
        for place, id_ in enumerate(articles)
        if id_ in case.readings and (published := case.readings[id_].article.published)
    ]
    return articles[min(dated)[1] if dated else 0]


def _ref(article_id: str) -> Node:
    return {"@id": iri("article", article_id)}


def _organization(name: str | None) -> Node | None:
    return {"@type": "Organization", "name": name} if name else None


def _filled(node: Node) -> Node:
    return {name: value for name, value in node.items() if value}
