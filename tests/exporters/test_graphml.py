import io
from collections import Counter

import networkx
import pytest

from headwater.exporters.graphml import GraphmlExporter
from headwater.model import (
    Article,
    Claim,
    Ended,  # fmt: skip
    Origin,
    Reading,
    Side,
    Story,
)
from linkworld import told_case


def graph(*records):
    out = io.StringIO()
    GraphmlExporter().export(records, out)
    return networkx.parse_graphml(out.getvalue(), force_multigraph=True)


@pytest.fixture(scope="module")
def found():
    return graph(*told_case())


def edges(found, kind):
    label = dict(found.nodes(data="label"))
    return {
        (label[lower], label[upper])
        for lower, upper, told in found.edges(data="kind")
        if told == kind
    }


def test_nodes_are_articles_outlets_parties_and_claims(found):
    kinds = Counter(kind for _, kind in found.nodes(data="kind"))
    assert set(kinds) == {"article", "outlet", "party", "claim"}
    assert kinds["article"] == kinds["outlet"] == 4


def test_every_edge_leads_from_a_node_to_a_node(found):
    assert all("kind" in data for _, data in found.nodes(data=True))


def test_a_chain_goes_on_through_outlets_to_its_origin(found):
    ways = edges(found, "has it from")
    assert {("a3", "Northwire"), ("Northwire", "Varla Herald")} <= ways
    assert ("Varla Herald", "inspection memo") in ways


def test_an_edge_carries_its_evidence(found):
    told = [data for _, _, data in found.edges(data=True) if data["kind"] == "carries"]
    assert "A bridge over the Varla has collapsed" in {data["evidence"] for data in told}
    assert {data["stance"] for data in told} >= {"asserts", "denies"}


def test_numbers_and_truths_keep_their_types(found):
    claims = [data for _, data in found.nodes(data=True) if data["kind"] == "claim"]
    assert {type(data["independent_origins"]) for data in claims} == {int}
    back = [data for _, _, data in found.edges(data=True) if data["kind"] == "goes back to"]
    assert {type(data["established"]) for data in back} == {bool}


def test_an_outlet_of_two_stories_is_one_node():
    readings = [Reading(Article(id_, "It rains.", "en", publisher="Northwire")) for id_ in "ab"]
    stories = [Story(f"s{r.article.id}", "Rain", (r.article.id,)) for r in readings]
    out = graph(stories[0], readings[0], stories[1], readings[1])
    assert Counter(kind for _, kind in out.nodes(data="kind")) == {"outlet": 1, "article": 2}


def test_what_xml_cannot_hold_is_replaced_and_marks_are_escaped():
    origin = Origin('<b>&"\x00\ud800', Side.SUPPORTS, Ended.SOURCE, True, "", ())
    out = graph(Claim("c", "it rains", "en", None, 1, 1, (origin,), ()))
    assert '<b>&"\ufffd\ufffd' in {label for _, label in out.nodes(data="label")}
