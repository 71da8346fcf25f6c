"""The walk of what is kept: checked against what was read, saved, and brought back."""

from headwater.keeping.archive import Manifest
from headwater.keeping.backup import backup, restore
from headwater.keeping.verify import Mismatch, Verified, verify

__all__ = ["Manifest", "Mismatch", "Verified", "backup", "restore", "verify"]
