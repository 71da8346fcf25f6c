"""The vector of a statement: the direction in which what it says lies, whatever the language."""

from collections.abc import Sequence

from headwater.model import Encoding, Span

TOP = 127  # of a signed byte


def direction(encoding: Encoding | None, content: Sequence[Span]) -> bytes:
    """Average the vectors of the words in some spans, as signed bytes; empty without any.

    Only the direction tells: the largest number is brought to 127, so that bytes lose little.
    """
    if encoding is None:
        return b""
    import numpy as np  # loads late; there is an encoding, so it has been loaded

    words = [word for span in content for word in encoding.within(span)]
    rows = np.frombuffer(encoding.vectors, np.int8).reshape(-1, encoding.size)
    total = rows[words].sum(0, np.int32)
    top = int(np.abs(total).max()) if words else 0
    scaled = np.rint(total * (TOP / top)).astype(np.int8) if top else b""
    return bytes(scaled)
