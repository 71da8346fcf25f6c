"""Single files of text, lines and pages, and what exactly must become of each."""

import gzip
import os
from collections.abc import Callable

from hostile import MB, PARAGRAPH, UKRAINIAN, Case, line, page

GOOD = line(id="good", text=PARAGRAPH, lang="en")
BILLION = "".join(
    f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' if n else '<!ENTITY e0 "ha">' for n in range(10)
)
REJECTED: dict[str, tuple[str, Callable[[], bytes], str]] = {
    # name of the file, its bytes, what the reason says
    "empty text": ("a.txt", lambda: b"", "no text"),
    "only spaces": ("a.txt", lambda: b" \n\t \r\n " * 50, "no text"),
    "only a mark": ("a.txt", lambda: b"\xef\xbb\xbf", "no text"),
    "binary": ("a.txt", lambda: bytes(range(256)) * 40, "binary"),
    "picture": ("a.txt", lambda: b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + os.urandom(3000), "binary"),
    "NUL in text": ("a.txt", lambda: PARAGRAPH.encode() + b"\0", "binary"),
    "NUL in JSON": ("a.jsonl", lambda: line(text=PARAGRAPH + "\0"), "U+0000"),
    "cut gzip of a page": ("a.html.gz", lambda: gzip.compress(os.urandom(9000))[:4000], "end"),
    "cut gzip of lines": ("a.jsonl.gz", lambda: gzip.compress(GOOD * 900)[:40], "end"),
    "no gzip at all": ("a.jsonl.gz", lambda: GOOD, "gzip"),
    "gzip with bad data": (
        "a.txt.gz",
        lambda: gzip.compress(b"")[:10] + b"\xff" * 500,
        "",
    ),
    "gzip of nothing": ("a.html.gz", lambda: gzip.compress(b""), ""),
    "gzip bomb, page": ("a.html.gz", lambda: gzip.compress(bytes(300 * MB), 1), "larger"),
    "gzip bomb, one line": ("a.jsonl.gz", lambda: gzip.compress(b"x" * 300 * MB, 1), "usable"),
    "gzip bomb, blank lines": ("a.jsonl.gz", lambda: gzip.compress(b"\n" * 300 * MB, 1), "usable"),
    "two encodings": (
        "a.txt",
        lambda: (UKRAINIAN.encode() + UKRAINIAN.encode("cp1251") + b"\x98\xff\x81") * 3,
        "",
    ),
    "UTF-16 cut short": ("a.txt", lambda: PARAGRAPH.encode("utf-16")[:-1], "utf-16"),
    "100 MB page": ("a.html", lambda: page("<p>" + "x " * 50 * MB), "larger"),
    "100 MB text": ("a.txt", lambda: b"word " * 20 * MB, "larger"),
    "100k nested divs": ("a.html", lambda: page("<div>" * 100_000), ""),
    "million elements": ("a.html", lambda: page("<b>x</b>" * MB), "tags"),
    "endless attributes": (
        "a.html",
        lambda: page("<p " + " ".join(f"a{n}='{n}'" for n in range(200_000)) + ">x</p>"),
        "attributes",
    ),
    "endless bare attributes": (
        "a.html",
        lambda: page("<p " + " ".join(f"a{n}" for n in range(100_000)) + ">x</p>"),
        "attributes",
    ),
    "page of 18 MB of words": ("a.html", lambda: page("<p>" + "word " * 3_600_000), ""),
    "page of 18 MB of script": ("a.html", lambda: page("<script>" + "a=b;" * 4_500_000), "article"),
    "page of 39k paragraphs": ("a.html", lambda: page("<p>Some words.</p>" * 39_000), "elements"),
    "page of JSON-LD bombs": (
        "a.html",
        lambda: page(f'<script type="application/ld+json">{"[" * MB}</script>'),
        "article",
    ),
    "page of one attribute": ("a.html", lambda: page(f"<p class='{'x' * 10 * MB}'></p>"), ""),
    "no body": ("a.html", lambda: b"<html><head><title>Pier</title></head></html>", ""),
    "no HTML": ("a.html", lambda: b"just words", ""),
    "menu only": ("a.html", lambda: page("<nav><a href='/'>Home</a></nav>"), "article"),
    "entity bomb": (
        "a.html",
        lambda: f"<!DOCTYPE html [{BILLION}]><html><body><p>&e9;</p></body></html>".encode(),
        "",
    ),
    "unclosed comment": ("a.html", lambda: b"<html><body><!-- " + b"x" * MB, ""),
    "broken JSON": ("a.jsonl", lambda: b'{"id": "a", "text": "b"\n', "not JSON"),
    "JSON list": ("a.jsonl", lambda: b'["a", "b"]\n', "list"),
    "JSON number": ("a.jsonl", lambda: b"5\n", "int"),
    "JSON null": ("a.jsonl", lambda: b"null\n", "nothing"),
    "text a number": ("a.jsonl", lambda: line(id="a", text=5), "int"),
    "text a list": ("a.jsonl", lambda: line(id="a", text=["b"]), "list"),
    "text missing": ("a.jsonl", lambda: line(id="a"), "nothing"),
    "text blank": ("a.jsonl", lambda: line(id="a", text=" \n "), "no text"),
    "id a list": ("a.jsonl", lambda: line(id=["a"], text=PARAGRAPH), "list"),
    "id true": ("a.jsonl", lambda: line(id=True, text=PARAGRAPH), "bool"),
    "id endless": ("a.jsonl", lambda: line(id="a" * MB, text=PARAGRAPH), "id"),
    "id a huge number": ("a.jsonl", lambda: b'{"id": ' + b"9" * 4000 + b', "text": "b"}\n', "id"),
    "number beyond limits": ("a.jsonl", lambda: b'{"id": ' + b"9" * 9000 + b"}\n", "not JSON"),
    "JSON nested 100k deep": ("a.jsonl", lambda: b'{"a":' * 100_000 + b"\n", "not JSON"),
    "JSON lists nested": ("a.jsonl", lambda: b"[" * MB + b"\n", "JSON"),
    "JSON of many lists": ("a.jsonl", lambda: b"[" + b"[]," * 5 * MB + b"0]\n", "many values"),
    "lone surrogate in text": ("a.jsonl", lambda: b'{"text": "\\ud800 word"}\n', "U+D800"),
    "line of 100 MB": ("a.jsonl", lambda: b'{"text": "' + b"x" * 100 * MB + b'"}\n', "larger"),
    "million-letter word": ("a.txt", lambda: b"x" * MB, "characters"),
    "million lines": ("a.txt", lambda: b"word\n" * MB, "characters"),
    "only furniture": (
        "a.jsonl",
        lambda: line(text="12:45\n\n+380 44 000\n\n***", lang="uk"),
        "furn",
    ),
    "unsupported language": (
        "a.txt",
        lambda: "Dzień dobry wszystkim państwu. ".encode() * 9,
        "'pl'",
    ),
    "unsupported language given": ("a.jsonl", lambda: line(text=PARAGRAPH, lang="xx-YY"), "'xx'"),
    "path as a language": (
        "a.jsonl",
        lambda: line(text=PARAGRAPH, lang="../../etc"),
        "'../../etc'",
    ),
    "endless language": ("a.jsonl", lambda: line(text=PARAGRAPH, lang="e" * 1000), "'eeee"),
    "unknown suffix": ("a.exe", lambda: b"MZ", "suffix"),
}
HARMLESS: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "byte order mark": ("a.txt", lambda: b"\xef\xbb\xbf" + UKRAINIAN.encode(), "uk"),
    "byte order mark before JSON": ("a.jsonl", lambda: b"\xef\xbb\xbf" + GOOD, "en"),
    "UTF-16": ("a.txt", lambda: UKRAINIAN.encode("utf-16"), "uk"),
    "UTF-32": ("a.txt", lambda: UKRAINIAN.encode("utf-32"), "uk"),
    "windows-1251": ("a.txt", lambda: UKRAINIAN.encode("cp1251"), "uk"),
    "unknown charset declared": (
        "a.html",
        lambda: b"<meta charset=no-such>" + page(f"<article><p>{PARAGRAPH * 3}</p></article>"),
        "en",
    ),
    "duplicate keys": ("a.jsonl", lambda: GOOD.replace(b'"id"', b'"id": "x", "id"'), "en"),
    "dates of no calendar": (
        "a.jsonl",
        lambda: line(text=PARAGRAPH, published="2025-13-45", updated=5, fetched="99999-01-01"),
        "en",
    ),
    "path as an id": ("a.jsonl", lambda: line(id="../../etc/passwd", text=PARAGRAPH), "en"),
    "fields of wrong types": (
        "a.jsonl",
        lambda: line(text=PARAGRAPH, tags=5, authors={"a": [1]}, pictures="x", title=["t"], url=1),
        "en",
    ),
    "lone surrogate in title": (
        "a.jsonl",
        lambda: b'{"title": "\\udfff", "text": "' + PARAGRAPH.encode() + b'"}\n',
        "en",
    ),
    "broken address": ("a.jsonl", lambda: line(text=PARAGRAPH, url="http://[::1"), "en"),
}
HEAVY: dict[str, bytes] = {
    "just not too many paragraphs": page("<p>Some words.</p>" * 29_000),
    "just not too many links": page("<li><a href='/'>w</a>" * 14_000),
}
SLOW = {name for name in REJECTED if "bomb" in name or "100 MB" in name or "million" in name}
CASES = [
    *(
        Case(name, file, make, "reject", says, slow=name in SLOW)
        for name, (file, make, says) in REJECTED.items()
    ),
    *(Case(name, file, make, "article", says) for name, (file, make, says) in HARMLESS.items()),
    *(Case(name, "a.html", lambda raw=raw: raw) for name, raw in HEAVY.items()),
]
