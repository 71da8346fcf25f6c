"""Who says what, as W3C Web Annotations: each says where in the text, by place and by words.

A TextPositionSelector counts code points, as Headwater's spans do.
"""

from collections.abc import Iterable, Iterator
from typing import Any, TextIO

from headwater.exporters.cases import Case, cases, framed, iri
from headwater.model import Article, Attribution, Carriage, Claim, Reading, Span
from headwater.model.codec import dumps

AROUND = 32  # characters before and after the words, by which they are found again
CONTEXT = "http://www.w3.org/ns/anno.jsonld"
Node = dict[str, Any]


class AnnotationsExporter:
    """Writes one AnnotationPage: an annotation an attribution, and one a statement of a claim."""

    suffix = ".jsonld"
    kind = "everything"

    def export(self, records: Iterable[object], out: TextIO) -> None:
        """Write the annotations of readings and claims; other records say nothing of a text."""
        head = {"@context": CONTEXT, "id": "urn:headwater:annotations", "type": "AnnotationPage"}
        opening = dumps(head)[:-1] + ', "items": [\n'
        framed(out, opening, map(dumps, _annotations(cases(records))), "\n]}\n")


def _annotations(found: Iterable[Case]) -> Iterator[Node]:
    for case in found:
        for reading in case.readings.values():
            for attribution in reading.attributions:
                yield _attribution(reading, attribution)
        for claim in case.claims:
            for carriage in claim.carriages:
                yield _carriage(case, claim, carriage)


def _attribution(reading: Reading, attribution: Attribution) -> Node:
    article, provenance = reading.article, attribution.provenance
    bodies = [
        _told("identifying", attribution.source_name),
        _told("classifying", attribution.stance),
        _told("classifying", attribution.source_kind),
        _told("classifying", attribution.quote),
        _pointed("identifying", article, attribution.source),
        _pointed("highlighting", article, attribution.cue),
    ]
    rule = f"{provenance.step}/{provenance.rule}"
    return {
        "id": iri("annotation", attribution.id),
        "type": "Annotation",
        "motivation": "identifying",
        "generator": {"type": "Software", "name": f"Headwater {rule}"},
        "body": [body for body in bodies if body],
        "target": [_place(article, span) for span in attribution.content],
    }


def _carriage(case: Case, claim: Claim, carriage: Carriage) -> Node:
    reading = case.readings.get(carriage.article_id)
    article = reading.article if reading else carriage.article_id
    chain = " < ".join(carriage.chain)
    linked = {"type": "SpecificResource", "purpose": "linking", "source": iri("claim", claim.id)}
    bodies = [
        linked,
        _told("describing", claim.text, claim.lang),
        _told("identifying", carriage.speaker),
        _told("classifying", carriage.stance),
        _told("commenting", chain),
        *(_told("classifying", drift.kind) for drift in carriage.drift),
    ]
    return {
        "id": iri("annotation", f"{claim.id}/{carriage.statement_id}"),
        "type": "Annotation",
        "motivation": "linking",
        "body": [body for body in bodies if body],
        "target": [_place(article, span) for span in (*carriage.content, *carriage.also)],
    }


def _told(purpose: str, value: str | None, lang: str | None = None) -> Node | None:
    if not value:
        return None
    body = {"type": "TextualBody", "purpose": purpose, "value": str(value), "format": "text/plain"}
    return body | ({"language": lang} if lang else {})


def _pointed(purpose: str, article: Article, span: Span | None) -> Node | None:
    return {**_place(article, span), "purpose": purpose} if span else None


def _place(article: Article | str, span: Span) -> Node:
    """Point at words of an article; of one that is not at hand only their place is known."""
    position = {"type": "TextPositionSelector", "start": span.start, "end": span.end}
    if isinstance(article, str):
        source: Node = {"id": iri("article", article), "type": "Text"}
        return {"type": "SpecificResource", "source": source, "selector": [position]}
    source = {
        "id": iri("article", article.id),
        "type": "Text",
        "format": "text/plain",
        "language": article.lang,
    }
    if article.url:
        source["via"] = article.url
    selectors = [_words(article.text, span), position]
    return {"type": "SpecificResource", "source": source, "selector": selectors}


def _words(text: str, span: Span) -> Node:
    return {
        "type": "TextQuoteSelector",
        "exact": span.of(text),
        "prefix": text[max(0, span.start - AROUND) : span.start],
        "suffix": text[span.end : span.end + AROUND],
    }
