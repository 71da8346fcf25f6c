"""What is remembered of names and words is kept small, for a process that runs for months.

The caches of linking and of languages are as large as an archive wants them. To a watch there come
always new names: its memory would grow for weeks until they are full.
"""

import sys

SMALL = 10_000  # entries of one cache; a day of news has about as many names


def forget(more_than: int = SMALL) -> int:
    """Empty each cache of Headwater that holds more entries; return how many were emptied."""
    full = {
        id(value): value
        for name, module in tuple(sys.modules.items())
        if name.startswith("headwater.")
        for value in vars(module).values()
        if _entries(value) > more_than
    }
    for value in full.values():
        value.cache_clear()
    return len(full)


def _entries(value: object) -> int:
    """Return how many results a function remembers, 0 for what remembers none or never forgets."""
    told = getattr(value, "cache_info", None)
    if not callable(told) or isinstance(value, type):
        return 0
    info = told()
    return int(info.currsize) if info.maxsize is not None else 0
