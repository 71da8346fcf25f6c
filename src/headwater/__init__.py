"""Headwater reads news and traces every claim upstream, with the exact words as receipts."""

__version__ = "0.1.0"
