import io
import json
from dataclasses import replace

import pytest

from headwater.exporters.schema_org import SchemaOrgExporter
from headwater.model import Article, Claim, Reading
from linkworld import told_case

ARTICLE = "headline url inLanguage datePublished dateModified author publisher articleSection"
CLAIM = "text inLanguage creditText firstAppearance appearance subjectOf"
KNOWN = {  # of schema.org: Thing, CreativeWork, Article and Claim
    "NewsArticle": {*ARTICLE.split(), "keywords", "citation", "isBasedOn"},
    "Claim": {*CLAIM.split()},
}


def graph(*records):
    out = io.StringIO()
    SchemaOrgExporter().export(records, out)
    return json.loads(out.getvalue())["@graph"]


@pytest.fixture(scope="module")
def nodes():
    return graph(*told_case())


def node(nodes, key):
    return next(node for node in nodes if node["@id"] == f"urn:headwater:{key}")


def collapse(nodes):
    return next(n for n in nodes if n["@type"] == "Claim" and len(n["appearance"]) > 2)


def ref(id_):
    return {"@id": f"urn:headwater:article:{id_}"}


def test_only_properties_of_schema_org_are_used(nodes):
    for found in nodes:
        assert set(found) <= KNOWN[found["@type"]] | {"@type", "@id"}


def test_an_article_cites_by_name_and_is_based_on_the_article_it_follows(nodes):
    post = node(nodes, "article:a3")
    assert post["citation"] == ["Northwire"]
    assert post["isBasedOn"][0] == ref("a2")
    assert post["isBasedOn"][1]["publisher"]["name"] == "Northwire"


def test_a_claim_appears_where_it_is_told_and_first_where_it_was_first(nodes):
    claim = collapse(nodes)
    assert claim["firstAppearance"] == ref("a1")
    assert claim["appearance"] == [ref("a1"), ref("a2"), ref("a3")]


def test_who_denies_a_claim_is_not_credited_with_it(nodes):
    claim = collapse(nodes)
    assert claim["subjectOf"] == [ref("a4")]
    assert claim["creditText"] == "inspection memo"


def test_the_first_appearance_goes_by_time_and_not_by_order():
    records = told_case()
    (claim,) = [r for r in records if isinstance(r, Claim) and len(r.carriages) > 2]
    turned = replace(claim, carriages=claim.carriages[::-1])
    story, *others = [r for r in records if not isinstance(r, Claim)]
    assert collapse(graph(story, *others, turned))["firstAppearance"] == ref("a1")


def test_what_is_not_known_is_left_out():
    (found,) = graph(Reading(Article("a", "It rains.", "en", authors=("Ann",))))
    assert found == {
        "@type": "NewsArticle",
        "@id": "urn:headwater:article:a",
        "inLanguage": "en",
        "author": [{"@type": "Person", "name": "Ann"}],
    }
