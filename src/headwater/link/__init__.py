"""What articles have in common: entities, stories, claims, and the way upstream to origins."""

from headwater.link.link import Linked, link

__all__ = ["Linked", "link"]
