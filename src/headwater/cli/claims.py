"""A claim for people: how many carry it, on how many origins, which and why, and who denies it."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from headwater.cli.console import paper
from headwater.cli.issues import cited_rows
from headwater.cli.lines import (
    deed_row,
    event_row,
    possible_row,
    section,
    shift_row,
    telling_row,
)
from headwater.cli.words import count, flat, quoted
from headwater.model import Claim, Origin, Side

if TYPE_CHECKING:
    from headwater.queries import Carrier, ClaimPage

ROLES = {"carried": "bold", "counted": "bold green", "possible": "yellow", "denies": "red"}
ROLES |= {"drift": "yellow", "corrected": "yellow", "withdrew": "yellow"}
UNCOUNTED = 4  # possible origins that are shown, unless all are asked for
DENIES, COUNTED, POSSIBLE = ("✗", "red"), ("●", "green"), ("○", "yellow")


def show_claims(records: Iterable[Any]) -> None:
    """Print claims one below the other."""
    console = paper()
    for claim in records:
        console.print(claim_head(claim), claim_origins(claim), "")


def claim_head(claim: Claim) -> RenderableType:
    """Return the claim in its words and, below, its two counts."""
    line = Text.assemble(
        (count(claim.outlets, "article"), "bold"),
        ", ",
        (f"{count(claim.independent_origins, 'independent origin')}", "bold green"),
    )
    if claim.possible_origins > claim.independent_origins:
        line.append(f", up to {claim.possible_origins:,}", style="yellow")
    if denied := sum(origin.side is Side.DENIES for origin in claim.origins):
        line.append(f", denied by {denied}", style="red")
    line.append(f"   {flat(claim.id)}", style="dim")
    return Group(Text(quoted(flat(claim.text)), style="bold"), Padding(line, (0, 0, 0, 2)))


def claim_origins(claim: Claim, most: int | None = UNCOUNTED) -> RenderableType:
    """Return a line an origin: counted or not, and the reason; ``most`` of the possible ones."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(max_width=44, overflow="fold")
    table.add_column(style="dim", overflow="fold")
    ordered = sorted(claim.origins, key=_weight)
    possible = [origin for origin in ordered if mark_of(origin) is POSSIBLE]
    left = possible[most:] if most is not None and len(possible) > most + 1 else []
    for origin in (origin for origin in ordered if origin not in left):
        (mark, style), party = mark_of(origin), flat(origin.party)
        table.add_row(Text(mark, style=style), Text(party, style=style), Text(flat(origin.why)))
    more = Text(f"and {len(left)} more not counted", style="dim")
    return Padding(Group(table, more) if left else table, (0, 0, 0, 2))


def _weight(origin: Origin) -> tuple[bool, bool]:
    return origin.side is Side.DENIES, not origin.established


def mark_of(origin: Origin) -> tuple[str, str]:
    """Return the sign of an origin and its colour: denies, counted, or only possible."""
    if origin.side is Side.DENIES:
        return DENIES
    return COUNTED if origin.established else POSSIBLE


def show_claim_page(console: Console, page: "ClaimPage", *, rows: int | None = None) -> None:
    """Print a claim's whole receipt, or with ``rows`` so many lines of each part of it."""
    console.print(Text(quoted(flat(page.claim.text)), style="bold"))
    console.print(Padding(_sentence(page), (0, 0, 0, 2)))
    console.print(claim_origins(page.claim, None if rows is None else UNCOUNTED), "")
    for carrier in page.tree:
        console.print(Padding(_tree(carrier), (0, 0, 0, 2)))
    parts = (
        ("Who says it, in exact words", [telling_row(row) for row in page.rows]),
        ("Which version was cited", cited_rows(page.cited)),
        ("Ledger: who did what about it", [deed_row(deed) for deed in page.ledger]),
        ("How its wording changed", [shift_row(shift, console) for shift in page.shifts]),
        ("Timeline", [event_row(event, claimed=False) for event in page.timeline]),
        ("Possibly the same", [possible_row(other) for other in page.possible]),
    )
    for title, lines in parts:
        if lines:
            console.print("", section(title, lines, rows))
    if page.possible:
        how = f"  where you know better: headwater link merge {flat(page.claim.id)} OTHER --store …"
        console.print(Text(how, style="dim"))


def _sentence(page: "ClaimPage") -> Text:
    line = Text("; ").join(Text(flat(p.text), ROLES.get(p.role, "")) for p in page.head)
    return line.append(f".   {flat(page.claim.id)}", style="dim")


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
