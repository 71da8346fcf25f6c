"""The small scorer that ties the words of a window to its cues: who said it, and what."""

from pathlib import Path
from typing import TYPE_CHECKING

from headwater.model import Tie

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

LEAST = 0.03  # chance from which a word is looked at as the first of a cue
STEEP = 30.0  # scores beyond are certain; without a bound, exp would overflow
MOST = 48  # cues of one window; more would let hostile text take memory by the square


class Scorer:
    """Scores each word of a window as source and as content of each of its cues."""

    def __init__(self, path: Path) -> None:
        import numpy as np

        with np.load(path) as held:
            self._near = held["near"]
            self._steps = held["steps"]
            self._weight, self._bias = held["weight"].T, held["bias"]
        self._reach, self._around = 0, self._steps[:0]  # a row a distance, from -reach to reach

    def ties(self, begins: "Floats", asks: "Floats", cues: "Floats", first: int) -> "Iterator[Tie]":
        """Yield a tie for each word that may begin a cue, by the chances in ``begins``.

        ``asks`` and ``cues`` have a row a word; ``first`` is the index of the window's first word.
        """
        import numpy as np

        words = len(asks)
        self._widen(words)
        likeliest = np.argsort(-begins, kind="stable")[:MOST]
        for cue in np.sort(likeliest[begins[likeliest] >= LEAST]).tolist():
            steps = self._around[self._reach - cue : self._reach - cue + words]
            scores = np.maximum(asks + cues[cue] + steps, 0) @ self._weight + self._bias
            source, content = (1 / (1 + np.exp(-np.clip(scores, -STEEP, STEEP)))).T.tolist()
            yield Tie(first + cue, first, tuple(source), tuple(content))

    def _widen(self, words: int) -> None:
        """Look up the steps of all distances in a window once, and not for each cue again."""
        import numpy as np

        if words > self._reach:
            self._reach = words
            self._around = self._steps[self._buckets(np.arange(-words, words + 1))]

    def _buckets(self, distances: "NDArray[np.intp]") -> "NDArray[np.intp]":
        """Return a number for each signed distance: the cue itself, then after it, then before."""
        import numpy as np

        sizes = np.searchsorted(self._near, np.abs(distances), side="right")
        return np.where(distances >= 0, sizes, sizes + len(self._near) + 1)
