"""Bytes to text: byte order mark, the charset a page declares, UTF-8, then the likeliest."""

import codecs

from headwater.errors import ArticleError

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
SAMPLE = 200_000  # bytes that are enough to tell an encoding
CANDIDATES = [
    "cp1251",
    "koi8_r",
    "koi8_u",
    "cp866",
    "iso8859_5",
    "cp1252",
    "mac_cyrillic",
]


DECLARABLE = (  # those of the Encoding Standard that differ; some of Python's take for ever
    *("utf_8", "utf_16", "utf_16_le", "utf_16_be", "koi8_r", "koi8_u", "cp866", "mac_cyrillic"),
    *(f"cp{number}" for number in (874, 932, 949, *range(1250, 1259))),
    *(f"iso8859_{part}" for part in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)),
    *("gb18030", "big5hkscs", "euc_jp", "iso2022_jp", "mac_roman"),
)
MEANT = {  # what a declared name means on the web
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}
ALIASES = {"koi8-ru": "koi8_u", "unicode": "utf_16_le"}  # names that Python does not know
WORN = 1000  # bytes for each that may be damaged in a text whose charset is known


def decode(raw: bytes, declared: str | None = None, *, told: str | None = None) -> str:
    """Return the text of some bytes unchanged; ArticleError when they are not text.

    A byte order mark is believed before ``told``, the charset that came with the bytes, that before
    ``declared``, the one the text itself names, and all before what the bytes look like.
    """
    for mark, encoding in MARKS:
        if raw.startswith(mark):
            return _strictly(raw, encoding)
    known = _codec(told)
    text = _worn(raw, known) if known else None
    if text is not None:
        return text
    if b"\0" in raw:
        raise ArticleError("binary: holds NUL bytes")
    for name in filter(None, (_codec(declared), "utf-8")):
        text = _tried(raw, name)
        if text is not None:
            return text
    return _strictly(raw, _guessed(raw))


def _codec(declared: str | None) -> str | None:
    """Return the codec that a declared name means, None for a name that is not of the web."""
    label = (declared or "").strip().lower().removeprefix("x-")
    try:
        name = codecs.lookup(ALIASES.get(label, label)).name
    except (LookupError, ValueError):  # of no codec, or with a NUL in it
        return None
    name = MEANT.get(name, name)
    return name if name in CODECS else None


def _worn(raw: bytes, name: str) -> str | None:
    """Decode with a mark for each damaged place, if these are few."""
    text = raw.decode(name, "replace")
    return text if text.count("\ufffd") * WORN <= len(raw) and "\0" not in text else None


def _tried(raw: bytes, name: str) -> str | None:
    try:
        return raw.decode(name)
    except (UnicodeDecodeError, LookupError, ValueError):
        return None


def _strictly(raw: bytes, name: str) -> str:
    text = _tried(raw, name)
    if text is None:
        raise ArticleError(f"not text in {name}")
    return text


def _guessed(raw: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(raw[:SAMPLE], cp_isolation=CANDIDATES).best()
    if best is None:
        raise ArticleError("of no known encoding")
    return best.encoding


CODECS = frozenset(codecs.lookup(name).name for name in DECLARABLE)
