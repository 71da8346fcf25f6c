"""The lines below a claim or a story: when, who, and exact words, each part under its title."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from headwater.cli.words import STANCE_STYLE, count, cut, flat, quoted, where
from headwater.model import Stance
from headwater.queries import did

if TYPE_CHECKING:
    from headwater.queries import Byline, Deed, Event, Note, Passage, Possible, Shift, Telling

Cells = tuple[Text, Text, Text]
LIMIT = 160  # characters of a statement
LINE = 90  # characters of a claim named in passing
UNDATED = "no date"
FIRST = "first told"


def section(title: str, lines: Sequence[Cells], most: int | None = None) -> RenderableType:
    """Set lines under a title, ``most`` of them, and say how many are left out."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True, style="dim")
    table.add_column(ratio=2, overflow="fold")
    table.add_column(ratio=5, overflow="fold")
    for cells in lines[:most]:
        table.add_row(*cells)
    parts: list[RenderableType] = [table]
    if most is not None and len(lines) > most:
        parts.append(Text(f"and {len(lines) - most} more", style="dim"))
    return Padding(Group(Text(title, style="bold"), *parts), (0, 0, 0, 2))


def minute(moment: str | None) -> str:
    """Write a moment to the minute."""
    return (moment or UNDATED)[:16].replace("T", " ")


def telling_row(row: "Telling") -> Cells:
    """Say who carries a claim, on whose word, in the exact words."""
    carriage = row.carriage
    who = Text(flat(row.byline.publisher), style="bold")
    if carriage.chain:
        who.append(" ← " + flat(" ← ".join(carriage.chain)), style="not bold cyan")
    words = " … ".join(quoted(cut(flat(word), LIMIT)) for word in row.words)
    said = Text(words, style="red" if carriage.stance is Stance.DENIES else "")
    if carriage.stance is not Stance.ASSERTS:
        said.append(f" {carriage.stance}", style="dim")
    if carriage.implicit:
        said.append(" names no source", style="yellow")
    for drift in carriage.drift:
        said.append(f" [{drift.kind}]", style="yellow")
    said.append(f"  {where(carriage.content)}", style="dim")
    return Text(minute(row.byline.published)), who, said


def deed_row(deed: "Deed") -> Cells:
    """Say who did what about a claim, in which article, through whom."""
    entry = deed.entry
    style = {str(stance): look for stance, look in STANCE_STYLE.items()}.get(entry.act, "yellow")
    who = Text.assemble((flat(entry.party), "bold"), " ", (did(entry.act), style))
    through = [party for party in entry.through if party != entry.party]
    way = " ← ".join([deed.byline.publisher, *through])
    if way != entry.party:
        who.append(f"\nin {flat(way)}", style="dim")
    words = Text(quoted(cut(flat(deed.words), LIMIT)))
    words.append(f"  {where((entry.span,))}", style="dim")
    return Text(minute(entry.published)), who, words


def shift_row(shift: "Shift", console: Console) -> Cells:
    """Set the words here above those upstream, what differs marked in both."""
    plain = not console.is_terminal
    here, there = (marked(p, plain=plain) for p in (shift.passage, shift.origin_passage))
    kinds = "\n".join(dict.fromkeys(change.kind for change in shift.changes))
    who = Text.assemble((flat(shift.byline.publisher), "bold"), "\n", (kinds, "yellow"))
    upstream = f"\nat {flat(shift.origin_byline.publisher)}: "
    return (
        Text(minute(shift.byline.published)),
        who,
        Text.assemble(here, (upstream, "dim"), there),
    )


def marked(passage: "Passage", *, plain: bool) -> Text:
    """Write a passage with its marks underlined, or between asterisks where nothing is."""
    text = Text("“")
    for piece in passage.pieces:
        words = "".join(ch if ch.isprintable() else " " for ch in piece.text)
        shown = f"*{words}*" if piece.marked and plain else words
        text.append(shown, style="bold underline yellow" if piece.marked else "")
    return text.append("”")


def event_row(event: "Event", *, claimed: bool = True) -> Cells:
    """Say what one article brought; with ``claimed`` of which claim."""
    parts = [Text(flat(event.byline.title))] if event.byline.title else []
    notes = [_note(note, event, claimed=claimed) for note in event.notes]
    parts += notes if claimed else [Text(" · ").join(notes)] if notes else []
    told = event.told - sum(note.what == FIRST for note in event.notes)
    if claimed and told > 0:
        parts.append(Text(f"{count(told, 'more claim' if notes else 'claim')} first told", "dim"))
    if claimed and event.drifted:
        parts.append(
            Text(f"{count(event.drifted, 'claim')} in other words than upstream", "yellow")
        )
    who = Text(flat(event.byline.publisher), style="bold")
    return Text(_times(event.byline)), who, Text("\n").join(parts)


def _note(note: "Note", event: "Event", *, claimed: bool) -> Text:
    text = Text()
    if note.party != event.byline.publisher:
        text.append(f"{flat(note.party)} ")
    text.append(flat(did(note.what)), style="green" if note.what == FIRST else "yellow")
    if claimed:
        text.append(f": {quoted(cut(flat(note.text), LINE))}", style="dim")
    return text


def _times(line: "Byline") -> str:
    seen = f"\nseen {minute(line.fetched)[:10]}" if line.fetched else ""
    return minute(line.published) + seen


def possible_row(other: "Possible") -> Cells:
    """Name another claim that may be the same, and why."""
    words = Text(quoted(cut(flat(other.text), LIMIT)))
    words.append(f"\n{flat(other.claim_id)} · {', '.join(map(flat, other.why))}", style="dim")
    return Text(f"{other.score:.2f}"), Text(count(other.articles, "article")), words
