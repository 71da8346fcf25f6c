"""Names of one country, world organization or office that no rule brings together."""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from headwater.languages.concepts import bare

__all__ = ["aliases", "bare", "folded", "offices"]

DASHES = re.compile("[-\u2010-\u2015]")
CODE = 2  # letters of a country's code, which is no name by itself: it may be a legal form
PLUS = "+"  # the one mark that tells two names apart


@cache
def aliases() -> Mapping[str, str]:
    """Map each writing of one party, folded, to the first of its line, a name or country code."""
    return _table("aliases.tsv")


@cache
def offices() -> Mapping[str, str]:
    """Map each writing of an office that every country has to its id, folded.

    An id with a country's code after ``@`` is the office of that country under a name of its own.
    """
    return _table("offices.tsv", whole=True)


def folded(name: str) -> str:
    """Fold a name word by word, dashes as spaces: "Casa Blanca" is not "Casablanca"."""
    words = DASHES.sub(" ", name).split()
    return " ".join(key for word in words if (key := bare(word) + PLUS * word.endswith(PLUS)))


def _table(file: str, *, whole: bool = False) -> Mapping[str, str]:
    """Read lines of writings; with ``whole`` the first of a line is kept as an id, unfolded."""
    text = files(__package__).joinpath(file).read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if line and not line.startswith("#"))
    rows = [line.split("\t") for line in lines]
    found: dict[str, str] = {}
    for first, *others in rows:
        key = first if whole else folded(first)
        names = others if whole or (first.isalpha() and len(first) == CODE) else (first, *others)
        for name in names:
            found.setdefault(folded(name), key)
    return found
