"""Words that say "perhaps": the pack's sequences, looked up over the tokens."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from headwater.languages import Pack, load
from headwater.languages.measures import HedgeRule
from headwater.model import Article, Hedge, Span, Token

ANY = "*"  # any one word
ENDS = frozenset(".!?…")
CLAUSE_ENDS = ENDS | frozenset(",;:—–")
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
        word not in (token.lower, ANY) for token, word in zip(tokens[i:stop], sequence, strict=True)
    ):
        return 0
    before = tokens[i - 1].lower if i else ""
    after = tokens[stop].lower if stop < len(tokens) else ""
    if before in rule.before or after in rule.after:
        return 0
    if rule.led_by and before not in rule.led_by:
        return 0
    if rule.small and not text[tokens[i].span.start].islower():
        return 0
    if rule.endings:
        stop = stop + 1 if after.endswith(rule.endings) else 0
    return stop if stop and not _is_told(tokens, i, rule) else 0


def _is_told(tokens: Sequence[Token], i: int, rule: HedgeRule) -> bool:
    """Say whether the sentence makes it a condition, or the future of somebody's tale."""
    if rule.clause and _opens_with(tokens, i, rule.clause):
        return True
    if not (rule.unless or rule.told):
        return False
    first = next((k + 1 for k in range(i - 1, -1, -1) if tokens[k].lower in ENDS), 0)
    last = next((k for k in range(i, len(tokens)) if tokens[k].lower in ENDS), len(tokens))
    if any(token.lower in rule.unless for token in tokens[first:last]):
        return True
    pairs = (form.split() for form in rule.told)
    return any(
        tokens[k].lower.endswith(ending) and tokens[k + 1].lower == that
        for ending, that in pairs
        for k in range(first, i - 1)
    )


def _opens_with(tokens: Sequence[Token], i: int, forms: tuple[str, ...]) -> bool:
    """Say whether one of some words stands before ``i`` in the same clause."""
    for k in range(i - 1, -1, -1):
        if tokens[k].lower in forms:
            return True
        if tokens[k].lower in CLAUSE_ENDS:
            return False
    return False
