"""A brief for people: sentences under their headings, each with the line that says whose it is."""

import re
from typing import TYPE_CHECKING

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from headwater.cli.lines import minute
from headwater.cli.words import count, flat, where
from headwater.model import Stance

if TYPE_CHECKING:
    from headwater.queries import Brief, Line

TITLES = {
    "new": "What is new",
    "said": "Who says so",
    "disputed": "What is disputed",
    "background": "Background",
}
# What could begin something in Markdown: marks anywhere, numbers and dashes where a line begins.
ACTIVE = re.compile(r"[\\`*_{}\[\]<>&|~#$!]|(?m:^\s*(?:[-+=]|\d+(?=[.)])))")


def show_brief(console: Console, brief: "Brief") -> None:
    """Print a brief on a terminal."""
    console.print(Text(flat(brief.story.title), style="bold"))
    for section in brief.sections:
        console.print("", Text(TITLES[section.chapter], style="bold underline"))
        for line in section.lines:
            style = "red" if line.stance is Stance.DENIES else ""
            console.print(Padding(Text(flat(line.text), style=style), (0, 0, 0, 2)))
            console.print(Padding(Text(f"— {_source(line)}", style="dim"), (0, 0, 0, 4)))
    for note in _notes(brief):
        console.print("", Text(note, style="yellow"))


def markdown(brief: "Brief") -> str:
    """Write a brief in Markdown, every stranger's word made harmless."""
    parts = [f"# {_tame(brief.story.title)}"]
    for section in brief.sections:
        parts.append(f"## {TITLES[section.chapter]}")
        parts += [f"> {_tame(x.text)}\n>\n> — {_tame(_source(x))}" for x in section.lines]
    parts += [f"*{_tame(note)}*" for note in _notes(brief)]
    return "\n\n".join(parts) + "\n"


def _tame(text: str) -> str:
    return ACTIVE.sub(lambda found: found[0][:-1] + "\\" + found[0][-1], flat(text))


def _source(line: "Line") -> str:
    """Say who publishes a sentence, when, on whose word, how many tell it, and where it stands."""
    told = f"{line.stance}: " if line.stance is not Stance.ASSERTS else ""
    way = " ← ".join([line.byline.publisher, *line.chain])
    carried = f"{count(line.articles, 'article')}, {count(line.independent_origins, 'origin')}"
    place = f"{line.byline.article_id} {where((line.span,))}"
    return flat(f"{told}{way} · {minute(line.byline.published)} · {carried} · {place}")


def _notes(brief: "Brief") -> list[str]:
    notes = [f"left out: {r.line.byline.article_id}: {r.reason}" for r in brief.refused]
    if brief.elsewhere:
        others = ", ".join(lang for lang in brief.spoken if lang not in brief.langs)
        notes.append(f"{count(brief.elsewhere, 'claim')} of several articles only in: {others}")
    if not brief.sections:
        notes.append("no sentence to tell")
    return [flat(note) for note in notes]
