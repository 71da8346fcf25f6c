import json
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import pytest

import newsroom
from browser import Browser
from headwater.errors import StoreError
from headwater.model import Article, Reading, Reject
from headwater.stores.sqlite import SqliteStore
from headwater.web.app import create
from headwater.web.paths import json_of, path_to

EVIL_PAGE = path_to("article", newsroom.ODD_ID)
PAGES = [
    "/",
    "/stories",
    "/claims",
    "/claims?words=dam&disputed=1",
    "/articles",
    "/entities",
    "/rejects",
    "/search",
    "/search?q=dam",
    "/story/s1",
    "/brief/s1",
    "/brief/s1?lang=en",
    "/claim/c1",
    "/entity/e1",
    "/article/a1",
    EVIL_PAGE,
]


def as_json(path):
    path, mark, query = path.partition("?")
    return json_of(path) + mark + query


@pytest.fixture
def place(tmp_path):
    return newsroom.build(tmp_path / "news.db")


@pytest.fixture
def client(place):
    with Browser(create(place)) as client:
        yield client


class Seen(HTMLParser):
    """What a browser would make of a page: its tags, with their attributes."""

    def __init__(self, text):
        super().__init__()
        self.tags = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def of(self, tag):
        return [attrs for name, attrs in self.tags if name == tag]


@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_html_with_landmarks_and_a_language(client, path):
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    seen = Seen(answer.text)
    assert seen.of("html")[0]["lang"]
    assert len(seen.of("main")) == len(seen.of("h1")) == 1


@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_json_by_its_suffix(client, path):
    answer = client.get(as_json(path))
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/json"
    assert answer.json().keys() == {"ok", "data"}
    assert answer.json()["ok"] is True


@pytest.mark.parametrize("path", [*PAGES, "/nowhere"])
def test_nothing_a_stranger_wrote_becomes_markup_or_style(client, path):
    text = client.get(path).text
    seen = Seen(text)
    assert not seen.of("script")
    assert not seen.of("b")
    assert not any(name == "style" or name.startswith("on") for _, a in seen.tags for name in a)
    assert newsroom.EVIL not in text


def test_a_stranger_s_words_are_shown_as_they_are(client):
    assert "&lt;script&gt;" in client.get(EVIL_PAGE).text
    assert client.get(as_json(EVIL_PAGE)).json()["data"]["article"]["title"] == newsroom.EVIL


@pytest.mark.parametrize("path", [*PAGES, "/nowhere", "/claim/none.json", "/static/style.css"])
def test_every_answer_is_guarded(client, path):
    headers = client.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src" not in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"


@pytest.mark.parametrize("path", PAGES)
def test_head_answers_like_get(client, path):
    assert client.request("HEAD", path).status_code == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_nothing_can_be_written(client, method):
    answer = client.request(method, "/claim/c1")
    assert answer.status_code == 405


@pytest.mark.parametrize(
    "path", ["/story/x", "/brief/x", "/claim/x", "/entity/x", "/article/x", "/nowhere"]
)
def test_what_is_not_there_is_a_404_in_either_shape(client, path):
    page, data = client.get(path), client.get(path + ".json")
    assert page.status_code == data.status_code == 404
    assert "text/html" in page.headers["content-type"]
    assert data.json().keys() == {"ok", "error"}
    assert data.json()["ok"] is False
    assert data.json()["error"].keys() == {"status", "title", "message"}


def test_a_failure_inside_has_the_same_shape_and_tells_nothing(place, monkeypatch):
    app = create(place)
    monkeypatch.setattr(app.state.store, "count", lambda kind: 1 / 0)
    with Browser(app, raises=False) as client:
        answer = client.get("/index.json")
    assert answer.status_code == 500
    assert answer.json()["error"]["status"] == 500
    assert "division" not in answer.text
    assert "content-security-policy" in answer.headers


def test_another_host_is_refused_when_only_this_machine_is_served(place):
    with Browser(create(place), "rebound.example") as client:
        assert client.get("/").status_code == 400


def test_any_host_is_served_when_the_user_listens_for_others(place):
    with Browser(create(place, "0.0.0.0"), "desk.example") as client:
        assert client.get("/").status_code == 200


def test_the_place_may_come_by_environment(place, monkeypatch):
    monkeypatch.setenv("HEADWATER_PLACE", place)
    with Browser(create()) as client:
        assert client.get("/claim/c1").status_code == 200


