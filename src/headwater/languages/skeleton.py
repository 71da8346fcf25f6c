"""One Latin key for a name or word in any script, so that spellings meet across languages."""

import re
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files

SHORTEST = 3  # below three consonants a key says too little; the vowels are then kept
VOWELS = str.maketrans({"o": "a", "y": "i", "e": "i"})


@lru_cache(maxsize=100_000)
def skeleton(word: str) -> str:
    """Fold one word to its consonants in Latin letters; "" where it has no letter.

    Voiced and hushed variants that transliterations confuse (h/g, z/s/sh, c/k/ch, w/v) are one.
    Very short words keep their vowels, folded to three.
    """
    plain = _plain(word)
    consonants = re.sub(r"[aeiouy]", "", plain)
    return consonants if len(consonants) >= SHORTEST else plain.translate(VOWELS)


@lru_cache(maxsize=50_000)
def skeletons(name: str) -> tuple[str, ...]:
    """Fold each word of a name; words without a letter are left out."""
    keys = (skeleton(word) for word in re.findall(r"[^\W\d_]+(?:['\u2019\u02bc][^\W\d_]+)*", name))
    return tuple(key for key in keys if key)


@lru_cache(maxsize=100_000)
def bare(word: str) -> str:
    """Fold case and leave out accents, apostrophes and all that is neither letter nor digit."""
    return "".join(
        char for char in unicodedata.normalize("NFKD", word.casefold()) if char.isalnum()
    )


def _plain(word: str) -> str:
    pattern, table = _letters()
    latin = pattern.sub(lambda match: table[match.group()], bare(word))
    return re.sub(r"(.)\1+", r"\1", re.sub(r"[^a-z]", "", latin))


@cache
def _letters() -> tuple[re.Pattern[str], dict[str, str]]:
    text = files(__package__).joinpath("letters.tsv").read_text(encoding="utf-8")
    lines = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    table = {letters: fold for letters, fold in lines}
    longest = sorted(table, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest))), table
