import pytest

from bridgeworld import ROWS, TOOK, read
from browser import Browser
from headwater.stores.sqlite import SqliteStore
from headwater.web.app import create


@pytest.fixture(scope="module")
def client(tmp_path_factory):
    folder = tmp_path_factory.mktemp("bridge")
    store = SqliteStore(str(folder / "news.db"))
    read(store, folder, *ROWS)
    store.close()
    with Browser(create(str(folder / "news.db"))) as client:
        yield client


def test_the_page_of_an_article_shows_its_versions_side_by_side(client):
    page = client.get("/article/h").text
    assert 'href="#versions">2 versions</a>' in page
    assert "<mark>Nine</mark> workers died" in page
    assert "<mark>Eleven</mark> workers died" in page
    assert '<span class="tag denies">withdrawn</span> </th>\n<td class="long">' in page
    assert TOOK in page


def test_the_json_of_an_article_has_its_versions(client):
    found = client.get("/article/h.json").json()["data"]["versions"]
    assert [one["number"] for one in found] == [1, 2]
    assert [one["edit"] for one in found[1]["alterations"]] == ["changed", "withdrawn"]


def test_an_article_of_one_text_shows_no_versions(client):
    page = client.get("/article/w")
    assert 'id="versions"' not in page.text
    assert len(client.get("/article/w.json").json()["data"]["versions"]) == 1


def test_the_page_of_a_claim_says_which_version_was_cited(client):
    (path,) = {
        one["claim"]
        for one in client.get("/article/p.json").json()["data"]["cited"]
        if one["act"] == "withdrew"
    }
    page = " ".join(client.get(path).text.split())
    assert "version 1 of 2" in page and ">withdrawn since</a>" in page
    assert ">withdrawn before</a>" in page
    assert '<span class="tag withdrew">withdrew it</span>' in page
