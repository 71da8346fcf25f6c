"""Which language a stretch is in, where a page mixes two: told by letters only one of them has."""

from functools import cache

from headwater.languages.load import load


def tongue(text: str, lang: str) -> str:
    """Return the language of a sentence in a page of ``lang``: that, or one its pack mixes.

    Another language is only sure where its own letters stand and none of the page's.
    """
    own, others = _letters(lang)
    if not others or not own.isdisjoint(text):
        return lang
    return next((other for other, letters in others if not letters.isdisjoint(text)), lang)


@cache
def _letters(lang: str) -> tuple[frozenset[str], tuple[tuple[str, frozenset[str]], ...]]:
    head = load(lang).head
    others = ((other, frozenset(load(other).head.letters)) for other in head.mixes)
    return frozenset(head.letters), tuple(others)
