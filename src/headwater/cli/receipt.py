"""The receipt of one article: who it is by, on whose word, and every statement in exact words."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from rich.console import Console, Group
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from headwater.cli.claims import claim_head, claim_origins
from headwater.cli.words import STANCE_STYLE, count, excerpt, flat, quoted, where
from headwater.model import Article, Attribution, Claim, Stance

if TYPE_CHECKING:
    from headwater.cite.tree import Branch
    from headwater.queries import Receipt, Row

EVIDENCE = 110  # characters of proof shown beside an edge; its offsets lead to the rest


def show_receipt(console: Console, receipt: "Receipt", *, own: bool) -> None:
    """Print the receipt; ``own`` adds the statements in the article's own voice."""
    console.print(_head(receipt.reading.article), "")
    console.print(_chain(receipt), "")
    if receipt.reading.attributions or (own and receipt.rows):
        console.print(_statements(receipt, own=own))
    for line in _notes(receipt, own=own):
        console.print(line)


def show_carried(console: Console, claims: Iterable[Claim]) -> None:
    """Print the claims that an article shares with others, and count those only it carries."""
    alone = 0
    for claim in claims:
        if claim.outlets > 1:
            console.print("", claim_head(claim), claim_origins(claim))
        alone += claim.outlets == 1
    if alone:
        said = f"{count(alone, 'claim')} that no other article carries"
        console.print(Text("\n" + said, style="dim"))


def _head(article: Article) -> Group:
    title = Text(flat(article.title or article.id), style="bold")
    published = (article.published or "no date")[:16].replace("T", " ")
    by = [article.voice, ", ".join(article.authors), published, article.lang]
    lines = [title, Text(flat(" · ".join(part for part in by if part)), style="dim")]
    if place := article.url or article.path:
        lines.append(Text(flat(place), style="dim"))
    return Group(*lines)


def _chain(receipt: "Receipt") -> Tree | Text:
    root, text = receipt.sources, receipt.reading.article.text
    if not root.branches:
        return Text(f"{flat(root.party)} cites nobody", style="dim")
    tree = Tree(Text(flat(root.party), style="bold"), guide_style="dim")
    for branch in root.branches:
        _grow(tree, branch, text)
    return tree


def _grow(tree: Tree, branch: "Branch", text: str) -> None:
    label = Text.assemble(("← ", "cyan"), (flat(branch.party), "cyan bold"))
    if branch.again:
        label.append(" (its sources: elsewhere in this tree)", style="dim")
    for span in branch.evidence[:1]:
        label.append("\n" + quoted(excerpt(text, span, EVIDENCE)), style="italic")
        label.append("  " + where((span,)), style="dim")
    below = tree.add(label)
    for further in branch.branches:
        _grow(below, further, text)


def _statements(receipt: "Receipt", *, own: bool) -> Table:
    table = Table(box=None, pad_edge=False, header_style="dim", padding=(0, 2, 1, 0))
    table.add_column("who says it", ratio=3, overflow="fold")
    table.add_column("stance", no_wrap=True)
    table.add_column("quote", no_wrap=True)
    table.add_column("exact words", ratio=7, overflow="fold")
    table.add_column("where", style="dim", max_width=11)
    article = receipt.reading.article
    rows = [_attributed(a, article.text) for a in receipt.reading.attributions]
    if own:
        rows += [_own(row) for row in receipt.rows if row.attribution is None]
    for _, cells in sorted(rows, key=lambda row: row[0]):
        table.add_row(*cells)
    return table


def _attributed(attribution: Attribution, text: str) -> tuple[int, tuple[Text, ...]]:
    spans = attribution.content or (attribution.cue,)
    return spans[0].start, (
        Text(source_of(attribution, text), style="bold"),
        Text(attribution.stance, style=STANCE_STYLE[attribution.stance]),
        Text(attribution.quote),
        Text(" … ".join(quoted(flat(span.of(text))) for span in spans)),
        Text(where(spans)),
    )


def source_of(attribution: Attribution, text: str) -> str:
    """Name who is speaking, as well as the article lets one."""
    if attribution.source_name:
        return flat(attribution.source_name)
    return flat(attribution.source.of(text)) if attribution.source else "(not named)"


def _own(row: "Row") -> tuple[int, tuple[Text, ...]]:
    said = row.statement
    kind = "headline" if said.headline else "own voice"
    cells = (row.speaker, Stance.ASSERTS, kind, quoted(flat(row.text)), where(said.content))
    return said.content[0].start, tuple(Text(flat(cell), style="dim") for cell in cells)


def _notes(receipt: "Receipt", *, own: bool) -> list[Text]:
    text = receipt.reading.article.text
    notes = [
        Text.assemble(
            (f"{flat(response.party or 'somebody')} {response.kind}: ", "yellow"),
            (quoted(flat(response.span.of(text))), "italic"),
            (f"  {where((response.span,))}", "dim"),
        )
        for response in receipt.reading.responses
    ]
    voiced = sum(row.attribution is None for row in receipt.rows)
    if voiced and not own:
        said = count(voiced, "statement")
        notes.append(Text(f"and {said} in its own voice: --own shows them", style="dim"))
    return notes
