"""What the interface for programs looks like, for the OpenAPI page: each page also as JSON."""

import inspect
from collections.abc import Callable, Sequence

from fastapi.openapi.utils import get_openapi
from starlette.routing import BaseRoute

from headwater import __version__
from headwater.web.asked import parameters
from headwater.web.shapes import DATA, SHAPES, Data, record, ref

LONGEST_ID = 1000
ERRORS = {
    400: "A parameter that is not allowed, and what is; or a name this server does not go by.",
    404: "Not here, and where to look.",
    405: "Another method: nothing can be written.",
    414: "An address too long.",
    500: "Something went wrong here.",
    503: "The store cannot be asked now.",
}


def document(routes: Sequence[BaseRoute]) -> Data:
    """Describe every route for programs."""
    told: Data = get_openapi(
        title="Headwater",
        version=__version__,
        description="Who says it, on whose word. Each page is also JSON; nothing can be written.",
        routes=routes,
    )
    told.setdefault("components", {})["schemas"] = SHAPES
    return told


def describe(path: str, view: Callable[..., Data]) -> Data:
    """Describe the JSON of a page as a route does."""
    about = (inspect.getdoc(view) or "").replace("``", "`")
    asked = parameters(path)
    if path.endswith(":path}"):
        told = "the id of the record, as the lists give it"
        place = {"name": "id", "in": "path", "required": True, "description": told}
        schema = {"type": "string", "minLength": 1, "maxLength": LONGEST_ID}
        asked.insert(0, place | {"schema": schema})
    failed = {status: _answer(told, ref("Error")) for status, told in ERRORS.items()}
    found = record(ok={"const": True}, data=DATA[path])
    return {
        "operation_id": path.strip("/").partition("/")[0] or "index",
        "summary": about.partition("\n")[0],
        "description": about,
        "responses": {200: _answer("What was asked for.", found), **failed},
        "openapi_extra": {"parameters": asked},
    }


def _answer(told: str, schema: Data) -> Data:
    return {"description": told, "content": {"application/json": {"schema": schema}}}
