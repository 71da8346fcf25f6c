"""Addresses of pages: any id there is, however odd, has one page and one JSON."""

from urllib.parse import quote

JSON, HTML = ".json", ".html"


def path_to(page: str, id: str) -> str:  # noqa: A002 - the field's name
    """Return the address of a record's page."""
    odd = id.startswith("/") or "//" in id or any(part in (".", "..") for part in id.split("/"))
    tail = HTML if id.endswith((JSON, JSON + HTML)) else ""
    return f"/{page}/{quote(id, safe='' if odd else '/:', errors='replace')}{tail}"


def id_in(path: str) -> str:
    """Return the id that the tail of an address names; undoes ``path_to`` and the JSON suffix."""
    if path.endswith(JSON + HTML):
        return path.removesuffix(HTML)
    return path.removesuffix(JSON)


def wants_json(path: str) -> bool:
    """Tell whether an address asks for JSON."""
    return path.endswith(JSON)
