"""The encoder that comes with Headwater: one small multilingual transformer, on a CPU."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from headwater.encoders.card import broken, read_card
from headwater.model import Encoding

if TYPE_CHECKING:
    from headwater.encoders.tagger import Tagger

FOLDER = Path(__file__).with_name("model")


class HeadwaterEncoder:
    """Runs the model in ``folder``; checked and loaded when the first text comes.

    Windows go through the model one by one. Int8 arithmetic takes its scale from all that is in a
    run, so that a window read beside others would come out otherwise than alone; and it is the
    fastest way on a CPU too, as nothing is padded.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or FOLDER
        self._tagger: Tagger | None = None

    def encode(self, texts: Sequence[str]) -> list[Encoding | None]:
        """Encode each text, in order; EncoderError if the model is missing or damaged."""
        if not texts:
            return []
        self._tagger = self._tagger or self._loaded()
        return [self._tagger.tag(text) for text in texts]

    def _loaded(self) -> "Tagger":
        card = read_card(self.folder)
        try:
            from headwater.encoders.tagger import Tagger

            return Tagger(card)
        except ImportError as error:
            raise broken(self.folder, f"cannot be run without {error.name}") from error
