"""The terminal that records are shown on."""

import sys

from rich.console import Console

PIPED = 120  # columns where nobody says how wide the paper is


def paper() -> Console:
    """Return a console on stdout, as wide as the terminal, or as a page where there is none."""
    console = Console(highlight=False, emoji=False, markup=False, soft_wrap=False)
    if not console.is_terminal:
        console = Console(file=sys.stdout, width=PIPED, highlight=False, emoji=False, markup=False)
    return console
