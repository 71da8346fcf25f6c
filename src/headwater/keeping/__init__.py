"""The walk of what is kept: checked against what was read, saved, and brought back."""

from headwater.keeping.verify import Mismatch, Verified, verify

__all__ = ["Mismatch", "Verified", "verify"]
