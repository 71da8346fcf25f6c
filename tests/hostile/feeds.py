"""Feeds: bombs, cheats and plain rubbish."""

import json

from hostile import MB, PARAGRAPH, case

BODY = f"&lt;p&gt;{PARAGRAPH * 2}&lt;/p&gt;"


def rss(items: str, before: str = "", about: str = "<link>https://a.example/</link>") -> bytes:
    return f"<?xml version='1.0'?>{before}<rss><channel>{about}{items}</channel></rss>".encode()


def item(inside: str = "", text: str = BODY) -> str:
    link = "" if "<link" in inside else "<link>https://a.example/1</link>"
    title = "" if "<title" in inside else "<title>Pier</title>"
    return f"<item>{title}{link}{inside}<description>{text}</description></item>"


def entities(*pairs: tuple[str, str]) -> str:
    inside = "".join(f'<!ENTITY {name} "{value}">' for name, value in pairs)
    return f"<!DOCTYPE rss [{inside}]>"


def laughs(width: int, depth: int) -> str:
    rows = [("e0", "ha" * width)]
    rows += [(f"e{n}", f"&e{n - 1};" * width) for n in range(1, depth)]
    return entities(*rows)


def outer(declaration: str, use: str = "&x;") -> bytes:
    return rss(item(text=use), f"<!DOCTYPE rss [{declaration}]>")


def jsons(**fields: object) -> bytes:
    usual = {"version": "https://jsonfeed.org/version/1.1", "title": "T"}
    return json.dumps(usual | fields).encode()


