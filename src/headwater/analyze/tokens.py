"""Words and marks with exact offsets."""

import re
from collections.abc import Iterator

from headwater.analyze.morphology import lookup
from headwater.languages import Pack
from headwater.languages.tongues import tongue
from headwater.model import Span, Token

TOKEN = re.compile(r"\d{1,12}(?:[.,]\d{1,12}){1,6}(?!\w)|\w+(?:[’'ʼ\-]\w+){0,8}|[^\w\s]")


def cut(text: str, within: Span, pack: Pack) -> Iterator[Token]:
    """Cut a sentence into tokens, with their dictionary forms where the language has them."""
    strategy, lang = pack.head.morphology, tongue(within.of(text), pack.lang)
    for match in TOKEN.finditer(text, within.start, within.end):
        word = match.group()
        span = Span(*match.span())
        if word[0].isalpha():
            form = lookup(word, strategy, lang)
            yield Token(
                span, word.lower(), form.lemma, form.lemmas, form.pos, form.cases, form.grams
            )
        else:
            yield Token(span, word, word)
