"""Names of one country or world organization that no rule brings together."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from headwater.languages.concepts import bare

__all__ = ["aliases", "bare"]


@cache
def aliases() -> Mapping[str, str]:
    """Map each writing, folded by ``bare``, to the first of its line."""
    text = files(__package__).joinpath("aliases.tsv").read_text(encoding="utf-8")
    lines = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    return {bare(name): bare(line[0]) for line in lines for name in line}
