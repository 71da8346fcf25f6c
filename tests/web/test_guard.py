import json
import sqlite3
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newsroom
from browser import Browser
from headwater.stores.sqlite import SqliteStore
from headwater.web import render
from headwater.web.app import create
from seen import EVIL_PAGE, PAGES, Seen, as_json


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


@pytest.mark.parametrize("path", ["/claim/c1", "/nowhere", "/static/style.css", "/index.json"])
@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "TRACE", "BREW"])
def test_nothing_can_be_written(client, method, path):
    answer = client.request(method, path)
    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET, HEAD, OPTIONS"


def test_what_can_be_done_is_told(client):
    answer = client.request("OPTIONS", "/claims")
    assert (answer.status_code, answer.headers["allow"]) == (204, "GET, HEAD, OPTIONS")


def test_a_failure_inside_has_the_same_shape_and_tells_nothing(place, monkeypatch):
    app = create(place)
    monkeypatch.setattr(app.state.store, "count", lambda kind: 1 / 0)
    with Browser(app, raises=False) as client:
        answer = client.get("/index.json")
    assert answer.status_code == 500
    assert answer.json()["error"]["status"] == 500
    assert "division" not in answer.text
    assert "content-security-policy" in answer.headers


@pytest.mark.parametrize(
    "host",
    [
        "rebound.example",
        "127.0.0.1.rebound.example",
        "localhost.rebound.example",
        "127.0.0.1:80@rebound.example",
        "rebound.example:127.0.0.1",
        "127.0.0.1:8410:80",
        "127.0.0.1:x",
        "127.1",
        "2130706433",
        "0.0.0.0",
        "[::1].rebound.example",
        "[::ffff:7f00:1]",
        "127.0.0.1, rebound.example",
        "",
        " ",
        "[",
    ],
)
def test_another_host_is_refused_when_only_this_machine_is_served(client, host):
    answer = client.get("/claim/c1.json", headers={"Host": host})
    assert answer.status_code == 400
    assert answer.json()["error"]["message"] == "this server does not go by that name"


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "127.0.0.1:8410", "LocalHost:1", "localhost.", "[::1]", "[::1]:8410"]
)
def test_this_machine_goes_by_its_own_names(client, host):
    assert client.get("/", headers={"Host": host}).status_code == 200


def test_a_request_for_two_hosts_is_refused(client):
    headers = [("Host", "127.0.0.1"), ("Host", "rebound.example")]
    assert client.get("/", headers=headers).status_code == 400


@pytest.mark.parametrize("host", ["[", "a b", "evil.example/x?", '"><script>', "x" * 5000])
@pytest.mark.parametrize("path", ["/claims?page=1", "/claims/", "/static", "/nowhere"])
def test_no_host_finds_its_way_into_a_page_or_a_redirect(place, host, path):
    with Browser(create(place, "0.0.0.0")) as client:
        answer = client.get(path, headers={"Host": host})
    assert answer.status_code in (200, 404)
    assert "location" not in answer.headers
    assert host not in answer.text.replace("[", "") or host == "["


def test_any_host_is_served_when_the_user_listens_for_others(place):
    with Browser(create(place, "0.0.0.0"), "desk.example") as client:
        assert client.get("/").status_code == 200


def test_a_search_shows_what_it_was_asked(client):
    answer = client.get("/search", params={"q": '"><img src=x>'})
    assert not Seen(answer.text).of("img")
    assert client.get("/search.json", params={"q": "dam"}).json()["data"]["articles"]


def test_json_survives_a_lone_surrogate():
    answer = render._json({"x": "\ud800"}, 200)
    assert json.loads(answer.body) == {"x": "\ud800"}


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
        "/static/..%2f..%2fapp.py",
        "/static/..%5c..%5capp.py",
        "/static/%2e%2e%2f%2e%2e%2fetc%2fpasswd",
        "/static//etc/passwd",
        "/static/%2fetc%2fpasswd",
        "/static/style.css%00.txt",
        "/static/" + "x" * 3000,
        "/static/.",
        "/static/C:%5cwindows",
        "/claim/..%2f..%2fetc%2fpasswd",
        "/claim/c1%0d%0aSet-Cookie:%20x=1",
        "/claim/c1%20",
        "/claim/%252e%252e%252f",
        "/CLAIMS",
        "/claims%00",
        "/claims;.json",
        "/claims.JSON",
        "/\\\\evil.example/x",
    ],
)
def test_a_hostile_address_finds_nothing_and_breaks_nothing(client, path):
    answer = client.get(path)
    assert answer.status_code == 404
    assert "set-cookie" not in answer.headers
    assert "content-security-policy" in answer.headers


