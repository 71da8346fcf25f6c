"""The model at work: a tokenizer, a graph run by ONNX Runtime, and the scorer of ties."""

from typing import TYPE_CHECKING, Any

from headwater.encoders.card import GRAPH, PIECES, TIES, Card, broken
from headwater.encoders.ties import Scorer
from headwater.encoders.windows import Window, windows
from headwater.model import Encoding, Span, Tie

if TYPE_CHECKING:
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
        self._session = _session(card)
        self._scorer = Scorer(card.folder / TIES)

    def tag(self, text: str) -> Encoding:
        """Encode one text, window by window."""
        import numpy as np

        columns = self._card.columns
        spans: list[Span] = []
        roles: list[tuple[float, ...]] = []
        names: list[tuple[float, ...]] = []
        ties: list[Tie] = []
        kinds: list[tuple[float, ...]] = []
        stances: list[tuple[float, ...]] = []
        vectors: list[NDArray[np.float16]] = []
        for window in windows(text, self._cutter, self._card.pieces):
            rows = self._rows(window)
            parts = rows[:, columns["roles"]].reshape(len(rows), 3, 3)
            chances = _softmax(parts).reshape(len(rows), 9)
            roles.extend(map(tuple, chances.tolist()))
            names.extend(map(tuple, _softmax(rows[:, columns["names"]]).tolist()))
            kinds.extend(map(tuple, _softmax(rows[:, columns["kinds"]]).tolist()))
            stances.extend(map(tuple, _softmax(rows[:, columns["stances"]]).tolist()))
            asks, cues = rows[:, columns["asks"]], rows[:, columns["cues"]]
            ties.extend(self._scorer.ties(chances[:, BEGINS_CUE], asks, cues, len(spans)))
            vectors.append(rows[:, columns["space"]].astype(np.float16))
            spans.extend(Span(start, end) for start, end in window.words)
        found = (tuple(spans), tuple(roles), tuple(names), tuple(ties))
        told = (tuple(kinds), tuple(stances))
        return Encoding(*found, _bytes(vectors), _width(columns["space"]), *told)

    def _rows(self, window: Window) -> "Floats":
        """Run the graph over one window; a row for each word, that of its first piece."""
        import numpy as np

        ids = np.array([[self._card.start, *window.ids, self._card.end]], np.int64)
        (outputs,) = self._session.run(None, {"ids": ids, "mask": np.ones_like(ids)})
        rows: Floats = outputs[0, np.array(window.firsts) + 1]
        return rows


def _session(card: Card) -> Any:  # noqa: ANN401 - onnxruntime has no types
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


def _bytes(parts: "list[NDArray[np.float16]]") -> bytes:
    """Write the vectors of all windows in signed bytes, on one scale."""
    import numpy as np

    top = max((float(np.abs(rows).max()) for rows in parts), default=0.0) or 1.0
    scale = np.float32(TOP / top)
    return b"".join(np.rint(rows * scale).astype(np.int8).tobytes() for rows in parts)


def _width(columns: slice) -> int:
    return int(columns.stop - columns.start)
