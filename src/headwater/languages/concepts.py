"""The concept lexicon: everyday words of each language, tied to ids that all languages share.

``<code>/concepts.tsv`` has a line per concept: its id, then the words that stand for it. A word
ending in ``*`` is a beginning of words; ``_`` joins a sequence. An id with ``!`` before it is the
opposite of the concept: "solvent" and "insolvent" meet, and it is known that they disagree.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files

from headwater.errors import PackError

FILE = "concepts.tsv"
OPPOSITE = "!"
WORDS_KEPT = 100_000
ID = re.compile(r"!?[a-z][a-z_]*")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of one language by how they are looked up."""

    words: dict[str, tuple[str, ...]]
    beginnings: dict[str, tuple[str, ...]]
    sequences: dict[str, tuple[tuple[tuple[str, ...], str], ...]] = field(default_factory=dict)
    shortest: int = 1

    def of(self, word: str) -> tuple[str, ...]:
        """Return the concepts of a word folded by ``bare``, else of its longest beginning."""
        whole = (*self.words.get(word, ()), *self.beginnings.get(word, ()))
        if whole:
            return tuple(dict.fromkeys(whole))
        for size in range(len(word), self.shortest - 1, -1):
            if word[:size] in self.beginnings:
                return self.beginnings[word[:size]]
        return ()


@lru_cache(maxsize=WORDS_KEPT)
def bare(word: str) -> str:
    """Fold case and leave out accents, apostrophes and all that is neither letter nor digit."""
    return "".join(
        char for char in unicodedata.normalize("NFKD", word.casefold()) if char.isalnum()
    )


@cache
def lexicon(lang: str) -> Lexicon:
    """Load the concepts of one language; an empty lexicon where its folder has none."""
    path = files(__package__).joinpath(lang, FILE)
    if not path.is_file():
        return Lexicon({}, {})
    words: dict[str, list[str]] = {}
    beginnings: dict[str, list[str]] = {}
    sequences: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        concept, entries = _line(line, f"{lang}/{FILE}:{number}")
        for entry in entries:
            parts = tuple(entry.split("_"))
            if len(parts) > 1:
                sequences.setdefault(parts[0], []).append((parts, concept))
            elif entry.endswith("*"):
                beginnings.setdefault(entry[:-1], []).append(concept)
            else:
                words.setdefault(entry, []).append(concept)
    return Lexicon(
        _fixed(words),
        _fixed(beginnings),
        {first: tuple(found) for first, found in sequences.items()},
        min(map(len, beginnings), default=1),
    )


@cache
def weights() -> dict[str, float]:
    """Say how much each concept tells, 0 to 1: what all news is full of tells little."""
    text = files(__package__).joinpath("weights.tsv").read_text(encoding="utf-8")
    lines = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    return {concept: float(weight) for concept, weight in lines}


@dataclass(frozen=True, slots=True)
class _Word:
    """A word's forms, the keys of sequences it may begin, and its own concepts."""

    forms: tuple[str, str]
    firsts: tuple[str, ...]
    concepts: tuple[str, ...]


def concepts(lang: str, words: Sequence[tuple[str, str]]) -> list[tuple[str, ...]]:
    """Return, for each (form, lemma) pair of a text, the concepts it stands for.

    A sequence that fits gives its concept to its first word and silences the others.
    """
    known = lexicon(lang)
    looked = [_word(lang, form, lemma) for form, lemma in words]
    found: list[tuple[str, ...]] = []
    skip = 0
    for index, word in enumerate(looked):
        if skip:
            found.append(())
            skip -= 1
            continue
        sequence = _sequence(known, looked, index) if word.firsts else None
        found.append((sequence[1],) if sequence else word.concepts)
        skip = len(sequence[0]) - 1 if sequence else 0
    return found


@lru_cache(maxsize=WORDS_KEPT)
def _word(lang: str, form: str, lemma: str) -> _Word:
    known, forms = lexicon(lang), (bare(form), bare(lemma))
    return _Word(forms, tuple(_firsts(known, forms)), known.of(forms[0]) or known.of(forms[1]))


def _sequence(
    known: Lexicon, words: Sequence[_Word], index: int
) -> tuple[tuple[str, ...], str] | None:
    options = [
        option
        for key in words[index].firsts
        for option in known.sequences[key]
        if _fits(option[0], words[index : index + len(option[0])])
    ]
    return max(options, key=lambda option: len(option[0]), default=None)


def _firsts(known: Lexicon, forms: Iterable[str]) -> Iterator[str]:
    for form in dict.fromkeys(forms):
        if form in known.sequences:
            yield form
        for size in range(1, len(form) + 1):
            if form[:size] + "*" in known.sequences:
                yield form[:size] + "*"


def _fits(parts: tuple[str, ...], words: Sequence[_Word]) -> bool:
    return len(parts) == len(words) and all(
        any(_matches(part, form) for form in word.forms)
        for part, word in zip(parts, words, strict=True)
    )


def _matches(part: str, form: str) -> bool:
    return form.startswith(part[:-1]) if part.endswith("*") else form == part


def _line(line: str, where: str) -> tuple[str, list[str]]:
    concept, *entries = line.split("\t")
    if not ID.fullmatch(concept) or not entries or not all(entries):
        raise PackError(f"{where}: not a concept id and its words, tab between: {line!r}")
    return concept, [_bare(entry) for entry in entries]


def _bare(entry: str) -> str:
    parts = (bare(part) + "*" * part.endswith("*") for part in entry.split("_"))
    return "_".join(parts)


def _fixed(found: dict[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {word: tuple(dict.fromkeys(ids)) for word, ids in found.items()}
