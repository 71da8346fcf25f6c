"""One address for one page: what trackers hang on it, and the place within it, are left out."""

from urllib.parse import urlsplit, urlunsplit

TRACKERS = ("utm_", "at_medium", "at_campaign", "mc_cid", "mc_eid")
CLICKS = frozenset({"fbclid", "gclid", "yclid", "dclid", "msclkid", "igshid"})


def page_address(url: str) -> str:
    """Return the address of the page that an address leads to; the same for one that is no good."""
    try:
        parts = urlsplit(url)
    except ValueError:  # a broken bracket
        return url
    kept = "&".join(one for one in parts.query.split("&") if one and not _tracks(one))
    return urlunsplit((parts.scheme, parts.netloc.lower(), parts.path or "/", kept, ""))


def _tracks(parameter: str) -> bool:
    name = parameter.partition("=")[0].lower()
    return name.startswith(TRACKERS) or name in CLICKS
