import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.errors import FetchError
from headwater.fetch import is_web
from headwater.fetch.target import target


@pytest.mark.parametrize(
    ("url", "plain"),
    [
        ("http://news.example", "http://news.example/"),
        ("HTTPS://News.Example:443/A", "https://news.example/A"),
        ("  http://news.example/a\n", "http://news.example/a"),
        ("http://news.example./a", "http://news.example/a"),
        ("http://news.example:8080/", "http://news.example:8080/"),
        ("http://news.example:/", "http://news.example/"),
        ("http://news.example?q=1", "http://news.example/?q=1"),
        ("http://news.example/a#b", "http://news.example/a"),
        ("http://news.example/a b", "http://news.example/a%20b"),
        ("http://news.example/міст?ї=1", "http://news.example/%D0%BC%D1%96%D1%81%D1%82?%D1%97=1"),
        ("http://news.example/%D0%BC+1", "http://news.example/%D0%BC+1"),
        ("http://news.example/a@b:c", "http://news.example/a@b:c"),
        ("http://news.example/?u=http://127.0.0.1/", "http://news.example/?u=http://127.0.0.1/"),
        ("http://новини.укр/", "http://xn--b1amarcd.xn--j1amh/"),
        ("http://Straße.example/", "http://xn--strae-oqa.example/"),
        ("http://a_b.example/", "http://a_b.example/"),
        ("http://1.2.3.example/", "http://1.2.3.example/"),
    ],
)
def test_an_address_has_one_plain_form(url, plain):
    assert target(url).url == plain
    assert target(plain).url == plain


@given(st.text(max_size=60) | st.text("htps:/.[]@%\\#?0123456789abcdefx ", max_size=40))
def test_any_text_is_an_address_or_refused(text):
    for url in (text, f"http://{text}", f"http://news.example/{text}"):
        try:
            found = target(url)
        except FetchError:
            continue
        assert found.url.isascii()
        assert target(found.url) == found


@pytest.mark.parametrize("name", ["http://a.example", "HTTPS://a.example", " https://a.example"])
def test_addresses_of_the_web_are_told_from_files(name):
    assert is_web(name)


@pytest.mark.parametrize(
    "name", ["news.jsonl", "http", "http:/a", "-", "ftp://a.example", "a/http://b"]
)
def test_files_are_not_addresses_of_the_web(name):
    assert not is_web(name)
