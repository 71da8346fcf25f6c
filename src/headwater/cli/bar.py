"""A bar on stderr for work whose size is known beforehand; nothing where nobody watches."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

Moved = Callable[[int], None]


@contextmanager
def bar(title: str, total: int) -> Iterator[Moved]:
    """Show a bar while the block runs, on a terminal only; call what it gives with what is done."""
    from rich.console import Console

    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda _: None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    columns = (BarColumn(20), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress("{task.description}", *columns, console=console, transient=True) as shown:
        task = shown.add_task(title, total=total)
        yield lambda done: shown.update(task, completed=done)
