import gzip
import zlib
from io import BytesIO, RawIOBase

import pytest

from headwater.errors import SettingError
from headwater.model import Article, Reject
from headwater.readers.sieve import Sieve
from headwater.readers.warc import WarcReader
from headwater.settings import Settings
from warcworld import DATE, http, packed, page, pages, places, record

GZIP = zlib.compress(page(7))


def read(raw, *, sieve=None, **chosen):
    stream = raw if hasattr(raw, "read") else BytesIO(raw)
    return list(WarcReader().read(stream, "a.warc", Settings(lang="en", **chosen), sieve))


def told(items):
    """Articles by their ids, rejects by their offsets."""
    return [i.id if isinstance(i, Article) else int(i.where.rpartition("@")[2]) for i in items]


def urls(*numbers):
    return [f"http://example.org/{n}" for n in numbers]


LAID = {
    "plain": lambda records: records,
    "packed": packed,
    "in one": lambda records: [gzip.compress(b"".join(records))],
}


@pytest.mark.parametrize("lay", LAID)
def test_each_page_is_an_article_named_by_its_address(lay):
    items = read(b"".join(LAID[lay](pages(3))))
    assert told(items) == urls(0, 1, 2)
    article = items[1]
    assert (article.title, article.url) == ("Pier 1 to close", "http://example.org/1")
    assert (article.fetched, article.domain) == (DATE, "example.org")
    assert article.text.startswith("Pier 1 to close\n\nPier 1 will be closed for three weeks")


def test_digest_is_that_of_the_page_as_it_is_when_fetched():
    import hashlib

    (article,) = read(record(http(page(1))))
    assert article.raw_sha256 == hashlib.sha256(page(1)).hexdigest()


BAD = {
    "a length beyond the file": record(http(page(9)), length=10**9),
    "a length into the next record": record(http(page(9)), length=len(http(page(9))) + 300),
    "a length within the block": record(http(page(9)), length=50),
    "a length that is no number": record(http(page(9)), length="many"),
    "a negative length": record(http(page(9)), length=-5),
    "a length of forty digits": record(http(page(9)), length="9" * 40),
    "no length": record(http(page(9)), fields={"Content-Length": None}),
    "a header without end": record(http(page(9)), fields={"X": "x" * 100_000}),
    "another digest": record(http(page(9)), digest="sha1:" + "A" * 32),
    "another digest in hexadecimal": record(http(page(9)), digest="sha256:" + "0" * 64),
    "no version": record(http(page(9))).replace(b"WARC/1.1", b"WRAC/1.1", 1),
    "bytes of something else": bytes(range(256)) * 9 + b"\r\n\r\n",
}


@pytest.mark.parametrize("lay", ["plain", "packed"])
@pytest.mark.parametrize("name", BAD)
def test_damaged_record_is_rejected_with_its_offset_and_the_next_is_read(name, lay):
    good = pages(4)
    parts = LAID[lay]([*good[:2], BAD[name], *good[2:]])
    assert told(read(b"".join(parts))) == [*urls(0, 1), places(parts)[2], *urls(2, 3)]


@pytest.mark.parametrize("at", [0, 3, 9, 12, 40, 0.3, 0.6, -9, -5, -1])
def test_damaged_gzip_data_are_rejected_and_the_next_member_is_read(at):
    parts = packed(pages(5))
    bad = bytearray(parts[2])
    place = int(len(bad) * at) if isinstance(at, float) else at
    bad[place] ^= 0xFF
    parts[2] = bytes(bad)
    items = told(read(b"".join(parts)))
    assert [i for i in items if isinstance(i, str)][:2] == urls(0, 1)
    assert items[-2:] == urls(3, 4)
    assert (places(parts)[2] in items) == (len(items) == 5 and items[2] != urls(2)[0])


def test_a_byte_in_any_place_costs_one_record_at_most():
    parts = packed(pages(3))
    for place in range(0, len(parts[1]), 23):
        bad = bytearray(parts[1])
        bad[place] ^= 0x55
        items = told(read(b"".join([parts[0], bytes(bad), parts[2]])))
        assert (items[0], items[-1]) == tuple(urls(0, 2))
        assert items[1:-1] in ([places(parts)[1]], urls(1))


@pytest.mark.parametrize("lay", ["plain", "packed"])
@pytest.mark.parametrize("cut", [1, 10, 200])
def test_cut_file_is_rejected_where_its_last_record_begins(lay, cut):
    parts = LAID[lay](pages(3))
    items = read(b"".join(parts)[: -cut - 4])
    assert told(items) == [*urls(0, 1), places(parts)[2]]


def test_garbage_between_members_costs_none_of_them():
    parts = packed(pages(2))
    raw = parts[0] + b"\x1f\x8b\x08 no member" * 50 + parts[1]
    assert told(read(raw)) == [urls(0)[0], len(parts[0]), urls(1)[0]]


