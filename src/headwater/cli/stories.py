"""A story for people: what is disputed, what is claimed, and what happened when."""

from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from headwater.cli.claims import claim_head
from headwater.cli.lines import event_row, minute, section
from headwater.cli.words import count, flat

if TYPE_CHECKING:
    from headwater.queries import StoryPage


def show_story(console: Console, page: "StoryPage", *, rows: int | None = None) -> None:
    """Print a story: its claims by weight, and its timeline; ``rows`` of each."""
    story = page.story
    console.print(Text(flat(story.title), style="bold"))
    about = [count(len(story.article_ids), "article"), count(len(page.claims), "claim")]
    times = dict.fromkeys(minute(moment) for moment in (story.started, story.ended) if moment)
    about += [" – ".join(times)] if times else []
    console.print(Text(" · ".join([*about, flat(story.id)]), style="dim"))
    disputed = [claim for claim in page.claims if claim.id in page.disputed]
    others = [claim for claim in page.claims if claim.id not in page.disputed]
    rest = "What else is claimed" if disputed else "What is claimed"
    for title, claims in (("What is disputed", disputed), (rest, others)):
        if claims:
            console.print("", Text(title, style="bold underline"))
            for claim in claims[:rows]:
                console.print(claim_head(claim))
            if rows is not None and len(claims) > rows:
                console.print(Text(f"and {len(claims) - rows:,} more: --full", style="dim"))
    if page.timeline:
        console.print("", section("Timeline", [event_row(event) for event in page.timeline]))
