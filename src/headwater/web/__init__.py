"""The web face: read-only pages over a store, each also as JSON."""
