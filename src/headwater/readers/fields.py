"""Values of strangers' fields to strings that can be kept; what does not fit is not given."""

import re
from urllib.parse import urlsplit

UNSTORABLE = re.compile("[\\x00\\ud800-\\udfff]")
MAX_FIELD = 2000  # characters; more is no name, title or address
MAX_ITEMS = 100


def storable(text: str) -> bool:
    """Tell whether a string can be written as UTF-8 and kept by a database."""
    return not UNSTORABLE.search(text)


def clean(value: object) -> str | None:
    """Return a usable string without outer spaces; None for anything else."""
    if not isinstance(value, str) or len(value) > MAX_FIELD or not storable(value):
        return None
    return value.strip() or None


def strings(value: object) -> tuple[str, ...]:
    """Return the strings in a string, an object with a name, or a list of these."""
    items = value[:MAX_ITEMS] if isinstance(value, list) else [value]
    named = (_name(item) if isinstance(item, dict) else item for item in items)
    return tuple(dict.fromkeys(name for name in map(clean, named) if name))


def _name(item: dict[str, object]) -> object:
    name = item.get("name")
    return name[0] if isinstance(name, list) and name else name


def host(url: str | None) -> str | None:
    """Return the host of an address without ``www.``; None where there is none."""
    try:
        found = urlsplit(url or "").hostname
    except ValueError:  # a broken bracket
        return None
    return found.removeprefix("www.") if found else None
