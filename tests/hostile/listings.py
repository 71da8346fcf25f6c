"""Archives in zip files, and lists of what others found: what their makers never meant."""

import io
import json
import struct
import zipfile

from hostile import MB, PARAGRAPH, case, line
from hostile.archives import GOOD

FIRST = b"PK\x01\x02"  # begins what the directory of a zip file says of a file
NAME = "archive/a.warc"


def zipped(*files: tuple[str, bytes], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", how) as made:
        for name, data in files:
            made.writestr(zipfile.ZipInfo(name), data, how)
    return out.getvalue()


def lying(raw: bytes, offset: int, shape: str, value: int) -> bytes:
    """Have the directory of a zip file say something else of its first file."""
    made, start = bytearray(raw), raw.index(FIRST)
    struct.pack_into(shape, made, start + offset, value)
    return bytes(made)


SOUND = zipped((NAME, GOOD))
STORED = zipped((NAME, GOOD), how=zipfile.ZIP_STORED)
ZIPS = {
    "no zip": b"PK" + b"\xff" * 500,
    "nothing": b"",
    "a zip of nothing": zipped(),
    "no archive in it": zipped(("datapackage.json", b"{}")),
    "cut": SOUND[:-30],
    "cut early": SOUND[:100],
    "rubbish before": b"\xff" * 1000 + SOUND,
    "names that climb": zipped(("archive/../../../etc/x.warc", GOOD)),
    "a name of 60,000 letters": zipped((f"archive/{'x' * 60_000}.warc", GOOD)),
    "a zip within": zipped(("archive/a.warc", SOUND)),
    "twenty thousand files": zipped(*((f"archive/{n}.warc", b"") for n in range(20_000))),
    "the same name twice": zipped((NAME, GOOD), ("archive/b.warc", b"")).replace(
        b"b.warc", b"a.warc"
    ),
    "encrypted": lying(SOUND, 8, "<H", 1),
    "packed in no known way": lying(SOUND, 10, "<H", 77),
    "a length of a planet": lying(SOUND, 24, "<I", 0xFFFFFFFE),
    "a length of nothing": lying(SOUND, 24, "<I", 0),
    "a sum that is wrong": lying(SOUND, 16, "<I", 0),
    "a place beyond": lying(STORED, 42, "<I", 0x7FFFFFFF),
    "a place before": lying(STORED, 42, "<I", 3),
    "damaged data": SOUND[:60] + b"\xff" * 40 + SOUND[100:],
    "bomb of a record": lambda: zipped((NAME, bytes(300 * MB))),
    "bomb of rubbish in a packed archive": lambda: zipped(("archive/a.warc.gz", b"\xff" * 30 * MB)),
}


def gkg(*changed: tuple[int, bytes]) -> bytes:
    row = [b""] * 27
    row[:5] = [b"1", b"20310503080000", b"1", b"a.example", b"https://a.example/1"]
    for column, value in changed:
        row[column] = value
    return b"\t".join(row) + b"\n"


ROWS = {
    "too few columns": b"a\tb\n" * 50,
    "columns without end": b"x" + b"\t" * MB + b"\n",
    "binary": bytes(range(256)) * 200,
    "an address that runs": gkg((4, b"javascript:alert(1)")),
    "an address of a file": gkg((4, b"file:///etc/passwd")),
    "an address of a megabyte": gkg((4, b"https://a.example/" + b"x" * MB)),
    "an address that is broken": gkg((4, b"http://[::1")),
    "a date of no calendar": gkg((1, b"99999999999999")),
    "a date in other digits": gkg((1, "２０３１０５０３０８００００".encode())),
    "a language nobody speaks": gkg((25, b"srclc:qqq;eng:x")),
    "a language of a megabyte": gkg((25, b"srclc:" + b"a" * MB)),
    "NUL in all": gkg((4, b"https://a.example/\0"), (1, b"\0")),
}
STORIES = {
    "wrong types": line(url=5, title=[1], text={"a": 1}, language=[], publish_date=True),
    "text a list": line(url="https://a.example/1", text=["a"]),
    "no address": line(text=PARAGRAPH),
    "an address that runs": line(url="javascript:alert(1)", text=PARAGRAPH),
    "an address that is broken": line(url="http://[::1", text=PARAGRAPH),
    "NUL in its text": line(url="https://a.example/1", text=PARAGRAPH + "\0"),
    "half a pair in its title": b'{"url":"https://a.example/1","title":"\\ud800","text":"'
    + PARAGRAPH.encode()
    + b'"}\n',
    "a title of a megabyte": line(url="https://a.example/1", title="t" * MB, text=PARAGRAPH),
    "a date of no calendar": line(
        url="https://a.example/1", publish_date="x" * 999, text=PARAGRAPH
    ),
    "a language of a megabyte": line(url="https://a.example/1", language="e" * MB, text=PARAGRAPH),
    "nested": b'{"url":' + b"[" * 100_000 + b"\n",
    "no JSON": b"url,title\nhttps://a.example/1,Pier\n",
    "cut": json.dumps({"url": "https://a.example/1", "text": PARAGRAPH}).encode()[:-30],
}
CASES = [
    *(case(f"WACZ: {name}", "a.wacz", raw) for name, raw in ZIPS.items()),
    *(case(f"GDELT: {name}", "a.gkg.csv", raw, "reject") for name, raw in ROWS.items()),
    case("GDELT in no zip", "a.gkg.csv.zip", b"PK\x03\x04" + b"\xff" * 500, "reject"),
    case("GDELT in a zip of nothing", "a.gkg.csv.zip", zipped(), "few"),
    case("GDELT in a zip that is cut", "a.gkg.csv.zip", zipped(("a.csv", gkg() * 90))[:-40]),
    case("GDELT in a bomb of one line", "a.gkg.csv.zip", lambda: zipped(("a", b"x" * 300 * MB))),
    case("GDELT in a bomb of lines", "a.gkg.csv.zip", lambda: zipped(("a", b"\n" * 300 * MB))),
    *(case(f"Media Cloud: {name}", "a.mediacloud.jsonl", raw) for name, raw in STORIES.items()),
]
