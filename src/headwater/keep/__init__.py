"""The step that keeps: raw answers into WARC files, and back out of them when someone checks."""

from headwater.keep.keeper import Keeper, folder_of, keeper_of

__all__ = ["Keeper", "folder_of", "keeper_of"]
