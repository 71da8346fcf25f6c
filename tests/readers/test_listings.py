import json
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from typer.testing import CliRunner

from headwater.cli.main import app
from headwater.errors import InputError
from headwater.model import Article, Reject
from headwater.readers.gdelt import GdeltReader
from headwater.readers.inputs import addresses
from headwater.readers.mediacloud import MediaCloudReader
from headwater.readers.sieve import Sieve
from headwater.settings import Settings

TEXT = (
    "The harbour of Port Ansel will be closed to ships for three weeks, the mayor said on Monday. "
    "She told reporters that the old pier has to be rebuilt before the winter storms begin. "
)


def gkg(
    url="https://courier.example/pier", date="20251125131500", kind="1", lang="srclc:ukr;eng:x"
):
    row = [""] * 27
    row[0], row[1], row[2], row[3], row[4], row[25] = f"{date}-T1", date, kind, "x", url, lang
    row[7], row[11] = "TAX_FNCACT", "ann reyes"
    return "\t".join(row).encode() + b"\n"


def story(**fields):
    given = {"id": "5", "url": "https://courier.example/pier", "title": "Pier to close"}
    given |= {"publish_date": "2025-11-25", "media_name": "Port Courier", "language": "en"}
    return json.dumps(given | {"media_url": "courier.example"} | fields).encode() + b"\n"


def read(reader, raw, *, sieve=None, **chosen):
    return list(reader.read(BytesIO(raw), "a", Settings(**chosen), sieve))


def test_line_of_gdelt_is_a_reject_that_names_the_address():
    (reject,) = read(GdeltReader(), gkg())
    assert (reject.where, reject.step) == ("a:1", "read")
    assert "headwater addresses lists it" in reject.reason
    assert reject.reason.endswith("https://courier.example/pier")


def test_line_of_gdelt_tells_when_and_in_which_language():
    (told,) = GdeltReader().told(BytesIO(gkg()), "a", Settings())
    assert (told.published, told.lang) == ("2025-11-25T13:15:00Z", "uk")
    (told,) = GdeltReader().told(BytesIO(gkg(lang="")), "a", Settings())
    assert told.lang == "en"


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"a\tb\n", "2 columns"),
        (gkg(kind="2"), "no address"),
        (gkg(url="not an address"), "no address"),
        (gkg(date="soon"), "no date"),
        (b"\xff" * 300 + b"\n", "1 columns"),
    ],
)
def test_line_that_is_none_is_rejected(raw, reason):
    bad, _ = read(GdeltReader(), raw + gkg())
    assert bad.where == "a:1"
    assert reason in bad.reason


def test_gdelt_is_read_zipped_as_it_is_handed_out():
    raw = BytesIO()
    with ZipFile(raw, "w", ZIP_DEFLATED) as archive:
        archive.writestr("20251125131500.gkg.csv", gkg() * 3)
    assert len(read(GdeltReader(), raw.getvalue())) == 3
    (reject,) = read(GdeltReader(), raw.getvalue()[:-30])
    assert "damaged" in reject.reason


def test_story_with_its_text_is_an_article():
    (article,) = read(MediaCloudReader(), story(text=TEXT))
    assert isinstance(article, Article)
    assert (article.id, article.title) == ("https://courier.example/pier", "Pier to close")
    assert (article.publisher, article.published) == ("Port Courier", "2025-11-25")
    assert article.text == f"Pier to close\n\n{TEXT.strip()}"


def test_story_without_text_is_a_reject_that_names_the_address():
    (reject,) = read(MediaCloudReader(), story())
    assert reject.reason.endswith("https://courier.example/pier")


@pytest.mark.parametrize(
    "raw", [b"{\n", b"[]\n", story(url=5), story(url="x", text=TEXT), b"x" * 99]
)
def test_story_that_is_none_is_rejected(raw):
    (reject,) = read(MediaCloudReader(), raw)
    assert (type(reject), reject.where) == (Reject, "a:1")


def test_what_is_not_wanted_is_left_and_counted():
    sieve = Sieve()
    raw = story(text=TEXT) + story(text=TEXT, url="https://other.example/a")
    assert len(read(MediaCloudReader(), raw, sieve=sieve, domain="courier.example")) == 1
    assert read(GdeltReader(), gkg(), sieve=sieve, since="2025-11-26") == []
    assert read(GdeltReader(), gkg(), sieve=sieve, only_lang="es") == []
    assert sieve.left.total() == 3


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "a.gkg.csv").write_bytes(gkg() + gkg("https://other.example/b", lang=""))
    (tmp_path / "b.mediacloud.jsonl").write_bytes(story() + story(url="https://c.example/c"))
    return tmp_path


def test_addresses_are_listed_each_once(folder):
    found = CliRunner().invoke(app, ["addresses", str(folder)])
    assert found.stdout.split() == [
        "https://courier.example/pier",
        "https://other.example/b",
        "https://c.example/c",
    ]
    assert found.stderr == "3 addresses\n"
    some = CliRunner().invoke(app, ["addresses", str(folder), "--only-lang", "uk"])
    assert some.stdout.split() == ["https://courier.example/pier"]


def test_file_that_lists_nothing_is_refused(tmp_path):
    (tmp_path / "a.txt").write_text("text")
    with pytest.raises(InputError, match="no list of addresses"):
        list(addresses([str(tmp_path / "a.txt")], Settings()))
