"""What the interface for programs looks like, for the OpenAPI page: each page also as JSON."""

import inspect
from collections.abc import Callable
from typing import Any

Data = dict[str, Any]
ASKED = {
    "/claims": ("words", "party", "disputed", "page"),
    "/entities": ("name", "page"),
    "/search": ("q",),
    "/brief/{id:path}": ("lang",),
    "/story/{id:path}": ("page",),
    **dict.fromkeys(("/", "/stories", "/articles", "/rejects"), ("page",)),
}
HELP = {
    "words": "words that stand in the claim",
    "party": "a party among its origins",
    "disputed": "1: only what somebody denies",
    "name": "what stands in one of the names",
    "q": "words to look for; in quotes they stand together",
    "lang": "languages of the sentences, the first liked best: uk,en",
    "page": "which page of the list, from 1",
}


def describe(path: str, view: Callable[..., Data]) -> Data:
    """Describe the JSON of a page as a route does."""
    about = (inspect.getdoc(view) or "").replace("``", "`")
    parameters: list[Data] = [
        {"name": name, "in": "query", "description": HELP[name], "schema": {"type": "string"}}
        for name in ASKED.get(path, ())
    ]
    if path.endswith(":path}"):
        told = "the id of the record, as the lists give it"
        place = {"name": "id", "in": "path", "required": True, "description": told}
        parameters.insert(0, place | {"schema": {"type": "string"}})
    return {
        "operation_id": path.strip("/").partition("/")[0] or "index",
        "summary": about.partition("\n")[0],
        "description": about,
        "responses": {
            200: _answer("What was asked for.", ok=True, data={"type": "object"}),
            404: _answer("Not here, and where to look.", ok=False, error=ERROR),
        },
        "openapi_extra": {"parameters": parameters},
    }


ERROR = {
    "type": "object",
    "properties": {
        "status": {"type": "integer"},
        "title": {"type": "string"},
        "message": {"type": "string"},
    },
}


def _answer(told: str, *, ok: bool, **parts: Data) -> Data:
    properties = {"ok": {"type": "boolean", "const": ok}, **parts}
    schema = {"type": "object", "properties": properties, "required": list(properties)}
    return {"description": told, "content": {"application/json": {"schema": schema}}}
