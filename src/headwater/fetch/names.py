"""Names of hosts in their one plain form; those that can only be local are refused."""

import re
from ipaddress import IPv4Address

from headwater.errors import FetchError

NUMBER = re.compile(r"\d+|0x[0-9a-f]*")
LABEL = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)")
LONGEST = 253
# Names that never mean a host of the public net (RFC 6761, 6762, 8375, 9476, ICANN's private use).
LOCAL = (
    "alt",
    "arpa",
    "corp",
    "home",
    "internal",
    "intranet",
    "invalid",
    "lan",
    "local",
    "localdomain",
    "localhost",
    "onion",
    "private",
    "test",
)


def plain_name(host: str) -> str:
    """Return a host in lower case and ASCII, without its last dot; FetchError if it is none.

    A number that is no plain dotted IPv4 address is refused: readers of addresses differ on what
    ``0x7f.1`` or ``010.0.0.1`` means.
    """
    name = _ascii(host).lower().removesuffix(".")
    labels = name.split(".")
    if len(name) > LONGEST or not all(LABEL.fullmatch(label) for label in labels):
        raise FetchError(f"{host[:80]!r} is no name of a host")
    if NUMBER.fullmatch(labels[-1]):
        return _dotted(name)
    return name


def local_name(name: str) -> str | None:
    """Say why a plain name is a local one; None for a name of the public net."""
    labels = name.split(".")
    if labels[-1] in LOCAL:
        return f"{name}: .{labels[-1]} is local"
    return f"{name}: a name without a dot is local" if len(labels) == 1 else None


def _ascii(host: str) -> str:
    if host.isascii():
        return host
    import idna  # the one of the standard library knows only the rules of 2003

    try:
        return idna.encode(host, uts46=True).decode("ascii")
    except (idna.IDNAError, UnicodeError) as error:
        raise FetchError(f"{host[:80]!r} is no name of a host: {error}") from error


def _dotted(name: str) -> str:
    try:
        return str(IPv4Address(name))
    except ValueError as error:
        raise FetchError(f"{name!r} is an address in an odd spelling") from error