QUESTIONS = (
    *("*", '"', "a OR", "NEAR(", "NEAR(a b, 5)", "\x00", "title:dam", "-", "dam NOT dam", "^dam"),
    *("dam*", '"dam', 'dam"', '""', '"" ""', "{title text}: dam", "rowid:1", "dam AND", "(dam"),
    *("a" * 200, "a " * 100, '"' * 200, "*" * 200, "(" * 200, "'; DROP TABLE words; --", "%", "_"),
    *("\U0001f600", "\u202edam", "dam\r\nSet-Cookie: x=1", "%%%s", "{{7*7}}", "${7*7}", "..\\.."),
)


@pytest.mark.parametrize("words", QUESTIONS)
def test_hostile_words_break_no_search_and_mean_themselves(client, words):
    answer = client.get("/search.json", params={"q": words})
    assert answer.status_code == 200
    assert answer.json()["data"]["asked"]["q"] == words.strip()
    for page in ("/search", "/claims", "/entities"):
        asked = {"q": words, "words": words, "party": words, "name": words}
        assert client.get(page, params=asked).status_code == 200


@settings(max_examples=60, deadline=None, derandomize=True, database=None)
@given(words=st.text(max_size=300), page=st.text(max_size=30))
def test_whatever_is_asked_is_answered(client, words, page):
    asked = {"q": words, "words": words, "name": words, "lang": words, "page": page}
    for path in ("/search", "/claims", "/entities", "/story/s1"):
        assert client.get(path, params=asked).status_code == 200
    assert client.get("/brief/s1", params=asked).status_code in (200, 400)


def test_an_address_too_long_is_refused(client):
    assert client.get("/article/" + "x" * 20_000).status_code == 414
    assert client.get("/article/" + "%D0%B6" * 1000).status_code == 404


@pytest.mark.parametrize("query", ["q=" + "x" * 5000, "&".join(["a=1"] * 21), "&" * 100])
def test_a_query_of_too_much_is_refused(client, query):
    assert client.get(f"/search?{query}").status_code == 400


@pytest.mark.parametrize("path", ["/claims/", "/static", "/static/"])
def test_nobody_is_sent_elsewhere(client, path):
    answer = client.get(path)
    assert answer.status_code == 404
    assert "location" not in answer.headers


@pytest.mark.parametrize("path", [*PAGES, "/static/style.css", "/openapi.json", "/nowhere"])
def test_answers_are_not_kept_by_others(client, path):
    assert client.get(path).headers["cache-control"] == "private, no-cache"


def test_what_has_not_changed_is_not_sent_again(client):
    first = client.get("/static/style.css")
    again = client.get("/static/style.css", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert "content-security-policy" in again.headers


def test_a_store_that_cannot_be_asked_is_a_503_that_does_not_say_where_it_is(place):
    app = create(place)
    with sqlite3.connect(place) as raw:
        raw.execute("ALTER TABLE claims RENAME TO gone")
    raw.close()
    with Browser(app) as client:
        answer = client.get("/claims.json")
    assert answer.status_code == 503
    assert "news.db" not in answer.text


def test_a_claim_of_thousands_of_rows_is_a_page_of_bounded_length(place):
    claim = newsroom.claim()
    rows = [
        replace(claim.carriages[0], article_id=f"x{n}", chain=(f"Paper {n}",)) for n in range(4000)
    ]
    store = SqliteStore(place)
    store.write([newsroom.reading(f"x{n}", f"P{n}", newsroom.TEXT) for n in range(400)])
    store.write([replace(claim, carriages=tuple(rows))])
    store.close()
    with Browser(create(place)) as client:
        assert len(client.get("/claim/c1").text) < 1_000_000
