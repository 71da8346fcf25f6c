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


def decode(raw: bytes, declared: str | None = None) -> str:
    """Return the text of some bytes unchanged; ArticleError when they are not text."""
    for mark, encoding in MARKS:
        if raw.startswith(mark):
            return _strictly(raw, encoding)
    if b"\0" in raw:
        raise ArticleError("binary: holds NUL bytes")
    for name in filter(None, (declared, "utf-8")):
        text = _tried(raw, name)
        if text is not None:
            return text
    return _strictly(raw, _guessed(raw))


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
