"""A claim for people: how many carry it, on how many origins, which and why, and who denies it."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from headwater.cli.console import paper
from headwater.cli.words import count, excerpt, flat, quoted, where
from headwater.model import Carriage, Claim, Origin, Side, Span, Stance

if TYPE_CHECKING:
    from headwater.queries import Carrier, ClaimPage

DENIES, COUNTED, POSSIBLE = ("✗", "red"), ("●", "green"), ("○", "yellow")


def show_claims(records: Iterable[Any]) -> None:
    """Print claims one below the other."""
    console = paper()
    for claim in records:
        console.print(claim_head(claim), claim_origins(claim), "")


def claim_head(claim: Claim, carriers: str | None = None) -> RenderableType:
    """Return the claim in its words and, below, its two counts."""
    carriers = carriers or count(claim.outlets, "article")
    line = Text.assemble(
        (carriers, "bold"),
        ", ",
        (f"{count(claim.independent_origins, 'independent origin')}", "bold green"),
    )
    if claim.possible_origins > claim.independent_origins:
        line.append(f", up to {claim.possible_origins:,}", style="yellow")
    if denied := sum(origin.side is Side.DENIES for origin in claim.origins):
        line.append(f", denied by {denied}", style="red")
    line.append(f"   {flat(claim.id)}", style="dim")
    return Group(Text(quoted(flat(claim.text)), style="bold"), Padding(line, (0, 0, 0, 2)))


def claim_origins(claim: Claim) -> RenderableType:
    """Return a line an origin: counted or not, and the reason."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(max_width=44, overflow="fold")
    table.add_column(style="dim", overflow="fold")
    for origin in sorted(claim.origins, key=_weight):
        (mark, style), party = mark_of(origin), flat(origin.party)
        table.add_row(Text(mark, style=style), Text(party, style=style), Text(flat(origin.why)))
    return Padding(table, (0, 0, 0, 2))


def _weight(origin: Origin) -> tuple[bool, bool]:
    return origin.side is Side.DENIES, not origin.established


def mark_of(origin: Origin) -> tuple[str, str]:
    """Return the sign of an origin and its colour: denies, counted, or only possible."""
    if origin.side is Side.DENIES:
        return DENIES
    return COUNTED if origin.established else POSSIBLE


def show_claim_page(console: Console, page: "ClaimPage", *, rows: int | None = None) -> None:
    """Print a claim's whole receipt: counts, origins, tree of chains, and the exact words."""
    outlets = len({article.voice for article in page.articles})
    articles = count(len(page.articles), "article")
    console.print(claim_head(page.claim, f"{count(outlets, 'outlet')} ({articles})"))
    console.print(claim_origins(page.claim), "")
    for carrier in page.tree:
        console.print(Padding(_tree(carrier), (0, 0, 0, 2)))
    console.print("", _words(page, rows))


def _tree(carrier: "Carrier") -> Tree:
    mark, style = mark_of(carrier.origin) if carrier.origin else ("·", "")
    tree = Tree(Text(f"{mark} {flat(carrier.party)}", style=f"{style} bold"), guide_style="dim")
    _grow(tree, carrier)
    return tree


def _grow(tree: Tree, carrier: "Carrier") -> None:
    for below in carrier.carriers:
        label = Text.assemble(("→ ", "dim"), flat(below.party))
        if below.carriers:
            label.append(f"  ({count(len(below.articles), 'article')})", style="dim")
        _grow(tree.add(label), below)


def _words(page: "ClaimPage", rows: int | None) -> RenderableType:
    """Return who says it where, in the exact words, in order of time."""
    articles = {article.id: article for article in page.articles}
    order = {article.id: place for place, article in enumerate(page.articles)}
    carriages = sorted(page.claim.carriages, key=lambda c: order.get(c.article_id, len(order)))
    shown = [c for c in carriages if c.article_id in articles][:rows]
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True, style="dim")
    table.add_column(ratio=2, overflow="fold")
    table.add_column(ratio=5, overflow="fold")
    for carriage in shown:
        article = articles[carriage.article_id]
        time = (article.published or "no date")[:16].replace("T", " ")
        table.add_row(time, _who(article.voice, carriage), _said(article.text, carriage))
    parts: list[RenderableType] = [table]
    if len(shown) < len(carriages):
        parts.append(Text(f"and {len(carriages) - len(shown)} more", style="dim"))
    return Padding(Group(*parts), (0, 0, 0, 2))


def _who(voice: str, carriage: Carriage) -> Text:
    text = Text(flat(voice), style="bold")
    if carriage.chain:
        text.append(" ← " + flat(" ← ".join(carriage.chain)), style="not bold cyan")
    return text


def _said(text: str, carriage: Carriage) -> Text:
    words = " … ".join(quoted(excerpt(text, span, 160)) for span in _inside(text, carriage))
    said = Text(words, style="red" if carriage.stance is Stance.DENIES else "")
    if carriage.stance is not Stance.ASSERTS:
        said.append(f" {carriage.stance}", style="dim")
    for drift in carriage.drift:
        said.append(f" [{drift.kind}]", style="yellow")
    said.append(f"  {where(carriage.content)}", style="dim")
    return said


def _inside(text: str, carriage: Carriage) -> list[Span]:
    return [span for span in carriage.content if span.end <= len(text)]
