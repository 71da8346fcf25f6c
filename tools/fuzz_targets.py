"""What is fuzzed: each reader with bytes, each language's steps with text, and what must hold.

Seeds are invented: small inputs of each kind, the samples of the package, the golden articles.
"""

import gzip
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from io import BytesIO
from pathlib import Path
from random import Random
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from headwater.keeping.spans import dangling, outside
from headwater.languages import available, load
from headwater.model import Article, Reading
from headwater.model.codec import decode, encode
from headwater.pipeline import read_article
from headwater.readers.inputs import File, read_file
from headwater.registry import find, names
from headwater.settings import Settings

REPO = Path(__file__).parents[1]
SAMPLES = REPO / "src" / "headwater" / "samples"
GOLDEN = REPO / "tests" / "golden"
PARAGRAPH = (
    "The harbour of Port Ansel will be closed, the mayor told the Courier on 3 May 2031. "
    "The firm denied it, citing two officials."
)
PAGE = (
    "<html lang=en><head><title>Pier</title><meta property='og:site_name' content='The Courier'>"
    "<link rel=canonical href='https://courier.example/a'>"
    '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Pier",'
    '"datePublished":"2031-05-03T08:00:00Z","author":{"name":"A. B."}}</script></head>'
    f"<body><nav><a href=/>Home</a></nav><article><h1>Pier</h1><p>{PARAGRAPH * 3}</p>"
    "<figure><img src=a.jpg><figcaption>Photo: A. B.</figcaption></figure></article></body></html>"
)
RSS = (
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY c "x">]><rss version="2.0" '
    'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>T</title>'
    "<link>https://a.example/</link><ttl>5</ttl><item><title>Pier</title>"
    "<link>https://a.example/1</link><guid>1</guid><pubDate>Sat, 03 May 2031 08:00:00 GMT</pubDate>"
    '<source url="https://b.example/">B</source>'
    f"<content:encoded><![CDATA[<p>{PARAGRAPH * 3}</p>]]></content:encoded></item></channel></rss>"
)
ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>T</title><entry><id>1</id>'
    '<link rel="alternate" href="https://a.example/1"/><updated>2031-05-03T08:00:00Z</updated>'
    f'<content type="html">&lt;p&gt;{PARAGRAPH * 3}&lt;/p&gt;</content></entry></feed>'
)
FEED_JSON = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "T",
        "items": [{"id": "1", "url": "https://a.example/1", "content_text": PARAGRAPH * 3}],
    }
)
ROW = {"id": "a", "text": PARAGRAPH * 3, "title": "Pier", "lang": "en", "published": "2031-05-03"}
GKG = ["1", "20310503080000", "1", "a.example", "https://a.example/1", *[""] * 20, "srclc:uk", ""]
SEEDS: dict[str, list[bytes]] = {
    "jsonl": [json.dumps(ROW).encode(), b'{"text": "x"}\n[]\n'],
    "text": [PARAGRAPH.encode() * 3, PARAGRAPH.encode("utf-16"), b"Home | News\n\nTags: a, b"],
    "html": [PAGE.encode(), b"<p>x", b"<?xml version='1.0'?><html><body><table><tr><td>x"],
    "gdelt": ["\t".join(GKG).encode() + b"\n"],
    "mediacloud": [json.dumps(ROW | {"url": "https://a.example/1", "language": "en"}).encode()],
    "feed": [RSS.encode(), ATOM.encode(), FEED_JSON.encode()],
}
ODD = (
    *(
        "\0",
        "\r\n",
        "\u2028",
        "\u202e",
        "\ufeff",
        "\udced\udca0\udc80",
        "\u0301",
        "İ",
        "ß",
        "ﬁ",
        "𝕬",
        "🇺🇦",
    ),
    *("«", "»", "“", "”", '"', "'", "’", "—", "…", ":", ";", ",", ".", "?", "(", ")", "%", "-"),
    *("9" * 40, "1,000.5", "10–12", "31.02.2031", " ", "\t", "\xa0", "https://x.example/?q=", "@"),
)
WORD = re.compile(r"\w+|\s+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Target:
    """Something that takes a stranger's bytes; ``run`` raises where a promise is broken."""

    name: str
    run: Callable[[bytes], None]
    seeds: Callable[[], list[bytes]]
    words: Callable[[], list[str]]
    most: int  # bytes of an input


def targets() -> dict[str, Target]:
    """List all there is to fuzz: every reader registered, every language there is a pack for."""
    made = [_of_reader(name) for name in names("readers")]
    made += [_of_language(lang) for lang in available()]
    return {target.name: target for target in made}


def edit(data: bytes, words: list[str], seed: int, most: int) -> bytes:
    """Change an input in some places: cut, doubled, moved, with words or odd signs put in."""
    chance = Random(seed)
    text = data.decode("utf-8", "surrogateescape")
    pieces = WORD.findall(text) or [""]
    for _ in range(chance.randint(1, 6)):
        at, other = chance.randrange(len(pieces) + 1), chance.randrange(len(pieces) + 1)
        first, last = sorted((at, min(other, at + 40)))
        match chance.randrange(6):
            case 0:
                del pieces[first:last]
            case 1:
                pieces[at:at] = pieces[first:last] * chance.choice((1, 1, 2, 30))
            case 2:
                pieces[at:at] = [chance.choice(words), " "]
            case 3:
                pieces[at:at] = [chance.choice(ODD) * chance.choice((1, 1, 1, 200))]
            case 4:
                pieces[first:last] = reversed(pieces[first:last])
            case _:
                pieces[first:last] = [chance.choice(ODD), *pieces[first:last], chance.choice(ODD)]
        pieces = pieces or [""]
    return "".join(pieces).encode("utf-8", "surrogateescape")[:most]


def _of_reader(name: str) -> Target:
    suffix: str = find("readers", name).suffixes[0]
    return Target(
        f"read-{name}", partial(read, suffix), partial(_samples, name), _markup, most=1 << 15
    )


def read(suffix: str, data: bytes) -> None:
    """Read bytes as a file of this kind: articles and rejects, whole, the same twice."""
    file, settings = File(Path(f"a{suffix}"), f"a{suffix}"), Settings(lang=_lang(data))
    once, again = (list(read_file(file, settings, BytesIO(data))) for _ in "ab")
    if once != again:
        raise AssertionError("read twice, it is not the same")
    for item in once:
        if isinstance(item, Article):
            _check(Reading(item))
        elif not (item.where and item.step and item.reason):
            raise AssertionError(f"a reject that does not say what or where: {item}")


def _lang(data: bytes) -> str:
    return ("", "en")[len(data) % 2]  # detected or told, by the input alone


def _check(reading: Reading) -> None:
    text = reading.article.text
    if not text.strip() or "\0" in text:
        raise AssertionError("an article without a text that can be kept")
    if found := [*outside(reading, text), *dangling(reading)]:
        raise AssertionError(f"points outside of the text, or at nothing: {found[0]}")
    if decode(Reading, encode(reading)) != reading:
        raise AssertionError("written and read back, it is not the same")


def _of_language(lang: str) -> Target:
    words = partial(_said, lang)
    return Target(
        f"attribute-{lang}", partial(understand, lang), partial(_texts, lang), words, 6000
    )


def understand(lang: str, data: bytes) -> None:
    """Read text in a language, by the rules and with the model: spans inside it, whatever it is."""
    text = data.decode("utf-8", "replace").replace("\0", " ")
    if not text.strip():
        return
    article = Article("a", text, lang, publisher="P", published="2031-05-03")
    _check(read_article(article))
    if len(text) % 4 == 0:  # the model takes as long as all the rules
        (encoding,) = _encoder().encode([text])
        _check(read_article(article, encoding))


@cache
def _encoder():  # noqa: ANN202 - whatever the shelf has
    return find("encoders", "headwater")()


def _samples(name: str) -> list[bytes]:
    made = list(SEEDS.get(name, []))
    if name == "warc":
        made += [warc(), b"".join(gzip.compress(record) for record in _records())]
    if name == "wacz":
        made += [wacz(ZIP_DEFLATED), wacz(ZIP_STORED)]
    return made or [b"{}", PAGE.encode()]


def _records() -> Iterator[bytes]:
    for number, page in enumerate((PAGE, "<p>x")):
        body = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{page}".encode()
        head = (
            f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number}>\r\n"
            "WARC-Date: 2031-05-03T08:00:00Z\r\nWARC-Target-URI: https://a.example/\r\n"
            f"Content-Type: application/http\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        yield head.encode() + body + b"\r\n\r\n"


def warc() -> bytes:
    """Make an archive of two pages."""
    return b"".join(_records())


def wacz(how: int) -> bytes:
    """Make a packed archive of two pages."""
    out = BytesIO()
    with ZipFile(out, "w", how) as made:
        made.writestr("archive/a.warc", warc())
        made.writestr("datapackage.json", "{}")
    return out.getvalue()


def _texts(lang: str) -> list[bytes]:
    """Return the texts of a language, of the samples and the golden articles."""
    rows = [json.loads(line) for file in SAMPLES.glob("*.jsonl") for line in file.open("rb")]
    texts = [row["text"] for row in rows if row.get("lang") == lang]
    for path in sorted((GOLDEN / lang).glob("*.json")):
        given = json.loads(path.read_bytes())["given"]
        raw = given.get("raw") or given.get("text") or ""
        texts.append("\n".join(raw) if isinstance(raw, list) else raw)
    return [text.encode()[:2000] for text in texts if text]


@cache
def _said(lang: str) -> list[str]:
    """Return the words that the steps of a language look for."""
    pack = load(lang)
    found = {word for cue in pack.cues for word in WORD.findall(str(cue)) if word.isalpha()}
    found |= {word for word in WORD.findall(str(pack.words)) if word.isalpha()}
    found |= {word for noun in pack.nouns for word in WORD.findall(str(noun)) if word.isalpha()}
    return sorted(found)


@cache
def _markup() -> list[str]:
    """Return what readers look for in bytes."""
    found = {piece for rows in SEEDS.values() for row in rows for piece in _pieces(row)}
    return sorted(found | set(_pieces(warc())) | {"<![CDATA[", "]]>", "&#0;", "&#xD800;", "<!--"})


def _pieces(raw: bytes) -> list[str]:
    text = raw.decode("latin-1")
    return [piece for piece in re.split(r"(?<=[>,\n}\]])", text) if 1 < len(piece) < 120]
