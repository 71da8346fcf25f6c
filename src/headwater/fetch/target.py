"""An address of the web taken apart by one set of rules, so that no two parts can differ on it."""

import re
from dataclasses import dataclass
from ipaddress import IPv6Address
from urllib.parse import quote

from headwater.errors import FetchError
from headwater.fetch.addresses import refusal
from headwater.fetch.names import local_name, plain_name

LONGEST = 4000  # characters; browsers and servers take less than twice that
PARTS = re.compile(r"(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*)://(?P<authority>[^/?#]*)(?P<path>[^#]*)")
AUTHORITY = re.compile(r"(?:\[(?P<v6>[0-9A-Fa-f:.]+)\]|(?P<name>[^:\[\]]+))(?::(?P<port>\d{0,5}))?")
KEPT = "!#$%&'()*+,/:;=?@[]~-._|"  # in a path; the rest is percent-encoded, as browsers do
PORTS = {"http": 80, "https": 443}
# Ports that browsers refuse (fetch.spec.whatwg.org, "bad port"): what listens there is no web
# server, and some would take a request for commands.
NOT_WEB = frozenset(
    (
        *(0, 1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95),
        *(101, 102, 103, 104, 109, 110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161),
        *(179, 389, 427, 465, 512, 513, 514, 515, 526, 530, 531, 532, 540, 548, 554, 556, 563),
        *(587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060),
        *(5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080),
    )
)


@dataclass(frozen=True, slots=True)
class Target:
    """What to ask and whom: ``host`` is a plain name or a literal address, without brackets."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def literal(self) -> bool:
        """Whether the host is an address and no name has to be resolved."""
        return ":" in self.host or self.host.rpartition(".")[2].isdecimal()

    @property
    def authority(self) -> str:
        """Host, and port where it is not the usual one, as they are written in a request."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def site(self) -> str:
        """Scheme and authority: what one robots.txt speaks for."""
        return f"{self.scheme}://{self.authority}"

    @property
    def url(self) -> str:
        """The address in its plain form."""
        return self.site + self.path


def is_web(name: str) -> bool:
    """Tell an address of the web from the name of a file."""
    return bool(re.match(r"\s*https?://", name, re.I))


def target(url: str, *, private: bool = False) -> Target:
    """Take an address apart; FetchError when it is none, or may not be asked.

    ``private`` lets local names pass, and addresses of one's own network.
    """
    url = url.strip()
    parts = PARTS.match(url)
    if not parts or len(url) > LONGEST:
        raise FetchError("not an address of the web")
    scheme = parts["scheme"].lower()
    if scheme not in PORTS:
        raise FetchError(f"only http and https are fetched, not {scheme}")
    found = AUTHORITY.fullmatch(parts["authority"])
    if not found:
        raise FetchError(_wrong(parts["authority"]))
    port = int(found["port"] or PORTS[scheme])
    if port in NOT_WEB or port > 65535:
        raise FetchError(f"port {port} is none of the web")
    host = _v6(found["v6"]) if found["v6"] else plain_name(found["name"])
    made = Target(scheme, host, port, _path(parts["path"]))
    _check(made, private=private)
    return made


def _check(made: Target, *, private: bool) -> None:
    if made.literal:
        why = refusal(made.host, private=private)
    else:
        why = None if private else local_name(made.host)
    if why:
        raise FetchError(f"refused: {why}")


def _wrong(authority: str) -> str:
    if "@" in authority:
        return "an address with a user name is refused"
    if "%" in authority:
        return "a host with a percent sign is refused"
    return "no host in it" if not authority else f"{authority[:80]!r} is no host"


def _v6(text: str) -> str:
    try:
        return str(IPv6Address(text))
    except ValueError as error:
        raise FetchError(f"[{text[:80]}] is no address") from error


def _path(text: str) -> str:
    encoded = quote(text.encode("utf-8", "surrogatepass"), safe=KEPT)
    return encoded if encoded.startswith("/") else f"/{encoded}"
