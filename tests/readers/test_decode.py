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


def test_what_came_with_the_bytes_is_believed_before_what_they_say_of_themselves():
    assert decode("міст".encode("cp1251"), "utf-8", told="windows-1251") == "міст"


def test_a_mark_in_the_bytes_is_believed_before_all():
    assert decode(codecs.BOM_UTF8 + "міст".encode(), "koi8-u", told="windows-1251") == "міст"


def test_a_few_damaged_bytes_do_not_hide_a_charset_that_was_told():
    raw = (UKRAINIAN * 20).encode() + b"\xff" + (UKRAINIAN * 20).encode()
    assert decode(raw, told="utf-8") == UKRAINIAN * 20 + "\ufffd" + UKRAINIAN * 20


def test_a_charset_that_was_told_and_does_not_fit_is_passed_over():
    assert decode(RUSSIAN.encode("cp1251"), told="utf-8") == RUSSIAN


@pytest.mark.parametrize(
    ("label", "raw", "text"),
    [
        ("iso-8859-1", b"\x93a\x94", "\u201ca\u201d"),  # what the web calls so
        ("us-ascii", b"\x93a\x94", "\u201ca\u201d"),
        ("x-cp1251", "міст".encode("cp1251"), "міст"),
        ("koi8-ru", "міст".encode("koi8-u"), "міст"),
        ("x-mac-cyrillic", "міст".encode("mac_cyrillic"), "міст"),
        (" Windows-1251 ", "міст".encode("cp1251"), "міст"),
    ],
)
def test_labels_mean_what_browsers_take_them_for(label, raw, text):
    assert decode(raw, told=label) == text


@pytest.mark.parametrize(
    "label", ["punycode", "idna", "utf-7", "unicode_escape", "raw_unicode_escape", "rot13", "a\0"]
)
def test_codecs_that_are_not_of_the_web_are_passed_over(label):
    """Some take for ever: a megabyte of punycode would last minutes."""
    raw = b"a\\u0041+-" * 200_000
    assert decode(raw, label, told=label) == raw.decode()
