import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.exporters.annotations import AnnotationsExporter
from headwater.model import Article, Attribution, Claim, Reading, Span
from linkworld import story, told_case

TEXTS = {f"urn:headwater:article:{r.article.id}": r.article.text for r in story()}


def page(*records):
    out = io.StringIO()
    AnnotationsExporter().export(records, out)
    return json.loads(out.getvalue())


@pytest.fixture(scope="module")
def items():
    return page(*told_case())["items"]


def places(items):
    for item in items:
        for place in (*item["target"], *(b for b in item["body"] if "selector" in b)):
            yield place["source"]["id"], {s["type"]: s for s in place["selector"]}


def test_a_page_says_what_it_is():
    found = page(*told_case())
    assert (found["@context"], found["type"]) == (
        "http://www.w3.org/ns/anno.jsonld",
        "AnnotationPage",
    )


def test_there_is_one_for_each_attribution_and_each_statement_of_a_claim(items):
    records = told_case()
    said = sum(len(r.attributions) for r in records if isinstance(r, Reading))
    told = sum(len(c.carriages) for c in records if isinstance(c, Claim))
    assert len(items) == said + told
    assert len({item["id"] for item in items}) == len(items)


def test_place_and_words_select_the_same(items):
    for source, selectors in places(items):
        position, words = selectors["TextPositionSelector"], selectors["TextQuoteSelector"]
        assert TEXTS[source][position["start"] : position["end"]] == words["exact"]


def test_words_with_what_stands_around_them_are_found_again_at_their_place(items):
    for source, selectors in places(items):
        position, words = selectors["TextPositionSelector"], selectors["TextQuoteSelector"]
        whole = words["prefix"] + words["exact"] + words["suffix"]
        found = TEXTS[source].index(whole) + len(words["prefix"])
        assert found == position["start"]


def test_places_are_code_points():
    text = "😀 Анна: «так»."
    said = Attribution("x", None, Span(2, 6), (Span(8, 13),), source_name="Анна")
    article = Article("ü/1", text, "uk", url="https://news.example/1")
    (item,) = page(Reading(article, (said,)))["items"]
    (target,) = item["target"]
    assert target["source"]["via"] == "https://news.example/1"
    assert target["selector"][0]["exact"] == "«так»"
    assert target["selector"][1] == {"type": "TextPositionSelector", "start": 8, "end": 13}


@given(text=st.text(min_size=2, max_size=80), data=st.data())
def test_words_of_any_script_are_selected_whole(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    said = Attribution("x", None, Span(0, 1), (span,))
    ((target,),) = [i["target"] for i in page(Reading(Article("a", text, "en"), (said,)))["items"]]
    words, position = target["selector"]
    assert words["exact"] == span.of(text) == text[position["start"] : position["end"]]
    assert words["prefix"] + words["exact"] + words["suffix"] in text


def test_an_attribution_names_source_stance_and_cue(items):
    item = next(item for item in items if item["id"] == "urn:headwater:annotation:a1-a1")
    values = [body.get("value") for body in item["body"]]
    assert values[:4] == ["Ada Brenn", "asserts", "person", "indirect"]
    assert [body["purpose"] for body in item["body"][4:]] == ["identifying", "highlighting"]


def test_a_statement_is_linked_to_its_claim(items):
    linked = [item for item in items if item["motivation"] == "linking"]
    assert all(item["body"][0]["source"].startswith("urn:headwater:claim:") for item in linked)


def test_a_claim_without_its_articles_still_says_where():
    claims = [record for record in told_case() if isinstance(record, Claim)]
    for _, selectors in places(page(*claims)["items"]):
        assert list(selectors) == ["TextPositionSelector"]
