import ipaddress
import socket

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from headwater.errors import FetchError
from headwater.fetch.addresses import PUBLIC6, refusal
from headwater.fetch.target import target

INSIDE = [
    ipaddress.ip_network(net)
    for net in (
        *("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16"),
        *("172.16.0.0/12", "192.0.0.0/24", "192.168.0.0/16", "198.18.0.0/15", "224.0.0.0/3"),
    )
]
PREFIXES = ["::ffff:0:0", "::", "64:ff9b::", "64:ff9b:1::", "::ffff:0:0:0", "2002::", "2001::"]


def within(networks):
    numbers = [st.integers(int(net[0]), int(net[-1])) for net in networks]
    return st.one_of(numbers).map(ipaddress.IPv4Address)


@st.composite
def spellings(draw, addresses):
    """An address in some spelling that the C library takes for it."""
    address = draw(addresses)
    count = draw(st.integers(1, 4))
    raw = list(address.packed)
    numbers = [*raw[: count - 1], int.from_bytes(raw[count - 1 :], "big")]
    bases = st.sampled_from(["{}", "0{:o}", "00{:o}", "0x{:x}", "0X{:X}", "0x00{:x}"])
    spelled = ".".join(draw(bases).format(number) for number in numbers)
    return address, spelled


@given(spellings(within(INSIDE)), st.sampled_from(["", ".", ":80", ":8080"]))
def test_any_spelling_of_an_inner_address_is_refused(spelling, end):
    address, spelled = spelling
    assert socket.inet_aton(spelled) == address.packed
    with pytest.raises(FetchError):
        target(f"http://{spelled}{end}/")


@given(within(INSIDE), st.sampled_from(["{}", "{}.", "[::ffff:{}]", "[::{}]", "[64:ff9b::{}]"]))
def test_an_inner_address_is_refused_however_it_is_wrapped(address, shape):
    with pytest.raises(FetchError):
        target(f"http://{shape.format(address)}/")


@given(within(INSIDE), st.data())
def test_digits_of_other_scripts_are_digits(address, data):
    zeros = st.sampled_from("0０𝟎𝟘𝟢𝟬𝟶")
    zero = ord(data.draw(zeros))
    spelled = "".join(chr(zero + int(c)) if c.isdigit() else c for c in str(address))
    assume(not spelled.isascii())
    with pytest.raises(FetchError):
        target(f"http://{spelled}/")


@given(st.integers(0, 2**32 - 1), st.sampled_from(PREFIXES))
def test_no_address_inside_an_address_is_public(number, prefix):
    where = {"2002::": 80, "2001::": 0}.get(prefix, 0)
    outer = int(ipaddress.IPv6Address(prefix)) | number << where
    assert refusal(str(ipaddress.IPv6Address(outer)))


@given(st.ip_addresses())
def test_what_is_public_is_global_too(address):
    if refusal(str(address)) is None:
        assert address.is_global
        assert address.version == 4 or address in PUBLIC6


@pytest.mark.parametrize(
    "address",
    ["8.8.8.8", "93.184.215.14", "1.1.1.1", "172.15.0.1", "172.32.0.1", "100.63.0.1", "223.1.1.1"],
)
def test_public_addresses_pass(address):
    assert refusal(address) is None
    assert target(f"http://{address}/").host == address


@pytest.mark.parametrize(
    "address", ["2606:4700::6810:84e5", "2a00:1450:4001::200e", "2001:4860::1"]
)
def test_public_addresses_of_version_6_pass(address):
    assert refusal(address) is None
    assert target(f"https://[{address}]/").url == f"https://[{address}]/"


def test_why_is_told():
    assert refusal("169.254.169.254") == "169.254.169.254: link-local"
    assert refusal("2002:7f00:1::") == "2002:7f00:1::: 6to4"
