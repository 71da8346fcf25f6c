from dataclasses import replace
from itertools import pairwise

import pytest

import newsroom
from browser import Browser
from headwater.errors import StoreError
from headwater.model import Reject
from headwater.stores.sqlite import SqliteStore
from headwater.web.app import create
from seen import PAGES, Seen, as_json


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


def test_a_long_list_comes_in_pages(place):
    store = SqliteStore(place)
    store.write([Reject(f"f{n}", "read", "broken") for n in range(120)])
    store.close()
    with Browser(create(place)) as client:
        first, last = (
            client.get("/rejects.json", params={"page": n}).json()["data"] for n in (1, 3)
        )
        assert (len(first["rejects"]), first["pages"]["next"]) == (50, 2)
        assert (len(last["rejects"]), last["pages"]["next"]) == (21, None)
        assert 'href="?page=2"' in client.get("/rejects").text


def test_a_story_of_many_claims_comes_in_pages(place):
    store = SqliteStore(place)
    store.write([replace(newsroom.claim(), id=f"m{n}") for n in range(60)])
    store.close()
    with Browser(create(place)) as client:
        found = client.get("/story/s1.json?page=2").json()["data"]
        assert (len(found["claims"]), len(found["disputed"])) == (3, 8)
        assert found["story"]["claims"] == 61
        assert 'href="?page=2"' in client.get("/story/s1").text


@pytest.mark.parametrize("path", PAGES)
def test_headings_step_down_one_at_a_time_and_tables_have_captions(client, path):
    seen = Seen(client.get(path).text)
    levels = [int(tag[1]) for tag, _ in seen.tags if tag in ("h1", "h2", "h3", "h4")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert len(seen.of("table")) == len(seen.of("caption"))


def test_a_brief_in_a_language_there_is_not_is_a_400_with_those_there_are(client):
    answer = client.get("/brief/s1.json?lang=xx")
    assert answer.status_code == 400
    assert "there are:" in answer.json()["error"]["message"]


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
