"""Which language a text is in, and whether we have a pack for it."""

from functools import cache
from typing import Any

from headwater.errors import ArticleError
from headwater.languages import available

SAMPLE = 20_000  # characters; a quotation in another language weighs little in so many


def language(text: str, given: str | None = None) -> str:
    """Return the code of the pack for a text; ArticleError names a language that has none."""
    lang = normalised(given) if given else _detected(text[:SAMPLE])
    if lang not in available():
        known = ", ".join(available())
        raise ArticleError(f"no pack for language {lang[:40]!r}; there are: {known}")
    return lang


def normalised(tag: str) -> str:
    """Return the bare two-letter code of a language tag such as ``xx-YY`` where there is one."""
    from babel.core import get_global  # a table of CLDR, loaded where a tag is odd only

    code = tag.strip().replace("_", "-").split("-")[0].lower()
    return code if code in available() else str(get_global("language_aliases").get(code, code))


def _detected(text: str) -> str:
    lang, _ = _identifier().classify(text)
    return str(lang)


@cache
def _identifier() -> Any:  # noqa: ANN401 - py3langid has no types
    from py3langid.langid import LanguageIdentifier  # half a second: not before it is needed

    return LanguageIdentifier.from_model_file("data/model.npz.xz")
