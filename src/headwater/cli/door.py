"""What a command needs before it can call: settings, a store, an engine."""

import gc
import os
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, cast

from headwater.settings import Settings, read_settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from headwater.engines import Engine
    from headwater.stores import Store


# Records hold no cycles. At its usual pace the collector walks the packs, which stay for good,
# hundreds of times: 12 % of the time of 798 articles.
SELDOM = (200_000, 50, 1000)


def settings_of(**flags: object) -> Settings:
    """Read the settings once: flags that were given, environment, file."""
    return read_settings(flags, os.environ)


@contextmanager
def opened(
    place: str, settings: Settings | None = None, *, create: bool = False
) -> "Iterator[Store]":
    """Open the store at ``place`` and close it again; StoreError if there is none to ask."""
    from headwater.stores.opening import open_store

    usual = (settings or settings_of()).store
    with closing(open_store(place, usual, create=create)) as store:
        yield store


def engine_of(settings: Settings) -> "Engine":
    """Make the engine that the settings name, in a process made ready for much reading."""
    from headwater.registry import find

    gc.set_threshold(*SELDOM)
    return cast("Engine", find("engines", settings.engine)(workers=settings.workers))