ATTRIBUTES = " ".join(f"a{n}='1'" for n in range(100_000))
ODD = {
    "billion laughs": rss(item(text="&e9;"), laughs(10, 10)),
    "laughs of two": rss(item(text="&e29;"), laughs(2, 30)),
    "quadratic blowup": rss(item(text="&x;" * 20_000), entities(("x", "a" * 50_000))),
    "entity in itself": rss(item(text="&x;"), entities(("x", "&x;"))),
    "entities in a ring": rss(item(text="&x;"), entities(("x", "&y;"), ("y", "&x;"))),
    "entity never declared": rss(item(text=f"&nowhere; {PARAGRAPH}")),
    "entity of a file": outer('<!ENTITY x SYSTEM "file:///etc/passwd">'),
    "entity of the net": outer('<!ENTITY x SYSTEM "http://169.254.169.254/latest">'),
    "entity by parameter": outer(
        '<!ENTITY % p SYSTEM "file:///etc/passwd"><!ENTITY x "%p;">', "&x;"
    ),
    "doctype of the net": rss(item(), '<!DOCTYPE rss SYSTEM "http://127.0.0.1:9/a.dtd">'),
    "doctype without an end": b"<!DOCTYPE rss [<!ENTITY x 'a'" + b" " * MB,
    "inclusion of a file": rss(
        item('<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="/etc/passwd"/>')
    ),
    "stylesheet of a stranger": rss(item(), "<?xml-stylesheet href='file:///etc/passwd'?>"),
    "100k ordinary references": rss(item(text="&#233;" * 100_000)),
    "references of no letter": rss(item(text=f"&#0;&#xD800;&#x110000;&#99999999; {PARAGRAPH}")),
    "nested 100k deep": rss("<item>" * 100_000),
    "nested within an item": rss(item("<a>" * 50_000)),
    "attributes without end": rss(item(f"<a {ATTRIBUTES}/>")),
    "one name of a megabyte": rss(item(f"<{'a' * MB}/>")),
    "namespaces without end": rss(item("".join(f"<a xmlns:n{n}='u{n}'/>" for n in range(20_000)))),
    "comment without an end": rss("<!-- " + "x" * MB),
    "CDATA without an end": rss(f"<item><description><![CDATA[{PARAGRAPH * 9}"),
    "CDATA within CDATA": rss(item(text=f"<![CDATA[<![CDATA[{PARAGRAPH}]]>]]>")),
    "instruction of a megabyte": rss(item(f"<?x {'y' * MB}?>")),
    "no root": b"   ",
    "two roots": rss(item()) * 2,
    "rubbish after the root": rss(item()) + b"\xff\xfe\0\0" * 1000,
    "rubbish before the root": b"\xff\xfe\0\0" * 1000 + rss(item()),
    "NUL within": rss(item(text=f"a\0b {PARAGRAPH}")),
    "control signs within": rss(item(text=f"\x01\x02\x1b[31m {PARAGRAPH}")),
    "no items": rss(""),
    "items of nothing": rss("<item/>" * 3000),
    "items all alike": rss(item() * 40),
    "item of a megabyte of words": rss(item(text="word " * 200_000)),
    "title of a megabyte": rss(item(f"<title>{'t' * MB}</title>")),
    "link that runs": rss(item("<link>javascript:alert(1)</link>")),
    "link to a file": rss(item("<link>file:///etc/passwd</link>")),
    "link of a megabyte": rss(item(f"<link>https://a.example/{'x' * MB}</link>")),
    "link that is broken": rss(item("<link>http://[::1</link>")),
    "link with line ends": rss(item("<link>https://a.example/\r\nHost: b\r\n\r\n</link>")),
    "date of no calendar": rss(item("<pubDate>Mon, 99 Foo 20315 99:99:99 +9999</pubDate>")),
    "date of a megabyte": rss(item(f"<pubDate>{'9' * MB}</pubDate>")),
    "markup that runs": rss(item(text=f"&lt;script&gt;alert(1)&lt;/script&gt; {BODY}")),
    "markup escaped many times": rss(item(text="&amp;" * 50_000 + "lt;p&gt;")),
    "markup nested 50k deep": rss(item(text="&lt;div&gt;" * 50_000)),
    "encoding that is a lie": rss(item()).replace(b"'1.0'", b"'1.0' encoding='utf-16'"),
    "encoding nobody knows": rss(item()).replace(b"'1.0'", b"'1.0' encoding='x-none'"),
    "encoding of seven bits": rss(item()).replace(b"'1.0'", b"'1.0' encoding='utf-7'"),
    "UTF-16 without a mark": rss(item()).decode().encode("utf-16-le"),
    "UTF-32": rss(item()).decode().encode("utf-32"),
    "version that is none": rss(item()).replace(b"'1.0'", b"'9.9'"),
    "sitemap of sitemaps of itself": b"<sitemapindex><sitemap><loc>a.xml</loc></sitemap>"
    + b"</sitemapindex>",
    "atom without anything": b'<feed xmlns="http://www.w3.org/2005/Atom"><entry/></feed>',
    "atom of binary content": b'<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>1</id>'
    b'<content type="application/octet-stream">/////w==</content></entry></feed>',
    "a page for a feed": f"<html><body><p>{PARAGRAPH}</p></body></html>".encode(),
    "a picture for a feed": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40,
}
JSONS = {
    "items no list": jsons(items={"a": 1}),
    "items of numbers": jsons(items=[1, None, [], "x", True]),
    "item of wrong types": jsons(items=[{"id": [1], "url": {}, "content_html": 5, "title": []}]),
    "items nested": b'{"version":"https://jsonfeed.org/version/1.1","items":' + b"[" * 200_000,
    "number beyond limits": b'{"version":"https://jsonfeed.org/version/1","items":[{"id":'
    + b"9" * 9000
    + b"}]}",
    "lone surrogate": jsons(items=[{"id": "1", "content_text": f"\ud800 {PARAGRAPH}"}]),
    "NUL in a text": jsons(items=[{"id": "1", "content_text": f"\0 {PARAGRAPH}"}]),
    "link that runs": jsons(items=[{"id": "1", "url": "javascript:x", "content_text": PARAGRAPH}]),
    "no version": b'{"items": []}',
    "keys by the thousand": jsons(**{f"k{n}": n for n in range(100_000)}),
    "cut in a text": jsons(items=[{"id": "1", "content_text": PARAGRAPH * 9}])[:-200],
}
CASES = [
    *(case(f"feed: {name}", "a.xml", raw) for name, raw in ODD.items()),
    *(case(f"JSON feed: {name}", "a.json", raw) for name, raw in JSONS.items()),
]
