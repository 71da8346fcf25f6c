"""What is remembered of names and words is kept small, for a process that runs for months.

The caches of linking and of languages are as large as an archive wants them. To a watch there come
always new names: its memory would grow for weeks until they are full.
"""

import sys
from functools import lru_cache
from typing import Any

CACHED: Any = type(lru_cache(dict))  # which functools names for itself alone
SMALL = 2_000  # entries of one cache; an hour of news has about as many names


def forget(more_than: int = SMALL) -> int:
    """Empty each cache of Headwater that holds more entries; return how many were emptied."""
    full = {
        id(value): value
        for name, module in tuple(sys.modules.items())
        if name.startswith("headwater.")
        for value in vars(module).values()
        if isinstance(value, CACHED) and _entries(value.cache_info()) > more_than
    }
    for value in full.values():
        value.cache_clear()
    return len(full)


def _entries(told: Any) -> int:  # noqa: ANN401 - functools keeps its record to itself
    """Return how many results a cache holds, 0 for one that never forgets any."""
    return 0 if told.maxsize is None else int(told.currsize)
