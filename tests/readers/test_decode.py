import codecs

import pytest

from headwater.errors import ArticleError
from headwater.readers.decode import decode

UKRAINIAN = (
    "Міський голова заявив, що міст через річку відкриють навесні. За його словами, роботи вже "
    "майже завершено, але ще треба перевірити опори та під'їзди з обох боків."
)
SPANISH = (
    "La alcaldesa dijo que el año pasado llovió más y que el puente se abrirá en otoño. Según la "
    "compañía, los pilares están casi terminados, pero todavía faltan los del último tramo."
)
RUSSIAN = (
    "Глава города заявил, что мост через реку откроют весной. По его словам, работы уже почти "
    "завершены, но ещё нужно проверить опоры и подъезды с обеих сторон."
)


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (UKRAINIAN.encode(), UKRAINIAN),
        (UKRAINIAN.encode("cp1251"), UKRAINIAN),
        (UKRAINIAN.encode("koi8-u"), UKRAINIAN),
        (RUSSIAN.encode("cp1251"), RUSSIAN),
        (RUSSIAN.encode("koi8-r"), RUSSIAN),
        (RUSSIAN.encode("utf-16"), RUSSIAN),
        (codecs.BOM_UTF8 + RUSSIAN.encode(), RUSSIAN),
        (codecs.BOM_UTF16_BE + RUSSIAN.encode("utf-16-be"), RUSSIAN),
        (SPANISH.encode("latin-1"), SPANISH),
        (SPANISH.encode("cp1252"), SPANISH),
    ],
)
def test_text_is_read_in_its_encoding(raw, text):
    assert decode(raw) == text


def test_declared_charset_comes_before_guessing():
    assert decode("міст".encode("cp1251"), "windows-1251") == "міст"


@pytest.mark.parametrize("declared", ["no-such-charset", "ascii", "hex", "utf-8", "idna", "zlib"])
def test_declared_charset_that_does_not_fit_is_passed_over(declared):
    assert decode(UKRAINIAN.encode(), declared) == UKRAINIAN


@pytest.mark.parametrize("raw", [b"a\0b", b"\xff\xfea", bytes(range(128, 256)) * 3 + b"\0"])
def test_bytes_that_are_no_text_are_refused(raw):
    with pytest.raises(ArticleError):
        decode(raw)
