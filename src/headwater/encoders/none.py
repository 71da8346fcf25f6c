"""The encoder that needs nothing: the rules work alone, which is the fast profile."""

from collections.abc import Sequence

from headwater.model import Encoding


class NoEncoder:
    """Leaves every text to the rules."""

    def encode(self, texts: Sequence[str]) -> list[Encoding | None]:
        """Return None for each text."""
        return [None] * len(texts)
