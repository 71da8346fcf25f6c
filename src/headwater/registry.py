"""Find a reader, store, exporter, engine or encoder by name, ours or a plugin's."""

from importlib.metadata import entry_points
from typing import Any

from headwater.errors import UnknownNameError

SHELVES = ("readers", "stores", "exporters", "engines", "encoders")


def names(shelf: str) -> list[str]:
    """List what is on a shelf."""
    return sorted(point.name for point in entry_points(group=f"headwater.{shelf}"))


def find(shelf: str, name: str) -> Any:  # noqa: ANN401 - the caller names the protocol
    """Load one class from a shelf; the import happens here and not before."""
    for point in entry_points(group=f"headwater.{shelf}", name=name):
        return point.load()
    raise UnknownNameError(f"no {shelf[:-1]} named {name!r}; there are: {', '.join(names(shelf))}")
