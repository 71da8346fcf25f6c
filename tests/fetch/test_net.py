import socket
import threading
import time

import pytest

from headwater.errors import FetchError
from headwater.fetch.net import Net, look_up
from headwater.fetch.target import target
from webworld import PUBLIC


def answering(*addresses):
    def getaddrinfo(host, port, type):  # noqa: A002 - the name of the real one's
        return [(socket.AF_INET, type, 6, "", (address, port)) for address in addresses]

    return getaddrinfo


def test_a_name_has_each_address_once(monkeypatch):
    monkeypatch.setattr(socket, "getaddrinfo", answering(PUBLIC, "1.1.1.1", PUBLIC))
    assert look_up("news.example", 80, 5) == [PUBLIC, "1.1.1.1"]


def test_a_resolver_that_does_not_answer_is_left_behind(monkeypatch):
    ended = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: ended.wait(30) and [])
    try:
        with pytest.raises(OSError, match="no answer in time"):
            look_up("news.example", 80, 0.1)
    finally:
        ended.set()


@pytest.mark.parametrize("error", [socket.gaierror(-2, "unknown"), UnicodeError("label too long")])
def test_a_resolver_that_fails_is_an_error_of_the_system(error, monkeypatch):
    def fails(*_, **__):
        raise error

    monkeypatch.setattr(socket, "getaddrinfo", fails)
    with pytest.raises(OSError, match=r"unknown|label"):
        look_up("news.example", 80, 5)


def test_a_literal_address_is_not_looked_up():
    net = Net(look_up=lambda *_: pytest.fail("looked up"))
    found = net.addresses(target(f"http://{PUBLIC}/"), time.monotonic() + 5, private=False)
    assert found == [PUBLIC]


def test_three_addresses_are_tried_at_most():
    net = Net(look_up=lambda *_: [f"93.184.215.{n}" for n in range(1, 9)])
    found = net.addresses(target("http://news.example/"), time.monotonic() + 5, private=False)
    assert len(found) == 3


def test_what_a_resolver_says_is_checked_even_if_it_is_nonsense():
    net = Net(look_up=lambda *_: ["localhost"])
    with pytest.raises(FetchError, match="no address"):
        net.addresses(target("http://news.example/"), time.monotonic() + 5, private=False)
