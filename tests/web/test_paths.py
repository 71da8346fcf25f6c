import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from browser import Browser
from headwater.web.paths import id_in, json_of, path_to, wants_json

IDS = [
    "a1",
    "world/a01",
    "page.html",
    "data.json",
    "data.json.html",
    "a b?c#d&e=f%2F",
    "//host/x",
    "/etc/passwd",
    "up/../down",
    "https://news.example/a?b=c#d",
    "«дамба»",
]


async def echo(request):
    return PlainTextResponse(id_in(request.path_params["id"]))


CLIENT = Browser(Starlette(routes=[Route("/article/{id:path}", echo)]))


@pytest.mark.parametrize("id_", IDS)
def test_an_id_comes_back_from_its_address(id_):
    assert CLIENT.get(path_to("article", id_)).text == id_


@pytest.mark.parametrize("id_", IDS)
def test_an_address_of_a_page_does_not_ask_for_json(id_):
    assert not wants_json(path_to("article", id_))


def test_an_id_with_a_lone_surrogate_still_has_an_address():
    assert path_to("article", "\ud800").startswith("/article/")


@pytest.mark.parametrize("id_", IDS)
def test_an_id_comes_back_from_the_address_of_its_json(id_):
    path = json_of(path_to("article", id_))
    assert wants_json(path)
    assert CLIENT.get(path).text == id_
