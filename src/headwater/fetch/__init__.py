"""Fetching: pages from the net, behind a guard, at the pace their hosts ask for."""

from headwater.fetch.fetch import Fetcher
from headwater.fetch.many import fetch_all
from headwater.fetch.net import Net
from headwater.fetch.target import is_web

__all__ = ["Fetcher", "Net", "fetch_all", "is_web"]
