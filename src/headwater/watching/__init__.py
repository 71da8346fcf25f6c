"""Watching feeds: poll, read what is new, keep and link it, tell who asked."""

from headwater.watching.asking import add_feeds, alert
from headwater.watching.progress import Progress
from headwater.watching.rounds import Means, Watch
from headwater.watching.schedule import Bounds

__all__ = ["Bounds", "Means", "Progress", "Watch", "add_feeds", "alert"]
