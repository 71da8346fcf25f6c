"""Which addresses are of the public net; every other one is refused, however it is written."""

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

IPV4 = (
    ("0.0.0.0/8", "this network"),
    ("10.0.0.0/8", "private"),
    ("100.64.0.0/10", "shared by customers of one provider"),
    ("127.0.0.0/8", "loopback"),
    ("168.63.129.16/32", "platform of a cloud"),  # lies among public ones, and is served inside
    ("169.254.0.0/16", "link-local"),  # 169.254.169.254 tells a cloud machine its keys
    ("172.16.0.0/12", "private"),
    ("192.0.0.0/24", "protocol assignments"),
    ("192.0.2.0/24", "documentation"),
    ("192.31.196.0/24", "sink of private look-ups"),
    ("192.52.193.0/24", "multicast relay"),
    ("192.88.99.0/24", "6to4 relay"),
    ("192.168.0.0/16", "private"),
    ("192.175.48.0/24", "sink of private look-ups"),
    ("198.18.0.0/15", "benchmarks"),
    ("198.51.100.0/24", "documentation"),
    ("203.0.113.0/24", "documentation"),
    ("224.0.0.0/4", "multicast"),
    ("255.255.255.255/32", "broadcast"),
    ("240.0.0.0/4", "reserved"),
)
# Only 2000::/3 is given out to the public; the first that fits says why.
IPV6 = (
    ("::/128", "unspecified"),
    ("::1/128", "loopback"),
    ("::ffff:0:0/96", "IPv4-mapped"),
    ("::/96", "IPv4-compatible"),
    ("::ffff:0:0:0/96", "IPv4-translated"),
    ("64:ff9b::/96", "NAT64"),
    ("64:ff9b:1::/48", "NAT64 of one network"),
    ("100::/64", "discarded"),
    ("2001::/32", "Teredo"),
    ("2001:2::/48", "benchmarks"),
    ("2001:db8::/32", "documentation"),
    ("2001::/23", "protocol assignments"),
    ("2002::/16", "6to4"),
    ("2620:4f:8000::/48", "sink of private look-ups"),
    ("3fff::/20", "documentation"),
    ("fc00::/7", "private"),
    ("fe80::/10", "link-local"),
    ("fec0::/10", "site-local"),
    ("ff00::/8", "multicast"),
)
REFUSED = tuple((ip_network(net), why) for net, why in (*IPV4, *IPV6))
PUBLIC6 = ip_network("2000::/3")
# What a person may let pass to try something at home. Where clouds tell their keys is not at home.
OWN = frozenset(("loopback", "private"))
KEYS = frozenset((ip_address("100.100.100.200"), ip_address("fd00:ec2::254")))


def refusal(address: str, *, private: bool = False) -> str | None:
    """Say why an address is not to be asked; None when it is of the public net.

    ``private`` lets loopback and private networks pass, and nothing else. ValueError when it is no
    address in its plain spelling.
    """
    found = ip_address(address)
    if isinstance(found, IPv6Address) and found.scope_id:
        return f"{address}: with a zone"
    if found in KEYS:
        return f"{address}: platform of a cloud"
    for network, why in REFUSED:
        if found.version == network.version and found in network:
            return None if private and why in OWN else f"{address}: {why}"
    return None if _public(found) else f"{address}: not of the public net"


def _public(found: IPv4Address | IPv6Address) -> bool:
    return found.is_global and (found.version == 4 or found in PUBLIC6)
