"""The interface for programs against its own description: a real server, and many requests."""

import pytest
import schemathesis
from hypothesis import settings

import newsroom
from headwater.web.app import openapi
from headwater.web.asked import ASKED
from seen import PAGES, as_json
from served import served

TOLD = openapi()
IDS = {"story": "s1", "brief": "s1", "claim": "c1", "entity": "e1", "article": "a1"}
schema = schemathesis.openapi.from_dict(TOLD)


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    with served(newsroom.build(tmp_path_factory.mktemp("served") / "news.db")) as address:
        yield address


@pytest.mark.slow
@schema.parametrize()
@settings(max_examples=12, derandomize=True, deadline=None, database=None)
def test_each_answer_is_as_described(case, address):
    answer = case.call_and_validate(base_url=address)  # raises for what is not in the description
    assert answer.headers["content-security-policy"]


@pytest.mark.slow
@pytest.mark.parametrize("page", IDS)
def test_each_record_is_as_described(address, page):
    case = schema[f"/{page}/{{id}}.json"]["GET"].Case(path_parameters={"id": IDS[page]})
    assert case.call_and_validate(base_url=address).json()["ok"] is True


def test_programs_find_every_page_described():
    assert TOLD["info"]["title"] == "Headwater"
    assert {"/index.json", "/claim/{id}.json", "/brief/{id}.json"} <= TOLD["paths"].keys()
    assert len(TOLD["paths"]) == 12
    assert all(path.endswith(".json") for path in TOLD["paths"])
    assert len(PAGES) >= len({as_json(path) for path in PAGES}) >= len(TOLD["paths"])


@pytest.mark.parametrize("path", ASKED)
def test_each_parameter_has_bounds_and_words_about_it(path):
    plain = "/index.json" if path == "/" else path.replace(":path", "") + ".json"
    for told in TOLD["paths"][plain]["get"]["parameters"]:
        assert told["description"]
        schema = told["schema"]
        bounds = {"maxLength", "maximum", "enum"} & {*schema, *schema.get("items", {})}
        assert bounds, told["name"]


def test_each_page_tells_what_it_answers_when_it_does_not():
    for path in TOLD["paths"].values():
        assert path["get"]["responses"].keys() >= {"200", "400", "404", "414", "500", "503"}


def test_every_shape_that_is_pointed_at_is_there():
    pointed = set(_refs(TOLD))
    shapes = TOLD["components"]["schemas"]
    assert pointed == {f"#/components/schemas/{name}" for name in shapes}


def _refs(data):
    if isinstance(data, dict):
        yield from (value for key, value in data.items() if key == "$ref")
    children = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    for child in children:
        yield from _refs(child)


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        ("page=x", "1 to 10000"),
        ("page=0", "1 to 10000"),
        ("page=10001", "1 to 10000"),
        ("page=%C2%B2", "1 to 10000"),
        ("page=1&page=2", "once"),
        ("words=" + "x" * 201, "200"),
        ("disputed=yes", "0 or 1"),
    ],
)
def test_a_program_is_told_what_is_wrong_with_its_question(client, asked, why):
    answer = client.get(f"/claims.json?{asked}")
    assert answer.status_code == 400
    assert why in answer.json()["error"]["message"]
    assert client.get(f"/claims?{asked}").status_code == 200
