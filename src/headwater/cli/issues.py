"""The versions of an article for people, and which of them others cited."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from headwater.cli.lines import Cells, marked, minute
from headwater.cli.words import count, flat
from headwater.model import Act, Edit

if TYPE_CHECKING:
    from headwater.queries import Alteration, Cited, Issue, VersionsPage

STYLES = {Edit.ADDED: "green", Edit.WITHDRAWN: "red", Edit.CHANGED: "yellow"}
REWORDED = "the same in other words"
DONE = {Act.WITHDREW: "withdrawn", Act.CORRECTED: "corrected"}


def show_versions(console: Console, page: "VersionsPage") -> None:
    """Print an article's versions, the oldest first, each with what changed in it."""
    line = page.byline
    about = (line.publisher, count(len(page.issues), "version"), line.article_id)
    console.print(Text(flat(line.title or line.article_id), style="bold"))
    console.print(Text(" · ".join(map(flat, about)), style="dim"))
    for issue in page.issues:
        console.print()
        console.print(_head(issue, now=issue is page.issues[-1]))
        for one in issue.alterations:
            console.print(Padding(_altered(one, plain=not console.is_terminal), (0, 0, 0, 2)))
        if issue.number > 1 and not issue.alterations:
            console.print(Text("  no statement differs", style="dim"))


def _head(issue: "Issue", *, now: bool) -> Text:
    since = f"since {minute(issue.since)}" if issue.since else "nobody knows since when"
    line = Text(f"Version {issue.number}", style="bold").append(f", {since}", style="not bold")
    if issue.seen and issue.seen != issue.since:
        line.append(f", first seen {minute(issue.seen)}", style="not bold dim")
    return line.append(", as it is now" if now else "", style="not bold dim")


def _altered(one: "Alteration", *, plain: bool) -> Text:
    kinds = ", ".join(one.kinds) or (REWORDED if one.edit is Edit.CHANGED else "")
    lines = [Text(one.edit, style=STYLES[one.edit]).append(f"  {kinds}" if kinds else "", "dim")]
    for sign, side in (("- ", one.before), ("+ ", one.after)):
        if side:
            lines.append(Text(sign, style="dim").append_text(marked(side, plain=plain)))
    return Text("\n").join(lines)


def cited_rows(cited: Iterable["Cited"]) -> list[Cells]:
    """Say of each version that was cited by whom, and what became of it."""
    return [(Text(minute(one.since or None)), _by(one), _what(one)) for one in cited]


def _by(one: "Cited") -> Text:
    return Text(f"{flat(one.article_id)} ← {flat(one.party)}")


def _what(one: "Cited") -> Text:
    return Text("").join(_parts(one))


def _parts(one: "Cited") -> Iterator[Text]:
    yield Text(f"version {one.number} of {one.of}")
    if one.act:
        done = DONE[one.act]
        yield Text(f", {done} before" if one.already else f", {done} since", style="yellow")
