"""Output formats."""

from headwater.exporters.base import Exporter

__all__ = ["Exporter"]
