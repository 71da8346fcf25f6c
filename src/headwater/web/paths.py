"""Addresses of pages: any id there is, however odd, has one page and one JSON."""

import re
from urllib.parse import quote

JSON, HTML = ".json", ".html"
SPELT_OUT = re.compile(r"\.json(\.html)+$")  # a page whose id looks as if JSON were asked for


def path_to(page: str, id: str) -> str:  # noqa: A002 - the field's name
    """Return the address of a record's page."""
    odd = id.startswith("/") or "//" in id or any(part in (".", "..") for part in id.split("/"))
    tail = HTML if id.endswith(JSON) or SPELT_OUT.search(id) else ""
    return f"/{page}/{quote(id, safe='' if odd else '/:', errors='replace')}{tail}"


def json_of(path: str) -> str:
    """Return the address of the JSON of a page."""
    if path == "/":
        return "/index" + JSON
    return (path.removesuffix(HTML) if SPELT_OUT.search(path) else path) + JSON


def id_in(path: str) -> str:
    """Return the id that the tail of an address names; undoes ``path_to`` and the JSON suffix."""
    return path.removesuffix(HTML) if SPELT_OUT.search(path) else path.removesuffix(JSON)


def id_of(path: str) -> str:
    """Return the id of the record whose page, or JSON, has this address."""
    return id_in(path.removeprefix("/").partition("/")[2])


def wants_json(path: str) -> bool:
    """Tell whether an address asks for JSON."""
    return path.endswith(JSON)
