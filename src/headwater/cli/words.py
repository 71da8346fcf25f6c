"""Words and colours in which the terminal shows a finding."""

from collections.abc import Iterable

from headwater.model import Span, Stance

STANCE_STYLE = {
    Stance.ASSERTS: "",
    Stance.CONFIRMS: "green",
    Stance.DENIES: "red",
    Stance.DOUBTS: "yellow",
    Stance.REQUESTS: "magenta",
    Stance.PROMISES: "blue",
}


def flat(text: str) -> str:
    """Put text on one line and disarm what could steer a terminal: it is a stranger's data."""
    return "".join(ch if ch.isprintable() else " " for ch in " ".join(text.split()))


def quoted(text: str) -> str:
    """Put words between quotation marks."""
    return f"“{text}”"


def cut(words: str, limit: int) -> str:
    """Cut words at the last space before ``limit`` characters, and show that something follows."""
    if len(words) <= limit:
        return words
    short = words[: limit - 1]
    return (short.rpartition(" ")[0] or short).rstrip() + "…"


def where(spans: Iterable[Span]) -> str:
    """Write offsets as ``120–164``, pieces after one another."""
    return ", ".join(f"{span.start}–{span.end}" for span in spans)


def count(number: int, word: str, words: str = "") -> str:
    """Put a number before its word: ``1 outlet``, ``40 outlets``; ``words`` is an odd plural."""
    return f"{number:,} {word if number == 1 else words or f'{word}s'}"
