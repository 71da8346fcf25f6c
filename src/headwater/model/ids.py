"""Stable ids, made from the fields that define a record: the same input gives the same id."""

import hashlib


def stable_id(prefix: str, *parts: object) -> str:
    """Return ``prefix-`` and 16 hex digits of a SHA-256 over ``parts``."""
    joined = "\x1f".join(str(part) for part in parts)
    return f"{prefix}-{hashlib.sha256(joined.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"
