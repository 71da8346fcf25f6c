"""Words of a pack looked up at a token."""

import pytest

from headwater.languages import available
from headwater.languages.lexicon import Index, lexicon
from headwater.model import Span, Token


def tokens(*words):
    """Words with their lemma after a slash, if it is another."""
    made = []
    for n, word in enumerate(words):
        lower, _, lemma = word.partition("/")
        lemma = lemma or lower
        made.append(Token(Span(n, n + 1), lower, lemma, frozenset({lemma})))
    return made


INDEX = Index((word, word) for word in ("go", "go on", "=gone", "go =on"))


def found(words, place=0, end=None):
    row = tokens(*words)
    return [" ".join(term.words) for term in INDEX.at(row, place, len(row) if end is None else end)]


@pytest.mark.parametrize(
    ("words", "terms"),
    [
        (["go"], ["go"]),
        (["went/go"], ["go"]),
        (["went/go", "on"], ["go on", "go"]),
        (["gone"], ["gone"]),
        (["goes/gone"], []),
        (["stop"], []),
    ],
)
def test_entries_are_found_by_lemma_or_exactly(words, terms):
    assert found(words) == terms


def test_an_entry_ends_before_the_border():
    assert found(["go", "on"], end=1) == ["go"]


def test_the_longest_entry_wins():
    row = tokens("went/go", "on")
    assert INDEX.longest(row, 0, 2).words == ("go", "on")
    assert INDEX.longest(row, 1, 2) is None


@pytest.mark.parametrize(
    ("word", "listed"), [("go", True), ("went/go", True), ("gone", True), ("x/gone", False)]
)
def test_a_single_word_is_listed(word, listed):
    assert INDEX.has(tokens(word)[0]) is listed


def test_a_word_of_a_longer_entry_alone_is_not_listed():
    assert not INDEX.has(tokens("on")[0])


@pytest.mark.parametrize("lang", available())
def test_a_pack_is_indexed_once(lang):
    assert lexicon(lang) is lexicon(lang)