def test_padding_at_the_end_is_nothing():
    assert told(read(b"".join(packed(pages(2))) + bytes(512))) == urls(0, 1)


def test_damage_within_a_file_of_one_member_costs_one_record():
    raw = gzip.compress(
        b"".join([*pages(2), BAD["another digest"], record(http(page(3)), "http://example.org/3")])
    )
    items = read(raw)
    assert told(items) == [*urls(0, 1), 0, *urls(3)]


@pytest.mark.parametrize("raw", [b"", gzip.compress(b""), b"\r\n" * 9])
def test_file_of_nothing_is_rejected(raw):
    (reject,) = read(raw)
    assert (reject.where, reject.reason) == ("a.warc@0", "no WARC record")


def test_page_without_an_article_is_rejected_at_its_place():
    parts = [*pages(1), record(http(b"<html><body><p>Hi</p></body></html>"))]
    items = read(b"".join(parts))
    assert (items[1].where, items[1].reason) == (
        f"a.warc@{len(parts[0])}",
        "a page without an article",
    )


SENT = {
    "gzip": (gzip.compress(page(7)), ("Content-Encoding: gzip",)),
    "deflate": (GZIP, ("Content-Encoding: deflate",)),
    "chunked": (
        b"%x\r\n%s\r\n0\r\n\r\n" % (len(page(7)), page(7)),
        ("Transfer-Encoding: chunked",),
    ),
    "chunked gzip": (
        b"%x\r\n%s\r\n0\r\n\r\n" % (len(gzip.compress(page(7))), gzip.compress(page(7))),
        ("Transfer-Encoding: chunked", "Content-Encoding: gzip"),
    ),
    "gzip unpacked by the archive": (page(7), ("Content-Encoding: gzip",)),
    "chunked unpacked by the archive": (page(7), ("Transfer-Encoding: chunked",)),
    "brotli unpacked by the archive": (page(7), ("Content-Encoding: br",)),
    "an encoding nobody knows": (page(7), ("Content-Encoding: rot13",)),
}


@pytest.mark.parametrize("name", SENT)
def test_body_is_unpacked_as_it_was_sent(name):
    body, fields = SENT[name]
    (article,) = read(record(http(body, "200 OK", "text/html", *fields)))
    assert article.title == "Pier 7 to close"


def test_charset_of_the_header_is_believed():
    body = page(1, "Київ").decode().encode("cp1251")
    (article,) = read(record(http(body, kind="text/html; charset=windows-1251")))
    assert "Київ" in article.text


BOMB = gzip.compress(bytes(40_000_000), 9)


@pytest.mark.parametrize(
    ("field", "body", "reason"),
    [
        ("Content-Encoding: gzip", BOMB, "larger than 1000000 bytes"),
        ("Content-Encoding: br", b"\x01\x02\x03" * 50, "damaged body"),
        ("X: y", b"<p>" * 400_000, "larger than 1000000 bytes"),
    ],
)
def test_body_that_cannot_be_unpacked_is_rejected(field, body, reason):
    parts = packed([record(http(body, "200 OK", "text/html", field)), *pages(2)])
    items = read(b"".join(parts), max_bytes=1_000_000)
    assert (items[0].where, told(items[1:])) == ("a.warc@0", urls(0, 1))
    assert reason in items[0].reason


def test_member_that_never_ends_is_given_up():
    parts = [gzip.compress(b"WARC/1.1\r\nWARC-Type: response\r\n" + b"X: y\r\n" * 5_000_000, 9)]
    parts += packed(pages(1))
    assert told(read(b"".join(parts), max_bytes=100_000)) == [0, *urls(0)]


LEFT = {
    "a request": record(b"GET / HTTP/1.1\r\n\r\n", type="request"),
    "what the file is": record(b"software: x\r\n", type="warcinfo"),
    "an error": record(http(page(1), "404 Not Found")),
    "a redirect": record(http(b"", "301 Moved", "text/html", "Location: /")),
    "a picture": record(http(b"\x89PNG", kind="image/png")),
    "robots.txt": record(http(b"User-agent: *", kind="text/plain")),
    "a name": record(b"93.184.216.34", "dns:example.org", content="text/dns", type="resource"),
    "no answer at all": record(b"nonsense"),
}


@pytest.mark.parametrize("name", LEFT)
def test_what_is_no_page_is_left_and_counted(name):
    sieve = Sieve()
    assert told(read(b"".join([LEFT[name], *pages(1)]), sieve=sieve)) == urls(0)
    assert sieve.left.total() == 1


def test_page_kept_as_a_resource_is_read():
    kept = record(page(4), "http://example.org/4", content="text/html", type="resource")
    assert told(read(kept)) == urls(4)


