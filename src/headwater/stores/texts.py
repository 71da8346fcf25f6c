"""Texts as columns hold them, and the digests by which they are known again."""

import hashlib


def seal(*parts: str) -> str:
    """Return the digest of some text: no later change of it goes unseen."""
    return hashlib.sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def clean(text: str) -> str:
    """Make any text fit for a column: half a surrogate pair has no UTF-8, a NUL ends a string."""
    return text.replace("\0", "\\0").encode("utf-8", "backslashreplace").decode()
