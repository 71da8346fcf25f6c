"""Where an outlet takes back what it told: a note of correction, "we wrongly wrote"."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from headwater.languages import available, load
from headwater.languages.turns import ANY, Turns, phrases
from headwater.model import Act, Reading, Span

NEAR = 160  # characters between "we" and "wrongly"


class Takeback(NamedTuple):
    """An outlet's word on its own error; ``plain`` where nothing else could be meant."""

    act: Act
    span: Span
    plain: bool


def takebacks(reading: Reading) -> tuple[Takeback, ...]:
    """List where an article takes back what its outlet told, in text order.

    What stands in somebody's mouth is not the outlet's.
    """
    article = reading.article
    if article.publisher is None or article.lang not in available():
        return ()
    said = [part for one in reading.attributions for part in one.content]
    return tuple(
        sorted(
            (
                back
                for back in _all(article.lang, article.publisher, article.text)
                if not any(
                    part.contains(Span(back.span.start, back.span.start + 1)) for part in said
                )
            ),
            key=lambda back: back.span,
        )
    )


@lru_cache(maxsize=512)
def _all(lang: str, name: str, text: str) -> tuple[Takeback, ...]:
    turns = load(lang).turns
    lower = text.lower()
    if not any(stem in lower for stem in _stems(lang)):
        return ()  # most articles: looked through in microseconds
    return tuple(_plain(turns, text)) + tuple(_own_errors(turns, name, text))


@lru_cache(maxsize=16)
def _stems(lang: str) -> tuple[str, ...]:
    turns = load(lang).turns
    listed = (*turns.corrects, *turns.withdraws, *turns.errors)
    return tuple(phrase.strip(ANY).partition(ANY)[0] for phrase in listed)


def _plain(turns: Turns, text: str) -> Iterator[Takeback]:
    for act, listed in ((Act.CORRECTED, turns.corrects), (Act.WITHDREW, turns.withdraws)):
        for match in phrases(listed).finditer(text):
            yield Takeback(act, Span(*match.span()), plain=True)


def _own_errors(turns: Turns, name: str, text: str) -> Iterator[Takeback]:
    """Find the outlet, or what it calls itself, and close behind it in one paragraph an error."""
    own = phrases((*turns.ourselves, name.lower()))
    for match in own.finditer(text):
        end = text.find("\n", match.end())
        end = min(match.end() + NEAR, end if end >= 0 else len(text))
        error = phrases(turns.errors).search(text, match.end(), end)
        if error:
            yield Takeback(Act.CORRECTED, Span(match.start(), error.end()), plain=False)
