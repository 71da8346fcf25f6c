"""Words that say "perhaps": the pack's sequences, looked up over the tokens."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from headwater.languages import Pack, load
from headwater.languages.measures import HedgeRule
from headwater.model import Article, Hedge, Span, Token

Phrases = Mapping[str, tuple[tuple[tuple[str, ...], HedgeRule], ...]]


def find(article: Article, tokens: Sequence[Token], pack: Pack) -> tuple[Hedge, ...]:
    """Find the hedges of an article in text order, none overlapping another."""
    return tuple(_walk(article.text, tokens, phrases(pack.lang)))


@cache
def phrases(lang: str) -> Phrases:
    """Index the hedges of one language by first word, longest first, once a process."""
    index: dict[str, list[tuple[tuple[str, ...], HedgeRule]]] = {}
    for rule in load(lang).hedges.hedge:
        for words in rule.words:
            sequence = tuple(words.split())
            index.setdefault(sequence[0], []).append((sequence, rule))
    return {
        head: tuple(sorted(found, key=lambda item: -len(item[0]))) for head, found in index.items()
    }


def _walk(text: str, tokens: Sequence[Token], known: Phrases) -> Iterator[Hedge]:
    end = 0
    for i, token in enumerate(tokens):
        if i < end or token.lower not in known:
            continue
        for sequence, rule in known[token.lower]:
            stop = _match(text, tokens, i, sequence, rule)
            if stop:
                end = stop
                yield Hedge(Span(token.span.start, tokens[stop - 1].span.end), rule.kind.value)
                break


def _match(
    text: str, tokens: Sequence[Token], i: int, sequence: tuple[str, ...], rule: HedgeRule
) -> int:
    """Return the index after the hedge that begins at ``i``, 0 for none."""
    stop = i + len(sequence)
    if stop > len(tokens) or any(
        token.lower != word for token, word in zip(tokens[i:stop], sequence, strict=True)
    ):
        return 0
    before = tokens[i - 1].lower if i else ""
    after = tokens[stop].lower if stop < len(tokens) else ""
    if before in rule.before or after in rule.after:
        return 0
    if rule.small and not text[tokens[i].span.start].islower():
        return 0
    if rule.endings:
        return stop + 1 if after.endswith(rule.endings) else 0
    return stop
