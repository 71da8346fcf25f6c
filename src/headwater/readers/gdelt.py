"""GDELT's Global Knowledge Graph, version 2: a line a page, with its address and no text.

Its themes and names were found by programs in a translation, so Headwater takes none of them: only
where a page is, when it was seen and in which language.
"""

import re
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import BinaryIO, cast
from zipfile import BadZipFile, ZipFile

from headwater.model import Article, Reject
from headwater.readers.base import refuse
from headwater.readers.detect import normalised
from headwater.readers.fields import clean, host
from headwater.readers.listings import Told, textless
from headwater.readers.sieve import Sieve, Wanted
from headwater.readers.streams import lines
from headwater.settings import Settings

DATE, KIND, ADDRESS, TRANSLATION = 1, 2, 4, 25  # columns
COLUMNS = 27
WEB = b"1"  # as the kind of a source: its identifier is an address
STAMP = re.compile(r"(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)")
SOURCE = re.compile(r"srclc:([a-z]{2,3})")
UNTRANSLATED = "eng"  # what is not translated, is English: so says GDELT
ZIP = b"PK\x03\x04"


class GdeltReader:
    """Reads what a file of the Knowledge Graph lists: each line is a Reject, for want of text.

    ``headwater addresses`` lists what is to be fetched.
    """

    suffixes = (".gkg.csv.zip", ".gkg.csv")
    sifts = True

    def read(
        self, stream: BinaryIO, where: str, settings: Settings, sieve: Sieve | None = None
    ) -> Iterator[Article | Reject]:
        """Stream a Reject for each line that is wanted."""
        wanted, left = Wanted.of(settings), (sieve or Sieve()).left
        for told in self.told(stream, where, settings):
            if isinstance(told, Reject):
                yield told
            elif told.wanted(wanted):
                yield textless(told)
            else:
                left["not wanted"] += 1

    def told(self, stream: BinaryIO, where: str, settings: Settings) -> Iterator[Told | Reject]:
        """Stream what a file lists, or why a line is none."""
        try:
            for number, raw in lines(_unzipped(stream), settings.max_bytes):
                place = f"{where}:{number}"
                yield refuse(place, "too long a line") if raw is None else _told(raw, place)
        except (BadZipFile, NotImplementedError, RuntimeError, EOFError, zlib.error) as error:
            yield refuse(where, f"damaged: {error}")


def _unzipped(stream: BinaryIO) -> BinaryIO:
    """Open the one file of a zip file, as GDELT hands them out."""
    if not stream.seekable():
        return stream
    first = stream.read(len(ZIP))
    stream.seek(0)
    if first != ZIP:
        return stream
    archive = ZipFile(stream)
    found = archive.infolist()
    return cast("BinaryIO", archive.open(found[0])) if found else BytesIO()


def _told(raw: bytes, place: str) -> Told | Reject:
    row = raw.split(b"\t")
    if len(row) < COLUMNS:
        return refuse(place, f"{len(row)} columns; a line of GKG 2 has {COLUMNS}")
    url = clean(row[ADDRESS].decode("utf-8", "replace"))
    stamp = STAMP.fullmatch(row[DATE].decode("ascii", "replace"))
    if row[KIND] != WEB or not url or not host(url):
        return refuse(place, "no address of the web")
    if not stamp:
        return refuse(place, "no date")
    year, month, day, hour, minute, second = stamp.groups()
    source = SOURCE.search(row[TRANSLATION].decode("ascii", "replace"))
    lang = normalised(source[1] if source else UNTRANSLATED)
    return Told(place, url, f"{year}-{month}-{day}T{hour}:{minute}:{second}Z", lang)
