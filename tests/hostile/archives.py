"""Archives of the web: records that lie about themselves, and answers that do."""

import gzip
import zlib

from hostile import MB, case, story

END = b"\r\n"


def answer(body: bytes = b"", *fields: bytes, status: bytes = b"HTTP/1.1 200 OK") -> bytes:
    rows = [status, b"Content-Type: text/html", *fields]
    return END.join([*rows, b"", body or story()])


def record(block: bytes, *fields: bytes, length: bytes = b"", first: bytes = b"WARC/1.1") -> bytes:
    rows = [first, b"WARC-Type: response", b"WARC-Date: 2031-05-03T08:00:00Z"]
    rows += [b"WARC-Target-URI: https://a.example/1", b"Content-Type: application/http"]
    rows += [b"WARC-Record-ID: <urn:uuid:1>", *fields]
    rows += [b"Content-Length: " + (length or str(len(block)).encode())]
    return END.join(rows) + END * 2 + block + END * 2


def typed(kind: bytes, *fields: bytes) -> bytes:
    return record(answer(), *fields).replace(b"response", kind, 1)


GOOD = record(answer())
RECORDS = {
    "length too long": record(answer(), length=b"99999999"),
    "length too short": record(answer(), length=b"10"),
    "length of a planet": record(answer(), length=b"9" * 30),
    "length below nothing": record(answer(), length=b"-5"),
    "length in words": record(answer(), length=b"many"),
    "length of spaces": record(answer(), length=b" 1 0 "),
    "length twice": record(answer(), b"Content-Length: 5"),
    "no length": GOOD.replace(b"Content-Length", b"Content-Width"),
    "no version": GOOD.replace(b"WARC/1.1", b"", 1),
    "version of tomorrow": record(answer(), first=b"WARC/9.9"),
    "version of a megabyte": record(answer(), first=b"WARC/" + b"1" * MB),
    "header of a megabyte": record(answer(), b"X-Long: " + b"x" * MB),
    "header of 100k fields": record(answer(), *(b"X: 1" for _ in range(100_000))),
    "header without colons": record(answer(), *(b"rubbish" for _ in range(50))),
    "header folded": record(answer(), b"X-Long: a\r\n b\r\n\tc"),
    "header of bytes": record(answer(), b"X-\xff\xfe: \x00\x01"),
    "header without an end": GOOD[:150],
    "line ends of one sign": GOOD.replace(END, b"\n"),
    "no line ends": GOOD.replace(END, b" "),
    "rubbish between": GOOD + b"\0" * 5000 + GOOD,
    "rubbish before": b"\xff" * 5000 + GOOD,
    "no rubbish, but nothing": b"",
    "address that runs": GOOD.replace(b"https://a.example/1", b"javascript:alert(1)"),
    "address of a file": GOOD.replace(b"https://a.example/1", b"file:///etc/passwd"),
    "address of a megabyte": GOOD.replace(b"a.example/1", b"a.example/" + b"x" * MB),
    "address broken": GOOD.replace(b"https://a.example/1", b"http://[::1"),
    "date of no calendar": GOOD.replace(b"2031-05-03T08:00:00Z", b"2031-99-99T99:99:99Z"),
    "says the same as itself": typed(
        b"revisit", b"WARC-Payload-Digest: sha1:A", b"WARC-Refers-To-Target-URI: https://b.example/"
    ),
    "kind nobody knows": typed(b"nonsense"),
    "answer without an end of its head": record(b"HTTP/1.1 200 OK\r\nA: b"),
    "answer without a status": record(answer(status=b"rubbish")),
    "status of a planet": record(answer(status=b"HTTP/1.1 " + b"2" * 5000 + b" OK")),
    "answer of fields without end": record(answer(b"", *(b"A: b" for _ in range(50_000)))),
    "chunks of a planet": record(
        answer(b"ffffffffffffffff\r\nx\r\n0\r\n\r\n", b"Transfer-Encoding: chunked")
    ),
    "chunks in words": record(answer(b"many\r\nx\r\n", b"Transfer-Encoding: chunked")),
    "chunks cut": record(answer(b"500\r\n<p>x", b"Transfer-Encoding: chunked")),
    "gzip that is none": record(answer(b"<p>x</p>", b"Content-Encoding: gzip")),
    "gzip cut": record(answer(gzip.compress(story())[:-40], b"Content-Encoding: gzip")),
    "gzip bomb": lambda: record(
        answer(gzip.compress(bytes(300 * MB), 1), b"Content-Encoding: gzip")
    ),
    "deflate bomb": lambda: record(
        answer(zlib.compress(bytes(300 * MB), 1), b"Content-Encoding: deflate")
    ),
    "gzip within gzip within": record(
        answer(gzip.compress(gzip.compress(story())), b"Content-Encoding: gzip, gzip, gzip")
    ),
    "encoding nobody knows": record(answer(story(), b"Content-Encoding: x-none")),
    "charset nobody knows": record(answer(story(), b"Content-Type: text/html; charset=x-none")),
    "page of nothing": record(answer(b" ")),
    "page that is a picture": record(answer(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40)),
}
PACKED = {
    "one member for all": gzip.compress(GOOD * 20),
    "a member for each": gzip.compress(GOOD) * 20,
    "cut in the middle": (gzip.compress(GOOD) * 3)[:-100],
    "cut in its header": gzip.compress(GOOD)[:5],
    "one member damaged": gzip.compress(GOOD)
    + gzip.compress(GOOD)[:200]
    + b"\xff" * 50
    + gzip.compress(GOOD)[250:]
    + gzip.compress(GOOD),
    "wrong sum": gzip.compress(GOOD)[:-8] + b"\0" * 8,
    "zeros after": gzip.compress(GOOD) + b"\0" * 10_000,
    "no gzip": GOOD,
    "gzip of gzip": gzip.compress(gzip.compress(GOOD)),
    "bomb of one record": lambda: gzip.compress(record(b"x" * 300 * MB), 1),
    "bomb before any record": lambda: gzip.compress(bytes(300 * MB), 1),
    "header of gzip with a name of a megabyte": b"\x1f\x8b\x08\x08\0\0\0\0\0\0" + b"x" * MB,
}
# What holds no page gives nothing: its records are left and counted, as most of an archive is.
EMPTY = {
    *("address that runs", "address of a file", "address of a megabyte", "kind nobody knows"),
    *("says the same as itself", "no rubbish, but nothing", "answer without a status"),
    *("status of a planet", "answer without an end of its head", "answer of fields without end"),
}
CASES = [
    *(
        case(f"WARC: {name}", "a.warc", raw, "few" if name in EMPTY else "any")
        for name, raw in RECORDS.items()
    ),
    *(case(f"packed WARC: {name}", "a.warc.gz", raw) for name, raw in PACKED.items()),
]
