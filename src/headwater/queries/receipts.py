"""What one article says on whose word, laid out: its sources as a tree, a row a statement."""

from collections.abc import Iterable
from dataclasses import dataclass

from headwater.cite.tree import Branch, sourcing_tree
from headwater.model import Attribution, Carriage, Claim, Reading, Span, Stance, Statement


@dataclass(frozen=True, slots=True)
class Row:
    """One statement of an article: what is said, by whom, and on whose word."""

    statement: Statement
    text: str
    speaker: str
    stance: Stance
    chain: tuple[str, ...]
    attribution: Attribution | None = None
    claim: Claim | None = None
    carriage: Carriage | None = None


@dataclass(frozen=True, slots=True)
class Receipt:
    """What one article says on whose word: a tree of its sources, and a row a statement."""

    reading: Reading
    sources: Branch
    rows: tuple[Row, ...]

    @property
    def on_others_word(self) -> int:
        """How many statements rest on someone else than the article's publisher."""
        return sum(bool(row.chain) for row in self.rows)


def receipt(reading: Reading, claims: Iterable[Claim] = ()) -> Receipt:
    """Lay out who says what in one article, on whose word; ``claims`` add what others carry."""
    carried = _carried(reading.article.id, claims)
    attributions = {attribution.id: attribution for attribution in reading.attributions}
    rows = tuple(_row(reading, said, attributions, carried) for said in reading.statements)
    return Receipt(reading, sourcing_tree(reading), rows)


def _row(
    reading: Reading,
    said: Statement,
    attributions: dict[str, Attribution],
    carried: dict[str | tuple[Span, ...], tuple[Claim, Carriage]],
) -> Row:
    innermost = attributions.get(said.attribution) if said.attribution else None
    known, carriage = carried.get(said.id) or carried.get(said.content) or (None, None)
    text = " … ".join(span.of(reading.article.text) for span in said.content)
    chain = carriage.chain if carriage else _nested(said, innermost, attributions)
    stance = innermost.stance if innermost else Stance.ASSERTS
    return Row(
        said, " ".join(text.split()), said.speaker, stance, chain, innermost, known, carriage
    )


def _nested(
    said: Statement, innermost: Attribution | None, attributions: dict[str, Attribution]
) -> tuple[str, ...]:
    """Name the sources around a statement, nearest to the publisher first."""
    if innermost is None:
        return ()
    names, outer = [said.speaker], innermost.within
    while outer in attributions and len(names) <= len(attributions):
        names.append(attributions[outer].source_name or "")
        outer = attributions[outer].within
    return tuple(name for name in reversed(names) if name)


def _carried(
    article_id: str, claims: Iterable[Claim]
) -> dict[str | tuple[Span, ...], tuple[Claim, Carriage]]:
    """Find a claim by the statement that carries it, or by the words of a restatement."""
    found: dict[str | tuple[Span, ...], tuple[Claim, Carriage]] = {}
    for known in claims:
        for carriage in known.carriages:
            if carriage.article_id == article_id:
                found[carriage.statement_id] = (known, carriage)
                found |= {(span,): (known, carriage) for span in carriage.also}
    return found
