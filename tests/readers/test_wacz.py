import gzip
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import pytest

from headwater.model import Article
from headwater.readers.wacz import WaczReader
from headwater.settings import Settings
from warcworld import packed, pages, places
from warcworld import zipped as wacz

PARTS = packed(pages(3))
WARC = b"".join(PARTS)


def read(raw):
    return list(WaczReader().read(BytesIO(raw), "a.wacz", Settings(lang="en")))


def told(items):
    return [i.id if isinstance(i, Article) else i.where for i in items]


@pytest.mark.parametrize("kind", [ZIP_STORED, ZIP_DEFLATED])
def test_pages_of_all_its_warc_files_are_read(kind):
    files = {"archive/a.warc.gz": WARC, "archive/b.warc": pages(5)[4], "indexes/index.cdx": b"x"}
    assert told(read(wacz(files, kind))) == [f"http://example.org/{n}" for n in (0, 1, 2, 4)]


@pytest.mark.parametrize("kind", [ZIP_STORED, ZIP_DEFLATED])
def test_damaged_record_is_rejected_with_file_and_offset(kind):
    bad = bytearray(WARC)
    bad[places(PARTS)[1] + 30] ^= 0xFF
    items = told(read(wacz({"archive/a.warc.gz": bytes(bad)}, kind)))
    assert items[1] == f"a.wacz/archive/a.warc.gz@{places(PARTS)[1]}"
    assert [items[0], items[2]] == ["http://example.org/0", "http://example.org/2"]


def bomb():
    return wacz({"archive/a.warc": bytes(80_000_000)}, ZIP_DEFLATED)


def over_one_another():
    raw = BytesIO()
    with ZipFile(raw, "w") as archive:
        archive.writestr("archive/a.warc.gz", WARC)
        first = archive.filelist[0]
        for number in range(50):
            twin = ZipInfo(f"archive/{number}.warc.gz")
            for name in ("header_offset", "compress_size", "file_size", "CRC"):
                setattr(twin, name, getattr(first, name))
            archive.filelist.append(twin)
    return raw.getvalue()


def encrypted():
    raw = bytearray(wacz({"archive/a.warc.gz": WARC}))
    at = raw.rindex(b"PK\x01\x02")
    raw[at + 8] |= 1
    return bytes(raw)


BAD = {
    "a bomb": (bomb, "no WARC file"),
    "files over one another": (over_one_another, "over one another"),
    "encrypted": (encrypted, "encrypted"),
    "nothing of an archive": (lambda: wacz({}), "no WARC file in its folder"),
    "a cut file": (lambda: wacz({"archive/a.warc.gz": WARC})[:-40], "no WACZ file"),
    "no zip file": (lambda: b"x" * 500, "no WACZ file"),
    "nothing": (lambda: b"", "no WACZ file"),
}


@pytest.mark.parametrize("name", BAD)
def test_hostile_file_is_rejected(name):
    make, reason = BAD[name]
    (reject,) = read(make())
    assert reject.where.startswith("a.wacz")
    assert reason in reject.reason


def test_names_that_lead_elsewhere_are_only_names():
    raw = wacz({"archive/../../../etc/x.warc.gz": WARC, "archive/C:\\y.warc.gz": WARC})
    assert len(read(raw)) == 6


def test_gzip_bomb_within_is_given_up():
    inner = gzip.compress(b"WARC/1.1\r\nContent-Length: 400000000\r\n\r\n" + bytes(300_000_000), 9)
    items = read(wacz({"archive/a.warc.gz": inner + WARC}))
    assert told(items) == [
        "a.wacz/archive/a.warc.gz@0",
        *(f"http://example.org/{n}" for n in range(3)),
    ]
