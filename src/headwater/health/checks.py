"""All that is looked at, in the order in which one thing needs the other."""

from collections.abc import Iterator, Mapping

from headwater.health.check import Check, State
from headwater.health.machine import disk, libraries, memory, python, sqlite, terminal
from headwater.health.optional import extras, java, unknown_settings
from headwater.health.reading import dictionaries, model, packs, sample
from headwater.health.stores import store
from headwater.settings import Settings

__all__ = ["Check", "State", "examine"]


def examine(place: str | None, settings: Settings, environ: Mapping[str, str]) -> Iterator[Check]:
    """Look at everything Headwater needs here, and at the store at ``place`` if one is named.

    Nothing is changed, and nothing is asked of the net.
    """
    yield python()
    yield from libraries()
    yield sqlite()
    yield unknown_settings(environ)
    yield from packs()
    yield from dictionaries()
    yield model(settings)
    yield sample(settings)
    yield disk()
    yield memory()
    yield terminal()
    yield from extras()
    yield java()
    if place is not None:
        yield from store(place, settings)
