import io
import json

import pytest
from prov.model import PROV, ProvDerivation, ProvDocument, ProvEntity

from headwater.exporters.prov import ProvExporter
from headwater.model import Claim
from linkworld import told_case


def written(*records):
    out = io.StringIO()
    ProvExporter().export(records, out)
    return out.getvalue()


@pytest.fixture(scope="module")
def document():
    return json.loads(written(*told_case()))


@pytest.fixture(scope="module")
def bundle(document):
    (bundle,) = document["bundle"].values()
    return bundle


def derived(bundle, kind):
    return {
        (relation["prov:generatedEntity"], relation["prov:usedEntity"])
        for relation in bundle["wasDerivedFrom"].values()
        if relation.get("prov:type", {}).get("$") == kind
    }


def test_a_reader_of_prov_reads_it():
    parsed = ProvDocument.deserialize(content=written(*told_case()), format="json")
    (bundle,) = parsed.bundles
    assert len(list(bundle.get_records(ProvEntity))) > 8
    kinds = {kind for d in bundle.get_records(ProvDerivation) for kind in d.get_asserted_types()}
    assert kinds == {PROV["Quotation"], PROV["PrimarySource"]}


def test_every_id_has_a_prefix_that_is_declared(document, bundle):
    used = {key.partition(":")[0] for section in ("entity", "agent") for key in bundle[section]}
    assert used <= set(document["prefix"])


def test_all_that_is_related_is_there(bundle):
    ends = {
        end
        for relation in bundle["wasDerivedFrom"].values()
        for end in (relation["prov:generatedEntity"], relation["prov:usedEntity"])
    }
    assert ends <= set(bundle["entity"])


def test_a_statement_is_quoted_from_its_article(bundle):
    assert ("statement:a1-s0", "article:a1") in derived(bundle, "prov:Quotation")


def test_a_statement_is_attributed_to_its_speaker(bundle):
    said = {(r["prov:entity"], r["prov:agent"]) for r in bundle["wasAttributedTo"].values()}
    assert ("statement:a1-s1", "party:Ada%20Brenn") in said
    assert ("article:a3", "party:Coast%20Post") in said


def test_the_way_upstream_ends_in_a_primary_source(bundle):
    claim = "word:c1"
    herald, memo = f"{claim}/Varla%20Herald", f"{claim}/inspection%20memo"
    assert ("statement:a3-s0", f"{claim}/Northwire") in derived(bundle, None)
    assert (f"{claim}/Northwire", herald) in derived(bundle, None)
    assert (herald, memo) in derived(bundle, "prov:PrimarySource")


def test_who_denies_is_no_source_of_a_claim(bundle):
    denials = list(bundle["wasInfluencedBy"].values())
    assert [denial["prov:influencee"] for denial in denials] == ["statement:a4-s0"]
    claims = {
        upper
        for lower, upper in derived(bundle, "prov:PrimarySource")
        if lower.startswith("claim:")
    }
    assert claims
    assert not any("Ivo%20Marn" in upper for upper in claims)


def test_an_edge_of_one_article_shows_the_words(bundle):
    shown = [r["hw:evidence"] for r in bundle["wasDerivedFrom"].values() if "hw:evidence" in r]
    assert shown == ["T", "A"]


def test_without_stories_each_record_is_a_bundle():
    claims = [record for record in told_case() if isinstance(record, Claim)]
    document = json.loads(written(*claims))
    assert [key.split(":")[0] for key in document["bundle"]] == ["claim"] * len(claims)
