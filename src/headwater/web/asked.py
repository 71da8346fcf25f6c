"""What a page may be asked: one table of parameters, for those who ask and for the OpenAPI page.

A person with an odd address is shown the nearest page there is; a program is told what is wrong.
"""

from fastapi import Request

from headwater.errors import InputError
from headwater.languages import available
from headwater.web.shapes import Data

LONGEST = 200  # characters of a question
LAST = 10_000  # the furthest page one can ask for: a stranger's number bounds no loop
PAGED = ("page",)
ASKED: dict[str, tuple[str, ...]] = {
    "/claims": ("words", "party", "disputed", "page"),
    "/entities": ("name", "page"),
    "/search": ("q",),
    "/brief/{id:path}": ("lang",),
    "/story/{id:path}": PAGED,
    **dict.fromkeys(("/", "/stories", "/articles", "/rejects"), PAGED),
}
HELP = {
    "words": "words that stand in the claim",
    "party": "a party among its origins",
    "disputed": "1: only what somebody denies",
    "name": "what stands in one of the names",
    "q": "words to look for; in quotes they stand together",
    "lang": "languages of the sentences, the first liked best: lang=uk&lang=en, or lang=uk,en",
    "page": "which page of the list, from 1",
}


def parameters(path: str) -> list[Data]:
    """Describe what the JSON of a page may be asked."""
    return [
        {"name": name, "in": "query", "description": HELP[name], "schema": _schema(name)}
        for name in ASKED.get(path, ())
    ]


def check(path: str, request: Request) -> None:
    """Refuse a question that is not in the table; InputError says what is allowed."""
    for name in ASKED.get(path, ()):
        given = request.query_params.getlist(name)
        if len(given) > 1 and name != "lang":
            raise InputError(f"{name} is asked {len(given)} times; allowed: once")
        for value in given:
            _check(name, value)


def text_of(request: Request, name: str) -> str:
    """Return what was asked, cut where it is too long."""
    return str(request.query_params.get(name, ""))[:LONGEST].strip()


def langs_of(request: Request) -> list[str]:
    """Return the languages that were asked for, each once."""
    asked = ",".join(request.query_params.getlist("lang"))[:LONGEST]
    return list(dict.fromkeys(code.strip() for code in asked.split(",") if code.strip()))


def page_of(request: Request) -> int:
    """Return which page is asked for, the nearest that can be."""
    asked = request.query_params.get("page", "1")
    return min(max(int(asked), 1), LAST) if _is_number(asked) else 1


def _schema(name: str) -> Data:
    if name == "page":
        return {"type": "integer", "minimum": 1, "maximum": LAST}
    if name == "disputed":
        return {"type": "string", "enum": ["0", "1"]}
    if name == "lang":
        return {"type": "array", "items": {"type": "string", "enum": list(available())}}
    return {"type": "string", "maxLength": LONGEST}


def _check(name: str, value: str) -> None:
    if name == "page":
        if not (_is_number(value) and 1 <= int(value) <= LAST):
            raise InputError(f"page is {value[:20]!r}; allowed: 1 to {LAST}")
    elif name == "disputed":
        if value not in ("0", "1"):
            raise InputError(f"disputed is {value[:20]!r}; allowed: 0 or 1")
    elif len(value) > LONGEST:
        raise InputError(f"{name} has {len(value)} characters; allowed: {LONGEST}")


def _is_number(value: str) -> bool:
    return value.isascii() and value.isdigit() and len(value) < LONGEST
