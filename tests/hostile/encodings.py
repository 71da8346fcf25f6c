"""Bytes that are not in the encoding they claim, and letters that are no letters."""

from hostile import PARAGRAPH, RUSSIAN, SPANISH, UKRAINIAN, Case, case, line, story

TEXTS = {"uk": UKRAINIAN, "ru": RUSSIAN, "es": SPANISH}
TRUE = {
    "uk": ("utf-8", "cp1251", "koi8-u", "utf-16-le", "utf-16-be"),
    "ru": ("utf-8", "cp1251", "koi8-r", "iso8859-5", "utf-16-le"),
    "es": ("utf-8", "latin-1", "cp1252"),
}
SIGNS = {
    "marks of direction": "\u202e\u2066\u2069\u200f",
    "no width": "\u200b\u200d\ufeff\u2060",
    "marks over marks": "a" + "\u0301" * 2000,
    "private letters": "\ue000\uf8ff\U000f0000",
    "no characters": "\ufffe\uffff\U0001fffe",
    "flags and families": "\U0001f1fa\U0001f1e6\U0001f468\u200d\U0001f469\u200d\U0001f467",
    "lines of other kinds": "a\u2028b\u2029c\x85d\x0be\x0cf",
    "control signs": "\x01\x02\x1b[31m\x7f\x9b",
    "letters that grow": "\u0130\u00df\ufb03" * 500,
    "half a pair replaced": "\ufffd" * 300,
}


def declared(text: str, real: str, said: str) -> bytes:
    head = f'<meta charset="{said}">'
    return story(text, head).decode().encode(real, "replace")


CASES = [
    *(
        Case(
            f"page in {real} that says so, {lang}",
            "a.html",
            lambda lang=lang, real=real: declared(TEXTS[lang], real, real),
        )
        for lang, all_ in TRUE.items()
        for real in all_
    ),
    *(
        Case(
            f"page in {real} that says {said}",
            "a.html",
            lambda real=real, said=said: declared(UKRAINIAN, real, said),
        )
        for real, said in (
            *(("utf-8", "cp1251"), ("cp1251", "utf-8"), ("utf-8", "utf-16"), ("utf-8", "utf-7")),
            *(("utf-8", "ascii"), ("utf-8", "idna"), ("utf-8", "rot13"), ("utf-8", "hex")),
            *(("utf-8", "unicode_escape"), ("utf-8", "x" * 5000), ("cp1251", "koi8-u")),
        )
    ),
    *(
        case(f"text with {name}", "a.txt", (PARAGRAPH * 2 + text).encode())
        for name, text in SIGNS.items()
    ),
    *(
        case(f"line with {name}", "a.jsonl", line(id=text[:9], text=PARAGRAPH + text, title=text))
        for name, text in SIGNS.items()
    ),
    *(case(f"page with {name}", "a.html", story(PARAGRAPH + text)) for name, text in SIGNS.items()),
]
