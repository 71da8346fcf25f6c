"""The dictionaries of word forms, one a language and process, and the grammemes they speak of."""

from functools import cache
from typing import Any

NOMINAL = frozenset({"NOUN", "ADJF", "NPRO", "NUMR", "PRTF"})
CASES = frozenset({"nomn", "gent", "datv", "accs", "ablt", "loct", "voct", "gen2", "loc2"})
PARTS = frozenset(
    {"NOUN", "ADJF", "ADJS", "COMP", "VERB", "INFN", "PRTF", "PRTS", "GRND", "NUMR"}
    | {"ADVB", "NPRO", "PRED", "PREP", "CONJ", "PRCL", "INTJ"}
)


@cache
def analyzer(lang: str) -> Any:  # noqa: ANN401 - pymorphy3 has no types
    """Load the dictionary of one language, once a process (0.05–0.1 s)."""
    import pymorphy3

    return pymorphy3.MorphAnalyzer(lang=lang)
