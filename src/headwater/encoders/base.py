"""What an encoder must do: tag the words of texts, in any of our languages."""

from collections.abc import Sequence
from typing import Protocol

from headwater.model import Encoding


class Encoder(Protocol):
    """Encodes texts; made as ``Encoder()``, which loads nothing yet.

    What it makes of one text depends on that text alone, not on those it comes with.
    """

    def encode(self, texts: Sequence[str]) -> list[Encoding | None]:
        """Encode each text, in order; None where the rules are to work alone.

        EncoderError if the model cannot be used.
        """
        ...
