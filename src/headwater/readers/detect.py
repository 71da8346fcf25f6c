"""Which language a text is in, and whether we have a pack for it."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from headwater.errors import NoPackError
from headwater.languages import available
from headwater.languages.load import toml

SAMPLE = 20_000  # characters; a quotation in another language weighs little in so many
WORD = re.compile(r"[^\W\d_]+")
MIN_WORDS = 30  # a shorter text is left to the model
# Measured on 1652 articles in our languages: an article has 5 to 45 of its language's common words
# in a hundred. Letters keep out neighbours without a pack, which share many words.
MAX_RIVAL = 0.8  # of the winner's share; long quotations of a rival are usual
QUOTED = 0.15  # a rival with this part of the winner's share is quoted, its letters are at home
MAX_FOREIGN = 0.008  # of the letters; neighbours have 0.012 and more


@dataclass(frozen=True, slots=True)
class _Common:
    words: frozenset[str]
    letters: frozenset[str]
    least: float

    def share(self, words: list[str]) -> float:
        return sum(word in self.words for word in words) / len(words)


def language(text: str, given: str | None = None) -> str:
    """Return the code of the pack for a text; NoPackError names a language that has none."""
    lang = identify(text, given)
    if lang not in available():
        known = ", ".join(available())
        raise NoPackError(f"no pack for language {lang[:40]!r}; there are: {known}")
    return lang


def identify(text: str, given: str | None = None) -> str:
    """Return the code of a text's language, whether there is a pack for it or not."""
    sample = text[:SAMPLE]
    return normalised(given) if given else _by_words(sample) or _by_model(sample)


def normalised(tag: str) -> str:
    """Return the bare two-letter code of a language tag such as ``xx-YY`` where there is one."""
    code = tag.strip().replace("_", "-").split("-")[0].lower()
    if code in available():
        return code
    from babel.core import get_global  # CLDR knows three-letter codes; wanted for odd tags only

    return str(get_global("language_aliases").get(code, code))


def _by_words(text: str) -> str | None:
    """Tell the language by its commonest words; None unless they leave no doubt."""
    words = WORD.findall(text.lower())
    if len(words) < MIN_WORDS:
        return None
    tables = _tables()
    shares = {code: table.share(words) for code, table in tables.items()}
    best = max(shares, key=lambda code: shares[code])
    rivals = {code: share for code, share in shares.items() if code != best}
    if shares[best] < tables[best].least or max(rivals.values()) > MAX_RIVAL * shares[best]:
        return None
    quoted = [code for code, share in rivals.items() if share > QUOTED * shares[best]]
    home = frozenset().union(*(tables[code].letters for code in (best, *quoted)))
    return best if _foreign("".join(words), home) <= MAX_FOREIGN else None


def _foreign(letters: str, home: frozenset[str]) -> float:
    """Return the share of letters not among ``home``; plain Latin ones are at home everywhere."""
    counted = Counter(letters)
    strange = sum(n for letter, n in counted.items() if letter > "z" and letter not in home)
    return strange / len(letters)


@cache
def _tables() -> dict[str, _Common]:
    found = {}
    for lang in available():
        folder = files("headwater.languages").joinpath(lang)
        if folder.joinpath("common.toml").is_file():
            data = toml(folder, "common.toml")
            found[lang] = _Common(
                frozenset(data["words"]), frozenset(data["letters"]), data["share"]
            )
    return found


def _by_model(text: str) -> str:
    lang, _ = _identifier().classify(text)
    return str(lang)


@cache
def _identifier() -> Any:  # noqa: ANN401 - py3langid has no types
    from py3langid.langid import LanguageIdentifier  # 0.6 s and 70 MB: not before it is needed

    return LanguageIdentifier.from_model_file("data/model.npz.xz")
