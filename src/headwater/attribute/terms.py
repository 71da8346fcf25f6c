"""Keys of meaning that need no language to compare: concepts, names and cognates of an article.

``c:`` a concept of the lexicon (``c:!x`` its opposite), ``n:`` the Latin key of a name's word,
``w:`` the Latin key of another word that may look alike across languages.
"""

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from headwater.languages import Pack, load
from headwater.languages.concepts import concepts
from headwater.languages.skeleton import skeleton
from headwater.model import Analysis, Token

COGNATE = 4  # consonants a common word needs for its key to say something
STEM = 5  # consonants compared: endings differ between languages
WORD = 4  # letters of the shortest common word looked at


def terms(text: str, analysis: Analysis, pack: Pack) -> tuple[tuple[str, ...], ...]:
    """Return the keys of each token of an article, in the order of its tokens."""
    tokens = analysis.tokens
    known = concepts(pack.lang, [(token.lower, token.lemma) for token in tokens])
    names = _names(text, analysis)
    closed = _closed(pack.lang)
    return tuple(
        _keys(token, ids, name=index in names, closed=closed)
        for index, (token, ids) in enumerate(zip(tokens, known, strict=True))
    )


def _keys(
    token: Token, ids: Sequence[str], *, name: bool, closed: frozenset[str]
) -> tuple[str, ...]:
    if not token.lower[0].isalpha() or (token.lower in closed and not ids):
        return ()
    key = skeleton(token.lemma)
    found = [f"c:{concept}" for concept in ids]
    if name and not ids and len(key) > 1:
        found.append(f"n:{key}")
    elif not ids and len(key) >= COGNATE and len(token.lower) >= WORD:
        found.append(f"w:{key[:STEM]}")
    return tuple(found)


def _names(text: str, analysis: Analysis) -> frozenset[int]:
    """Tokens of names: inside a mention, or with a capital where a common word has none."""
    starts = [token.span.start for token in analysis.tokens]
    covered = {
        index
        for mention in analysis.mentions
        for index in range(
            bisect_left(starts, mention.span.start), bisect_left(starts, mention.span.end)
        )
    }
    capital = {i for i, start in enumerate(starts) if text[start].isupper()}
    free = capital - {sentence.first for sentence in analysis.sentences}
    known = {skeleton(analysis.tokens[i].lemma) for i in covered | free}
    return frozenset(
        covered | free | {i for i in capital - free if skeleton(analysis.tokens[i].lemma) in known}
    )


@cache
def _closed(lang: str) -> frozenset[str]:
    words = load(lang).words
    groups = (
        words.complementizers,
        words.conjunctions,
        words.subordinators,
        words.relatives,
        words.prepositions,
        words.determiners,
        words.auxiliaries,
    )
    return frozenset(word.lstrip("=") for group in groups for word in group)
