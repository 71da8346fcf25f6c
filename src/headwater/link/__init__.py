"""What articles have in common: entities, stories, claims, and the way upstream to origins."""

from headwater.link.growing import Growth
from headwater.link.link import Linked, link

__all__ = ["Growth", "Linked", "link"]
