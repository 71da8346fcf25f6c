"""Words by which one telling turns into another: of plans and deeds, parts and wholes, errors."""

import re
from dataclasses import dataclass
from functools import lru_cache

ANY = "*"


@dataclass(frozen=True, slots=True)
class Turns:
    """``turns.toml``. Phrases in lower case; ``*`` at the end or beginning of a word is any more.

    An outlet takes back its own error where ``corrects`` stands, or where ``ourselves`` and one of
    ``errors`` stand near each other.
    """

    corrects: tuple[str, ...]  # a note of correction ("an earlier version of this article")
    withdraws: tuple[str, ...]  # a report taken back as a whole ("we retract")
    ourselves: tuple[str, ...]  # the outlet of itself ("we wrote", "this newspaper")
    errors: tuple[str, ...]  # what was told is not so ("mistakenly", "a misprint")
    plans: tuple[str, ...]  # what is not done yet ("plans to", "decided to")
    future: tuple[str, ...]  # what surely will be ("will", "is to")
    deeds: tuple[str, ...]  # what is done ("has", "was", "*ed"), where no dictionary tells
    parts: tuple[str, ...]  # not the only one ("one of the")
    wholes: tuple[str, ...]  # not only in one place ("in the world", "nationwide")
    conditions: tuple[str, ...]  # what follows is only imagined ("if")
    moods: tuple[str, ...]  # forms of verbs that say "it is said that" («habría»)


@lru_cache(maxsize=256)
def phrases(listed: tuple[str, ...]) -> re.Pattern[str]:
    """Compile phrases into one pattern that finds them as whole words in text of any case."""
    found = "|".join(_phrase(phrase) for phrase in sorted(listed, key=lambda one: (-len(one), one)))
    return re.compile(rf"(?<!\w)(?:{found})(?!\w)" if listed else r"(?!)", re.IGNORECASE)


def _phrase(phrase: str) -> str:
    return r"\s+".join(map(_word, phrase.split()))


def _word(word: str) -> str:
    before = r"\w{1,20}" if word.startswith(ANY) else ""
    after = r"\w{0,12}" if word.endswith(ANY) else ""
    return before + re.escape(word.strip(ANY)) + after