def test_without_a_store_there_is_no_app(tmp_path):
    with pytest.raises(StoreError, match=r"none\.db"):
        create(str(tmp_path / "none.db"))


def test_every_link_on_every_page_leads_somewhere(client):
    links = {a["href"] for path in PAGES for a in Seen(client.get(path).text).of("a")}
    broken = [
        link for link in links if link.startswith("/") and client.get(link).status_code != 200
    ]
    assert not broken
    assert len(links) > 20


@pytest.mark.parametrize("page", ["0", "-1", "x", "²", "99999999999999999999"])
def test_a_page_number_out_of_reach_is_not_an_error(client, page):
    assert client.get("/claims", params={"page": page}).status_code == 200


def test_a_long_list_comes_in_pages(place, client):
    from headwater.model import Reject
    from headwater.stores.sqlite import SqliteStore

    store = SqliteStore(place)
    store.write([Reject(f"f{n}", "read", "broken") for n in range(120)])
    store.close()
    first, last = (client.get("/rejects.json", params={"page": n}).json()["data"] for n in (1, 3))
    assert (len(first["rejects"]), first["pages"]["next"]) == (50, 2)
    assert (len(last["rejects"]), last["pages"]["next"]) == (21, None)
    assert 'href="?page=2"' in client.get("/rejects").text


def test_a_story_of_many_claims_comes_in_pages(place, client):
    from headwater.stores.sqlite import SqliteStore

    store = SqliteStore(place)
    store.write([replace(newsroom.claim(), id=f"m{n}") for n in range(60)])
    store.close()
    found = client.get("/story/s1.json?page=2").json()["data"]
    assert (len(found["claims"]), len(found["disputed"])) == (3, 8)
    assert found["story"]["claims"] == 61
    assert 'href="?page=2"' in client.get("/story/s1").text


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


@pytest.mark.parametrize("path", PAGES)
def test_headings_step_down_one_at_a_time_and_tables_have_captions(client, path):
    seen = Seen(client.get(path).text)
    levels = [int(tag[1]) for tag, _ in seen.tags if tag in ("h1", "h2", "h3", "h4")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert len(seen.of("table")) == len(seen.of("caption"))


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


def test_a_brief_in_a_language_there_is_not_is_a_400_with_those_there_are(client):
    answer = client.get("/brief/s1.json?lang=xx")
    assert answer.status_code == 400
    assert "there are:" in answer.json()["error"]["message"]


def test_programs_find_every_json_described(client):
    told = client.get("/openapi.json").json()
    assert told["info"]["title"] == "Headwater"
    assert {"/index.json", "/claim/{id}.json", "/brief/{id}.json"} <= told["paths"].keys()
    assert len(told["paths"]) == 12
    assert all(path.endswith(".json") for path in told["paths"])
    asked = [p["name"] for p in told["paths"]["/claims.json"]["get"]["parameters"]]
    assert asked == ["words", "party", "disputed", "page"]


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


def test_a_search_shows_what_it_was_asked(client):
    answer = client.get("/search", params={"q": '"><img src=x>'})
    assert not Seen(answer.text).of("img")
    assert client.get("/search.json", params={"q": "dam"}).json()["data"]["articles"]


def test_json_survives_a_lone_surrogate(place, monkeypatch):
    from headwater.web import render

    answer = render._json({"x": "\ud800"}, 200)
    assert json.loads(answer.body) == {"x": "\ud800"}


def test_the_store_is_let_go_when_the_server_ends(place, monkeypatch):
    import asyncio

    app, closed = create(place), []
    close = app.state.store.close
    monkeypatch.setattr(app.state.store, "close", lambda: closed.append(close()))

    async def live():
        async with app.router.lifespan_context(app):
            assert not closed

    asyncio.run(live())
    assert closed


@pytest.mark.parametrize(
    "path",
    [
        "/claim/%00",
        "/article/%ff%fe",
        "/article/%ED%A0%80",
        "/story/",
        "/static/../app.py",
        "/static/%2e%2e/app.py",
        "/article/" + "x" * 5000,
        "/claim/c1/../../../etc/passwd",
    ],
)
def test_a_hostile_address_finds_nothing_and_breaks_nothing(client, path):
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("words", ["*", '"', "a OR", "NEAR(", "\x00", "x" * 9999, "title:dam", "-"])
def test_hostile_words_break_no_search(client, words):
    assert client.get("/search", params={"q": words}).status_code == 200


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
