"""The model at work: a tokenizer, a graph run by ONNX Runtime, and the scorer of ties."""

from typing import TYPE_CHECKING, Any

from headwater.encoders.card import GRAPH, PIECES, SPACE, TIES, Card, broken
from headwater.encoders.ties import Scorer
from headwater.encoders.windows import Window, windows
from headwater.model import Encoding, Span, Tie

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

BEGINS_CUE = 4  # of the nine columns: out, begins, inside for source, cue, content
TOP = 127  # of a signed byte


class Tagger:
    """A model in memory. Its weights are mapped, so that processes share them."""

    def __init__(self, card: Card) -> None:
        from tokenizers import Tokenizer

        self._card = card
        self._cutter = Tokenizer.from_file(str(card.folder / PIECES))
        self._space = _space(card)  # the session reads it as long as it lives
        self._session = _session(card, self._space)
        self._scorer = Scorer(card.folder / TIES)

    def tag(self, text: str) -> Encoding:
        """Encode one text, window by window."""
        found = list(windows(text, self._cutter, self._card.pieces))
        return self._encoding(found, [self._rows(window) for window in found])

    def _encoding(self, found: "Sequence[Window]", each: "Sequence[Floats]") -> Encoding:
        """Read the rows of all windows at once: a call of NumPy costs more than a row."""
        import numpy as np

        columns = self._card.columns
        rows = np.concatenate(each) if each else np.zeros((0, _end(columns)), np.float32)
        parts = rows[:, columns["roles"]].reshape(len(rows), 3, 3)
        chances = _softmax(parts).reshape(len(rows), 9)
        return Encoding(
            words=tuple(Span(*ends) for window in found for ends in window.words),
            roles=_tuples(chances),
            names=_tuples(_softmax(rows[:, columns["names"]])),
            ties=tuple(self._ties(found, rows, chances[:, BEGINS_CUE])),
            vectors=_bytes(rows[:, columns["space"]].astype(np.float16)),
            size=_width(columns["space"]),
            kinds=_tuples(_softmax(rows[:, columns["kinds"]])),
            stances=_tuples(_softmax(rows[:, columns["stances"]])),
        )

    def _ties(self, found: "Sequence[Window]", rows: "Floats", begins: "Floats") -> "Iterator[Tie]":
        columns, first = self._card.columns, 0
        for window in found:
            of = slice(first, first + len(window.words))
            asks, cues = rows[of, columns["asks"]], rows[of, columns["cues"]]
            yield from self._scorer.ties(begins[of], asks, cues, first)
            first = of.stop

    def _rows(self, window: Window) -> "Floats":
        """Run the graph over one window; a row for each word, that of its first piece."""
        import numpy as np

        ids = np.array([[self._card.start, *window.ids, self._card.end]], np.int64)
        (outputs,) = self._session.run(None, {"ids": ids, "mask": np.ones_like(ids)})
        rows: Floats = outputs[0, np.array(window.firsts) + 1]
        return rows


def _space(card: Card) -> "Mapping[str, Any]":
    """Read the weights of the space of statement vectors.

    They are learned after all others and lie beside the graph, whose own are laid under them: so
    vectors can become better without a new encoder.
    """
    import numpy as np
    import onnxruntime

    path = card.folder / SPACE
    try:
        with np.load(path) as held:
            return {
                name: onnxruntime.OrtValue.ortvalue_from_numpy(held[name]) for name in held.files
            }
    except (OSError, ValueError) as error:
        raise broken(path, f"cannot be read: {error}") from error


def _session(card: Card, space: "Mapping[str, Any]") -> Any:  # noqa: ANN401 - no types in onnxruntime
    import onnxruntime
    from onnxruntime.capi import onnxruntime_pybind11_state as state

    troubles = tuple(
        kind
        for kind in vars(state).values()
        if isinstance(kind, type) and issubclass(kind, Exception)
    )
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3  # errors; they are raised as well
    for name, weights in space.items():
        options.add_initializer(name, weights)
    path = card.folder / GRAPH
    try:
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except troubles as error:
        raise broken(path, f"cannot be run: {error}") from error


def _softmax(values: "Floats") -> "Floats":
    import numpy as np

    raised: Floats = np.exp(values - values.max(-1, keepdims=True))
    shares: Floats = raised / raised.sum(-1, keepdims=True)
    return shares


def _tuples(rows: "Floats") -> tuple[tuple[float, ...], ...]:
    return tuple(map(tuple, rows.tolist()))


def _bytes(rows: "NDArray[np.float16]") -> bytes:
    """Write the vectors of all words in signed bytes, on one scale."""
    import numpy as np

    top = float(np.abs(rows).max(initial=0)) or 1.0
    return bytes(np.rint(rows * np.float32(TOP / top)).astype(np.int8))


def _end(columns: "Mapping[str, slice]") -> int:
    return max(int(part.stop) for part in columns.values())


def _width(columns: slice) -> int:
    return int(columns.stop - columns.start)
