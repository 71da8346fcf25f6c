"""Lists of feeds."""

import pytest

from headwater.errors import InputError
from headwater.model import Feed
from headwater.readers.opml import feeds, opml

LIST = b"""<?xml version="1.0"?><opml version="1.0"><head><title>T</title></head><body>
<outline text="Papers"><outline type="rss" text="The &amp; Courier" xmlUrl="https://a.example/rss"/>
<outline text="x" xmlUrl="https://b.example/"><outline xmlUrl="https://c.example/"/></outline>
</outline><outline text="no feed"/><outline xmlUrl="javascript:1"/></body></opml>"""


def test_feeds_are_found_at_any_depth():
    assert {(f.id, f.title) for f in feeds(LIST, "list")} == {
        ("https://a.example/rss", "The & Courier"),
        ("https://b.example/", "x"),
        ("https://c.example/", None),
    }


def test_a_list_has_an_address_a_line():
    text = "# mine\n\nhttps://a.example/rss   # daily\n https://b.example/\nhttps://a.example/rss\n"
    assert [f.id for f in feeds(text.encode(), "list")] == [
        "https://a.example/rss",
        "https://b.example/",
    ]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (b"", "names no feed"),
        (b"# nothing\n", "names no feed"),
        (b"<opml><body/></opml>", "names no feed"),
        (b"https://a.example/\nfile:///etc/passwd\n", "list:2: 'file:///etc/passwd' is not"),
        (b"<html/>", "not a feed"),
        (b"\0\1", "binary"),
    ],
)
def test_what_is_no_list_is_told(text, says):
    with pytest.raises(InputError, match=says):
        feeds(text, "list")


def test_what_is_written_is_read_again():
    given = [Feed('https://a.example/?a=1&b="2"', title="A & «B»"), Feed("https://b.example/")]
    again = feeds("".join(opml(given)).encode(), "list")
    assert [(f.id, f.title) for f in again] == [
        ('https://a.example/?a=1&b="2"', "A & «B»"),
        ("https://b.example/", "https://b.example/"),
    ]
