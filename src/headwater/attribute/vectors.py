"""The vectors of a statement: what its most telling words mean where they stand."""

from collections.abc import Sequence

from headwater.model import Encoding, Span

MOST = 12  # words kept of a statement: more of them hardly tell more
TOP = 127  # of a signed byte


def directions(encoding: Encoding | None, content: Sequence[Span]) -> tuple[bytes, ...]:
    """Return the vectors of the words in some spans, as signed bytes, those that tell the most.

    A vector points to what a word means, in any language, and is the longer the more the word tells
    of the statement. The largest number of all is brought to 127; there are none without a word.
    """
    if encoding is None:
        return ()
    import numpy as np  # loads late; there is an encoding, so it has been loaded

    words = [word for span in content for word in encoding.within(span)]
    rows = np.frombuffer(encoding.vectors, np.int8).reshape(-1, encoding.size)[words]
    lengths = np.square(rows.astype(np.int32)).sum(1)
    told = sorted(np.argsort(-lengths, kind="stable")[:MOST].tolist())
    top = int(np.abs(rows.astype(np.int16)).max(initial=0))
    scaled = np.rint(rows[told] * (TOP / max(1, top))).astype(np.int8)
    return tuple(bytes(row) for row in scaled if row.any())
