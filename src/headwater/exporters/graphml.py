"""Chains as a graph that Gephi, yEd, Cytoscape and networkx open."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TextIO
from xml.sax.saxutils import escape, quoteattr

from headwater.exporters.cases import Case, cases, end, iri, names, said
from headwater.model import SELF, Carriage, Claim, Reading

NODE = {"kind": "string", "label": "string", "lang": "string", "published": "string"}
NODE |= {"url": "string", "independent_origins": "int", "possible_origins": "int"}
EDGE = {"kind": "string", "evidence": "string", "claim": "string", "article": "string"}
EDGE |= {"stance": "string", "drift": "string", "ended": "string", "why": "string"}
EDGE |= {"implicit": "boolean", "established": "boolean"}
BARRED = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # not of XML

Cells = dict[str, object]


class GraphmlExporter:
    """Writes one directed graph: articles, outlets, parties and claims, and what leads where.

    Of what was written only the ids of nodes are kept, to write each once.
    """

    suffix = ".graphml"
    kind = "everything"

    def export(self, records: Iterable[object], out: TextIO) -> None:
        """Write stories, readings and claims; other records lead nowhere."""
        graph = _Graph()
        for case in cases(records):
            if not graph.begun:
                out.write(_opening())
            graph.begun.add("graph")
            out.writelines(_lines(case, graph))
        if graph.begun:
            out.write("</graph>\n</graphml>\n")


@dataclass(slots=True)
class _Graph:
    """What has been written: the ids of nodes."""

    begun: set[str] = field(default_factory=set)

    def node(self, kind: str, key: str, cells: Cells) -> Iterator[str]:
        """Yield a node, once; an outlet is a party that publishes."""
        id_ = iri("party" if kind == "outlet" else kind, key)
        if id_ not in self.begun:
            self.begun.add(id_)
            data = _data("n", {"kind": kind, **cells}, NODE)
            yield f"<node id={quoteattr(id_)}>{data}</node>\n"


def _opening() -> str:
    keys = [
        f'<key id="{scope[0]}-{name}" for="{scope}" attr.name="{name}" attr.type="{kind}"/>\n'
        for scope, columns in (("node", NODE), ("edge", EDGE))
        for name, kind in columns.items()
    ]
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    head += '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    return f'{head}{"".join(keys)}<graph edgedefault="directed">\n'


def _lines(case: Case, graph: _Graph) -> Iterator[str]:
    for reading in case.readings.values():
        voice = reading.article.voice
        yield from graph.node("outlet", voice, {"label": voice})
    for reading in case.readings.values():
        yield from _article(reading, graph)
        yield from _citations(reading, graph)
    for claim in case.claims:
        yield from _claim(claim, graph)
        for carriage in claim.carriages:
            yield from _carried(case, claim, carriage, graph)


def _article(reading: Reading, graph: _Graph) -> Iterator[str]:
    article = reading.article
    cells: Cells = {
        "label": article.title or article.id,
        "lang": article.lang,
        "published": article.published,
        "url": article.url,
    }
    yield from graph.node("article", article.id, cells)
    yield _edge(("article", article.id), ("party", article.voice), {"kind": "published by"})


def _citations(reading: Reading, graph: _Graph) -> Iterator[str]:
    article = reading.article
    for edge in reading.citations:
        lower = ("article", article.id) if edge.citing == SELF else ("party", edge.citing)
        upper = ("party", edge.cited)
        for kind, name in (lower, upper):
            yield from graph.node(kind, name, {"label": name})
        words = edge.evidence.of(article.text)
        yield _edge(lower, upper, {"kind": "cites", "evidence": words, "article": article.id})


def _claim(claim: Claim, graph: _Graph) -> Iterator[str]:
    cells: Cells = {
        "label": claim.text,
        "lang": claim.lang,
        "independent_origins": claim.independent_origins,
        "possible_origins": claim.possible_origins,
    }
    yield from graph.node("claim", claim.id, cells)
    for origin in claim.origins:
        yield from graph.node("party", origin.party, {"label": origin.party})
        told: Cells = {"stance": str(origin.side), "ended": str(origin.ended), "why": origin.why}
        told |= {"kind": "goes back to", "established": origin.established}
        yield _edge(("claim", claim.id), ("party", origin.party), told)


def _carried(case: Case, claim: Claim, carriage: Carriage, graph: _Graph) -> Iterator[str]:
    """Yield that an article carries a claim, in which words, and its way upstream."""
    article, lower = carriage.article_id, ("article", carriage.article_id)
    yield from graph.node("article", article, {"label": article})
    cells: Cells = {
        "kind": "carries",
        "stance": str(carriage.stance),
        "drift": "; ".join(drift.kind for drift in carriage.drift),
        "evidence": _words(case, carriage),
    }
    yield _edge(lower, ("claim", claim.id), cells)
    origin = end(claim, carriage)
    for party in names(claim, carriage):
        upper = ("party", party)
        yield from graph.node("party", party, {"label": party})
        told: Cells = {"kind": "has it from", "claim": claim.id, "article": article}
        told["implicit"] = carriage.implicit
        if origin and party == origin.party:
            told |= {"ended": str(carriage.ended), "established": origin.established}
        yield _edge(lower, upper, told)
        lower = upper


def _words(case: Case, carriage: Carriage) -> str | None:
    reading = case.readings.get(carriage.article_id)
    return said(reading.article.text, carriage.content) if reading else None


def _edge(lower: tuple[str, str], upper: tuple[str, str], cells: Cells) -> str:
    ends = f"source={quoteattr(iri(*lower))} target={quoteattr(iri(*upper))}"
    return f"<edge {ends}>{_data('e', cells, EDGE)}</edge>\n"


def _data(scope: str, cells: Cells, columns: dict[str, str]) -> str:
    return "".join(
        f'<data key="{scope}-{name}">{_text(cells[name])}</data>'
        for name in columns
        if cells.get(name) not in (None, "")
    )


def _text(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return escape(BARRED.sub("\ufffd", str(value)))