def test_page_that_says_the_same_at_another_address_is_read_of_the_first():
    digest = {"WARC-Payload-Digest": "sha1:X"}
    first = record(http(page(1)), "http://example.org/1", fields=digest)
    refers = digest | {"WARC-Refers-To-Target-URI": "http://example.org/1"}
    copy = record(
        b"", "http://example.net/9", type="revisit", fields=refers, date="2026-11-26T00:00:00Z"
    )
    items = read(b"".join(packed([first, copy])))
    assert told(items) == ["http://example.org/1", "http://example.net/9"]
    assert (items[1].fetched, items[1].raw_sha256) == ("2026-11-26T00:00:00Z", items[0].raw_sha256)


def test_page_seen_again_unchanged_is_left():
    refers = {"WARC-Refers-To-Target-URI": "http://example.org/0", "WARC-Payload-Digest": "sha1:X"}
    again = record(b"", "http://example.org/0", type="revisit", fields=refers)
    sieve = Sieve()
    assert told(read(b"".join([*pages(1), again]), sieve=sieve)) == urls(0)
    assert sieve.left == {"seen again unchanged": 1}


CHOSEN = {
    "domain": ({"domain": "example.org"}, ["http://example.org/a", "http://news.example.org/b"]),
    "domains": (
        {"domain": "other.net,news.example.org"},
        ["http://news.example.org/b", "http://other.net/c"],
    ),
    "since": ({"since": "2026-11-02"}, ["http://news.example.org/b", "http://other.net/c"]),
    "until": ({"until": "2026-11-02"}, ["http://example.org/a", "http://news.example.org/b"]),
    "month": ({"since": "2026-12"}, []),
    "between": (
        {"since": "2026-11-02", "until": "2026-11-02"},
        ["http://news.example.org/b"],
    ),
    "mime": ({"mime": "application/xhtml+xml"}, ["http://other.net/c"]),
}


@pytest.mark.parametrize("name", CHOSEN)
def test_only_what_is_wanted_is_read(name):
    chosen, wanted = CHOSEN[name]
    kind = "application/xhtml+xml"
    raw = b"".join(
        [
            record(http(page(1)), "http://example.org/a", date="2026-11-01T23:59:59Z"),
            record(http(page(2)), "http://news.example.org/b", date="2026-11-02T00:00:00Z"),
            record(http(page(3), kind=kind), "http://other.net/c", date="2026-11-03T00:00:00Z"),
        ]
    )
    sieve = Sieve()
    assert told(read(raw, sieve=sieve, **chosen)) == wanted
    assert sieve.left.total() == 3 - len(wanted)


def test_only_wanted_languages_are_read():
    spoken = "Міський голова заявив, що міст закриють на три тижні. Про це він сказав у понеділок. "
    other = page(1).decode().replace("<nav>Home</nav>", f"<p>{spoken * 9}</p>").encode()
    raw = b"".join([record(http(other), "http://example.org/uk"), *pages(1)])
    found = list(WarcReader().read(BytesIO(raw), "a", Settings(only_lang="uk"), Sieve()))
    assert told(found) == ["http://example.org/uk"]


def test_a_day_that_is_none_is_refused():
    with pytest.raises(SettingError, match="since is 'yesterday'; allowed: a day"):
        read(b"".join(pages(1)), since="yesterday")


def test_what_is_known_is_not_read_again():
    asked = []

    def known(*told):
        asked.append(told)
        return told[0].endswith("/1")

    assert told(read(b"".join(pages(3)), sieve=Sieve(known))) == urls(0, 2)
    assert [key for key, *_ in asked] == urls(0, 1, 2)


def test_file_that_cannot_seek_is_read_too():
    class Pipe(RawIOBase):
        def __init__(self, raw):
            self._raw = BytesIO(raw)

        def readable(self):
            return True

        def readinto(self, buffer):
            return self._raw.readinto(buffer)

    parts = packed([*pages(1), BAD["another digest"], *pages(2)])
    items = told(read(Pipe(b"".join(parts))))
    assert items == [*urls(0), len(parts[0]), *urls(0, 1)]


def test_odd_addresses_are_left():
    odd = ["javascript:alert(1)", "http://" + "x" * 3000, "file:///etc/passwd", ""]
    assert read(b"".join(record(http(page(1)), url) for url in odd)) == []


@pytest.mark.slow
def test_of_5000_records_50_damaged_ones_are_rejected_with_their_offsets():
    parts = packed(pages(5000))
    bad = list(range(37, 5000, 100))
    for turn, number in enumerate(bad):
        raw = bytearray(parts[number])
        if turn % 3 == 0:
            raw = raw[: len(raw) // 2]  # cut
        elif turn % 3 == 1:
            raw[len(raw) // 2] ^= 0xFF
        else:
            length = f"Content-Length: {len(http(page(number)))}".encode()
            raw = gzip.compress(gzip.decompress(raw).replace(length, b"Content-Length: 99", 1))
        parts[number] = bytes(raw)
    items = read(b"".join(parts), pages="archive")
    at = places(parts)
    assert sum(isinstance(item, Article) for item in items) == 4950
    assert told(i for i in items if isinstance(i, Reject)) == [at[number] for number in bad]
