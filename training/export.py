"""Write the network as an int8 ONNX graph with its weights beside it, mapped into memory.

ONNX Runtime's fused attention and skip-normalization are slower on a CPU than their parts
(measured: 41 ms against 37 ms for 180 pieces), so only layer normalization and GELU are fused.
"""

import hashlib
import json
import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers import optimizer
from onnxruntime.transformers.fusion_options import FusionOptions
from torch import nn

from corpora import KINDS
from network import NEAR, ROLES, SPACE, Network
from vocabulary import END, PAD, START
from windows import PIECES

HEADS = ("roles", "names", "asks", "cues", "kinds", "stances")  # then the space
QUANTIZED = ["MatMul", "Gather", "Gemm"]
PARTS = ("encoder.onnx", "encoder.bin", "tokenizer.json", "ties.npz", "space.npz")


class _Outputs(nn.Module):
    """All that the heads say of each piece, side by side."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        network = self.network
        states = network.encoder(
            input_ids=ids, attention_mask=mask, output_hidden_states=True
        ).hidden_states
        told = [getattr(network, head)(states[-1]) for head in HEADS]
        return torch.cat([*told, network.space(states)], -1)


def export(network: Network, tokenizer: Path, folder: Path) -> None:
    """Write encoder.onnx, encoder.bin, tokenizer.json, the scorers and card.json into a folder.

    The graph takes ids and mask (windows, pieces; int64) and gives outputs (windows, pieces,
    columns; float32), whose columns ``card.json`` names.
    """
    folder.mkdir(parents=True, exist_ok=True)
    network.eval()
    network.encoder.set_attn_implementation("eager")
    with tempfile.TemporaryDirectory() as scratch:
        small = Path(scratch, "small.onnx")
        _graph(network, Path(scratch, "plain.onnx"), Path(scratch, "fused.onnx"), small)
        made = onnx.load(str(small))
    _space(made, folder / "space.npz")
    (folder / "encoder.bin").unlink(missing_ok=True)
    onnx.save(
        made,
        str(folder / "encoder.onnx"),
        save_as_external_data=True,
        all_tensors_to_one_file=True,
        location="encoder.bin",
        size_threshold=4096,
    )
    (folder / "tokenizer.json").write_bytes(tokenizer.read_bytes())
    _ties(network, folder / "ties.npz")
    (folder / "card.json").write_text(json.dumps(_card(network, folder), indent=1) + "\n")


def _graph(network: Network, plain: Path, fused: Path, small: Path) -> None:
    ids, mask = torch.randint(4, 999, (2, 50)), torch.ones(2, 50, dtype=torch.long)
    torch.onnx.export(
        _Outputs(network),
        (ids, mask),
        str(plain),
        input_names=["ids", "mask"],
        output_names=["outputs"],
        dynamic_axes={n: {0: "windows", 1: "pieces"} for n in ("ids", "mask", "outputs")},
        opset_version=17,
        dynamo=False,
    )
    options = FusionOptions("bert")
    options.enable_embed_layer_norm = options.enable_attention = False
    options.enable_skip_layer_norm = options.enable_bias_skip_layer_norm = False
    config = network.encoder.config
    made = optimizer.optimize_model(
        str(plain),
        model_type="bert",
        num_heads=config.num_attention_heads,
        hidden_size=config.hidden_size,
        optimization_options=options,
    )
    made.save_model_to_file(str(fused))
    quantize_dynamic(
        str(fused),
        str(small),
        per_channel=True,
        weight_type=QuantType.QInt8,
        op_types_to_quantize=QUANTIZED,
        extra_options={
            "MatMulConstBOnly": True,
            "DefaultTensorType": onnx.TensorProto.FLOAT,
        },
    )


def _space(graph: onnx.ModelProto, path: Path) -> None:
    """Write once more what of the graph is the space, by name: it can be learned anew alone."""
    held = {tensor.name: tensor for tensor in graph.graph.initializer}
    used = {name for node in graph.graph.node if "/space/" in node.name for name in node.input}
    named = sorted(name for name in used & held.keys() if not name.startswith("/"))
    np.savez_compressed(path, **{name: numpy_helper.to_array(held[name]) for name in named})


def _ties(network: Network, path: Path) -> None:
    """Write the small scorer of words and cues; it runs in numpy."""
    np.savez_compressed(
        path,
        near=np.array(NEAR, np.int32),
        steps=network.steps.weight.detach().numpy(),
        weight=network.ties.weight.detach().numpy(),
        bias=network.ties.bias.detach().numpy(),
    )


def _card(network: Network, folder: Path) -> dict[str, object]:
    columns, at = {}, 0
    widths = {head: getattr(network, head).out_features for head in HEADS} | {"space": SPACE}
    for head, width in widths.items():
        columns[head] = [at, at + width]
        at += width
    return {
        "columns": columns,
        "roles": list(ROLES),
        "kinds": list(KINDS),
        "pieces": PIECES,
        "start": START,
        "pad": PAD,
        "end": END,
        "sha256": {n: hashlib.sha256((folder / n).read_bytes()).hexdigest() for n in PARTS},
    }
