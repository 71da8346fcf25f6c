"""Words by dictionary or by phrases: which say that something will be, or is done."""

from collections.abc import Iterator
from functools import lru_cache

from headwater.languages.dictionaries import analyzer
from headwater.languages.load import available, load
from headwater.languages.skeleton import WORD
from headwater.languages.turns import phrases

WORDS_KEPT = 50_000
FUTURE, DONE = "future", "done"


def tenses(lang: str, text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """Yield each word of a stretch of text that tells a tense, with its beginning and end.

    What goes on, or went on, is neither: only a deed that is done once tells the past.
    """
    if lang not in available():
        return
    pack = load(lang)
    for kind, listed in ((FUTURE, pack.turns.future), (DONE, pack.turns.deeds)):
        for match in phrases(listed).finditer(text, start, end):
            yield kind, *match.span()
    if pack.head.morphology:
        for match in WORD.finditer(text, start, end):
            found = _of_word(lang, match[0].lower())
            if found:
                yield found, *match.span()


@lru_cache(maxsize=WORDS_KEPT)
def _of_word(lang: str, word: str) -> str:
    """Return the tense of a verb form, "" for all else."""
    tags = [found.tag for found in analyzer(lang).parse(word)]
    if tags[0].POS not in ("VERB", "INFN"):
        return ""
    if any(tag.POS == "VERB" and tag.tense == "futr" for tag in tags):
        return FUTURE
    return DONE if tags[0].tense == "past" and tags[0].aspect == "perf" else ""


@lru_cache(maxsize=WORDS_KEPT)
def lemma(lang: str, word: str) -> str:
    """Return the likeliest dictionary form of a word, the word itself without a dictionary."""
    if lang not in available() or not load(lang).head.morphology:
        return word
    return str(analyzer(lang).parse(word)[0].normal_form)
