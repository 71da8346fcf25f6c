from dataclasses import replace

import pytest

import newsroom
from browser import Browser
from headwater.model import Article, Reading, Reject
from headwater.stores.sqlite import SqliteStore
from headwater.web.app import create
from seen import Seen


def test_a_claim_shows_origins_reasons_chains_denial_and_drift(client):
    text = client.get("/claim/c1").text
    for words in ("a named party", "not counted", "1 established origin", "1 more possible"):
        assert words in text
    for words in ("denied by", "hedge-dropped", "<svg", "Daily Ridge", "The dam may close"):
        assert words in text


def test_many_possible_origins_are_folded_and_none_is_lost(place):
    store = SqliteStore(place)
    claim = newsroom.claim()
    maybe = [replace(claim.origins[2], party=f"Paper {n}") for n in range(9)]
    store.write([replace(claim, origins=(*claim.origins[:2], *maybe))])
    store.close()
    with Browser(create(place)) as client:
        text = client.get("/claim/c1").text
    assert "<summary>3 more that are not counted</summary>" in text
    assert all(f"<bdi>Paper {n}</bdi>" in text for n in range(9))


def test_a_claim_that_may_be_the_same_is_shown_apart_with_how_to_join_them(place):
    store = SqliteStore(place)
    store.write(list(newsroom.maybe_the_same()))
    store.close()
    with Browser(create(place)) as client:
        text = client.get("/claim/c1").text
        (other,) = client.get("/claim/c1.json").json()["data"]["possible"]
    assert text.index("Possibly the same") < text.index('href="/claim/c2"')
    assert "headwater link merge c1" in text
    assert (other["claim_id"], other["score"], other["why"]) == ("c2", 0.41, ["names in common"])


def test_a_claim_as_json_carries_exact_words_and_offsets(client):
    row = client.get("/claim/c1.json").json()["data"]["statements"][0]
    assert row["words"] == ["The dam may close"]
    assert row["content"] == [[13, 30]]


def test_a_claim_as_json_is_told_in_one_sentence_and_its_phrases(client):
    data = client.get("/claim/c1.json").json()["data"]
    assert data["sentence"].startswith(
        "In 3 outlets; goes back to 1 established origin (Ann Reyes)"
    )
    assert {"role": "denies", "text": "denied by The mayor"} in data["head"]


def test_a_ledger_says_who_did_what_through_whom_in_exact_words(client):
    firm, mayor = client.get("/claim/c1.json").json()["data"]["ledger"]
    assert (firm["party"], firm["act"], firm["words"]) == (
        "the firm",
        "declined",
        "declined to comment",
    )
    assert (mayor["through"], mayor["article"]["id"]) == ([newsroom.EVIL], "a2")
    assert "The mayor denied it." in mayor["passage"]["pieces"][0]["text"] + "".join(
        piece["text"] for piece in mayor["passage"]["pieces"][1:]
    )


def test_drift_stands_side_by_side_with_its_marks(client):
    seen = Seen(client.get("/claim/c1").text)
    assert len([a for a in seen.of("blockquote") if a.get("class") == "passage"]) >= 4
    assert len(seen.of("mark")) >= 4
    (drift,) = client.get("/claim/c1.json").json()["data"]["drift"]
    assert drift["kinds"] == ["hedge-dropped"]
    assert (drift["here"]["article"]["id"], drift["there"]["article"]["id"]) == ("a2", "a1")


@pytest.mark.parametrize("path", ["/claim/c1", "/story/s1"])
def test_a_timeline_keeps_both_moments_and_says_what_bears_no_date(client, path):
    text = client.get(path).text
    assert "2031-05-01 08:00" in text
    assert "first seen" in text
    assert "2031-05-03 09:30" in text
    assert text.index("Without a date of publication") > text.index("first seen")


def test_a_story_says_what_is_disputed_and_leads_to_its_brief(client):
    text = client.get("/story/s1").text
    assert "What is disputed" in text
    assert 'href="/brief/s1"' in text


def test_a_brief_tells_sentences_with_their_sources(client):
    text = client.get("/brief/s1").text
    assert "The dam may close, minister Ann Reyes said." in text
    assert "read again where it stands" in text


def test_a_brief_refuses_what_was_changed_since_and_says_so(place):
    import sqlite3

    with sqlite3.connect(place) as raw:
        raw.execute("UPDATE readings SET record = replace(record, 'may close', 'is shut!!')")
    raw.close()
    with Browser(create(place)) as client:
        text = client.get("/brief/s1").text
        data = client.get("/brief/s1.json").json()["data"]
    assert "is shut!!" not in text
    assert "One sentence is left out" in text
    assert data["sections"] == []
    assert data["refused"]


def test_an_article_marks_source_cue_and_content_and_dims_furniture(client):
    seen = Seen(client.get("/article/a1").text)
    classes = [attrs["class"].removesuffix(" edge") for attrs in seen.of("mark")]
    wanted = {"source asserts", "cue asserts", "content asserts", "content denies", "response"}
    assert wanted <= set(classes)
    assert any(attrs.get("class") == "furniture" for attrs in seen.of("span"))


def test_each_link_inside_an_article_leads_to_its_words(client):
    seen = Seen(client.get("/article/a1").text)
    wanted = {a["href"][1:] for a in seen.of("a") if a["href"].startswith("#")} - {"main"}
    assert wanted == {"a0", "a1", "c1", "e1", "e2", "t1", "t2", "r0"}
    assert wanted <= {attrs.get("id") for tag in ("mark", "span", "a") for attrs in seen.of(tag)}


def test_tree_and_text_lead_to_each_other_at_the_proof_of_an_edge(client):
    seen = Seen(client.get("/article/a2").text)
    links = {a.get("href"): a for a in seen.of("a")}
    assert links["#e2"]["id"] == "t2"
    assert links["#t2"]["aria-label"] == "proof 2, in the tree"
    proof = next(mark for mark in seen.of("mark") if mark.get("id") == "e2")
    assert "The Courier has it from Ann Reyes" in proof["title"]


def test_a_mark_one_is_led_to_takes_the_focus_and_is_no_stop_by_itself(client):
    seen = Seen(client.get("/article/a1").text)
    anchored = [attrs for attrs in seen.of("mark") if "id" in attrs]
    assert anchored
    assert {attrs["tabindex"] for attrs in anchored} == {"-1"}


def test_the_tree_of_an_article_says_who_is_open_and_what_was_not_answered(client):
    text = client.get("/article/a1").text
    assert "who this is stays open" in text
    assert "Neither claims nor denials." in text


def test_the_tree_is_the_same_for_programs(client):
    sources = client.get("/article/a2.json").json()["data"]["sources"]
    courier, ann, *_ = sources["branches"]
    assert [saying["attribution"] for saying in ann["sayings"]] == [0]
    assert (courier["party"], courier["number"]) == ("The Courier", 1)
    assert [below["party"] for below in courier["branches"]] == ["Ann Reyes"]


def test_an_article_kept_unread_shows_its_text_and_why(place):
    store = SqliteStore(place)
    unread = Reading(Article("u1", "Valami történt.", "hu", title="Valami"))
    store.write([unread, Reject("u1", "analyze", "kept unread: no pack")])
    store.close()
    with Browser(create(place)) as client:
        text = client.get("/article/u1").text
    assert "Valami történt." in text
    assert "kept unread: no pack" in text
    assert "cites nobody" not in text
