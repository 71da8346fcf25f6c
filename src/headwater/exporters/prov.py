"""Who has what from whom, as PROV-JSON: a bundle a story, so that no store is too big for it.

A quotation or a primary source is a derivation of that type: ``wasQuotedFrom`` and
``hadPrimarySource`` of PROV-O, which PROV-JSON writes under ``wasDerivedFrom``.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import TextIO

from headwater.exporters.cases import Case, cases, end, framed, iri, local, names, said
from headwater.model import SELF, Carriage, Claim, Origin, Reading, Side, Stance, Statement
from headwater.model.codec import dumps

KINDS = ("article", "statement", "claim", "word", "party", "story")
PREFIX = {"hw": "urn:headwater:", **{kind: iri(kind, "") for kind in KINDS}}
QUOTED, PRIMARY, DENIAL = "prov:Quotation", "prov:PrimarySource", "hw:Denial"

Cells = dict[str, object]
Fact = tuple[str, str, Cells]  # section, id ("" for a relation), properties


class ProvExporter:
    """Writes one PROV-JSON document.

    Entities are articles, statements, claims and ``word``: what one party told of one claim, or
    an article of a party it cites. Agents are the parties.
    """

    suffix = ".json"
    kind = "everything"

    def export(self, records: Iterable[object], out: TextIO) -> None:
        """Write what stories, readings and claims tell; other records have no place in PROV."""
        bundles = (f"{dumps(_name(case))}: {dumps(_bundle(case))}" for case in cases(records))
        opening = f'{{"prefix": {dumps(PREFIX)},\n"bundle": {{\n'
        framed(out, opening, bundles, "\n}}\n")


def _name(case: Case) -> str:
    return case.key.removeprefix("urn:headwater:")


def _bundle(case: Case) -> dict[str, dict[str, Cells]]:
    made: dict[str, dict[str, Cells]] = {}
    for section, key, cells in _facts(case):
        known = made.setdefault(section, {})
        place = key or f"_:{section}{len(known) + 1}"
        known.setdefault(place, {}).update(
            {name: value for name, value in cells.items() if value is not None}
        )
    return made


def _facts(case: Case) -> Iterator[Fact]:
    for reading in case.readings.values():
        yield from _article(reading)
        for statement in reading.statements:
            yield from _statement(reading, statement)
        yield from _cited(reading)
    for claim in case.claims:
        yield from _claim(claim)
        for carriage in claim.carriages:
            yield from _carried(claim, carriage)


def _article(reading: Reading) -> Iterator[Fact]:
    article = reading.article
    cells: Cells = {
        "prov:type": _type("hw:Article"),
        "prov:label": article.title,
        "hw:lang": article.lang,
        "hw:published": article.published,
        "hw:url": article.url,
    }
    yield "entity", _id("article", article.id), cells
    yield from _said_by(_id("article", article.id), article.voice)


def _statement(reading: Reading, statement: Statement) -> Iterator[Fact]:
    key, text = _id("statement", statement.id), reading.article.text
    cells: Cells = {
        "prov:type": _type("hw:Statement"),
        "prov:value": said(text, statement.content),
        "hw:start": statement.content[0].start,
        "hw:end": statement.content[-1].end,
    }
    yield "entity", key, cells
    yield _derived(key, _id("article", reading.article.id), QUOTED)
    yield from _said_by(key, statement.speaker)


def _cited(reading: Reading) -> Iterator[Fact]:
    """Yield what an article says it takes from whom, each edge in the words that show it."""
    article = reading.article
    for edge in reading.citations:
        own = edge.citing == SELF
        lower = _id("article", article.id) if own else _id("word", article.id, edge.citing)
        upper = _id("word", article.id, edge.cited)
        for key, party in ((upper, edge.cited), *(() if own else ((lower, edge.citing),))):
            yield "entity", key, {"prov:type": _type("hw:Word"), "prov:label": party}
            yield from _said_by(key, party)
        section, relation, cells = _derived(lower, upper)
        yield section, relation, {**cells, "hw:evidence": edge.evidence.of(article.text)}


def _claim(claim: Claim) -> Iterator[Fact]:
    key = _id("claim", claim.id)
    cells: Cells = {
        "prov:type": _type("hw:Claim"),
        "prov:value": claim.text,
        "hw:lang": claim.lang,
        "hw:independentOrigins": claim.independent_origins,
        "hw:possibleOrigins": claim.possible_origins,
    }
    yield "entity", key, cells
    for origin in claim.origins:
        yield from _word(claim, origin.party, origin)
        if origin.established and origin.side is Side.SUPPORTS:
            yield _derived(key, _id("word", claim.id, origin.party), PRIMARY)


def _word(claim: Claim, party: str, origin: Origin | None = None) -> Iterator[Fact]:
    key = _id("word", claim.id, party)
    cells: Cells = {"prov:type": _type("hw:Word"), "prov:label": party}
    if origin:
        cells |= {
            "hw:side": str(origin.side),
            "hw:ended": str(origin.ended),
            "hw:established": origin.established,
            "hw:why": origin.why,
        }
    yield "entity", key, cells
    yield from _said_by(key, party)


def _carried(claim: Claim, carriage: Carriage) -> Iterator[Fact]:
    statement, key = _id("statement", carriage.statement_id), _id("claim", claim.id)
    yield "entity", statement, {"hw:stance": str(carriage.stance), "hw:implicit": carriage.implicit}
    if carriage.stance is Stance.DENIES:
        cells: Cells = {"prov:influencee": statement, "prov:influencer": key}
        yield "wasInfluencedBy", "", {**cells, "prov:type": _type(DENIAL)}
    else:
        yield _derived(key, statement)
    yield from _upstream(claim, carriage, statement)


def _upstream(claim: Claim, carriage: Carriage, statement: str) -> Iterator[Fact]:
    """Yield the way from a statement up to its origin, word by word."""
    parties: Sequence[str] = names(claim, carriage)
    origin, lower = end(claim, carriage), statement
    for party in parties:
        upper = _id("word", claim.id, party)
        if not any(known.party == party for known in claim.origins):
            yield from _word(claim, party)
        if upper != lower:
            first = origin is not None and origin.established and party == origin.party
            yield _derived(lower, upper, PRIMARY if first else "")
        lower = upper


def _derived(lower: str, upper: str, kind: str = "") -> Fact:
    cells: Cells = {"prov:generatedEntity": lower, "prov:usedEntity": upper}
    return "wasDerivedFrom", "", cells | ({"prov:type": _type(kind)} if kind else {})


def _said_by(entity: str, party: str) -> Iterator[Fact]:
    agent = _id("party", party)
    yield "agent", agent, {"prov:label": party}
    yield "wasAttributedTo", f"_:{local(entity)}", {"prov:entity": entity, "prov:agent": agent}


def _type(name: str) -> Cells:
    return {"$": name, "type": "xsd:QName"}


def _id(kind: str, *keys: str) -> str:
    return f"{kind}:{'/'.join(map(local, keys))}"
