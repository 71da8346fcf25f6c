"""Fetching: one page from the net, behind a guard, at the pace its host asks for."""

from headwater.fetch.fetch import Fetcher
from headwater.fetch.net import Net
from headwater.fetch.target import is_web

__all__ = ["Fetcher", "Net", "is_web"]
