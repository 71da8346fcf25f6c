"""Where results are kept."""

from headwater.stores.base import Store

__all__ = ["Store"]
