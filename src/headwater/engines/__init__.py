"""Where the per-article work runs."""

from headwater.engines.base import Engine

__all__ = ["Engine"]
