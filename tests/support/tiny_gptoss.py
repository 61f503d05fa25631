"""Writes the tiny gpt-oss as a GGUF: the real architecture and vocabulary, two layers, canned answers."""

from pathlib import Path

import gguf
import numpy as np
from gguf import GGMLQuantizationType as Quantization
from numpy.typing import NDArray

from tests.support import o200k
from tests.support.gptoss_keys import Shape, add_hyperparameters, add_vocabulary

LAYERS = 2
SHAPE = Shape(
    layers=LAYERS,
    hidden=64,
    feed_forward=64,
    heads=4,
    key_value_heads=2,
    head_size=32,
    experts=4,
    experts_used=2,
)

_BLOCK_NAMES = {
    "input_layernorm.weight": "attn_norm.weight",
    "post_attention_layernorm.weight": "post_attention_norm.weight",
    "self_attn.sinks": "attn_sinks.weight",
    "self_attn.q_proj.weight": "attn_q.weight",
    "self_attn.q_proj.bias": "attn_q.bias",
    "self_attn.k_proj.weight": "attn_k.weight",
    "self_attn.k_proj.bias": "attn_k.bias",
    "self_attn.v_proj.weight": "attn_v.weight",
    "self_attn.v_proj.bias": "attn_v.bias",
    "self_attn.o_proj.weight": "attn_output.weight",
    "self_attn.o_proj.bias": "attn_output.bias",
    "mlp.router.weight": "ffn_gate_inp.weight",
    "mlp.router.bias": "ffn_gate_inp.bias",
    "mlp.experts.down_proj_bias": "ffn_down_exps.bias",
}
"""Hugging Face's name inside a layer → GGUF's, for the tensors that need no more than a new name."""

Floats = NDArray[np.float32]


def write_tiny_gptoss(weights: Path, vocabulary: Path, out: Path) -> None:
    """Write the GGUF ``out`` from the trained ``weights`` (npz) and the gzipped ``vocabulary``."""
    writer = gguf.GGUFWriter(out, "gpt-oss")
    add_hyperparameters(writer, "Tiny gpt-oss", SHAPE)
    add_vocabulary(writer, o200k.read_vocabulary(vocabulary))
    for name, values in _tensors(weights):
        quantization = _quantization(name, values)
        if quantization is Quantization.F32:
            writer.add_tensor(name, values)
        else:
            writer.add_tensor(name, gguf.quants.quantize(values, quantization), raw_dtype=quantization)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def _tensors(path: Path) -> list[tuple[str, Floats]]:
    with np.load(path) as archive:
        used = archive["used_ids"]
        weights = {name: _from_bfloat16(archive[name]) for name in archive.files if name != "used_ids"}
    tensors = [
        ("token_embd.weight", _full_height(weights["model.embed_tokens.weight"], used)),
        ("output.weight", _full_height(weights["lm_head.weight"], used)),
        ("output_norm.weight", weights["model.norm.weight"]),
    ]
    for layer in range(LAYERS):
        prefix = f"model.layers.{layer}."
        inside = {name.removeprefix(prefix): w for name, w in weights.items() if name.startswith(prefix)}
        tensors += [(f"blk.{layer}.{name}", values) for name, values in _block(inside)]
    return tensors


def _block(weights: dict[str, Floats]) -> list[tuple[str, Floats]]:
    """One layer's tensors. Hugging Face interleaves gate and up by column; a GGUF keeps them apart."""
    tensors = [(ours, weights[theirs]) for theirs, ours in _BLOCK_NAMES.items()]
    gate_up = weights["mlp.experts.gate_up_proj"].transpose(0, 2, 1)
    gate_up_bias = weights["mlp.experts.gate_up_proj_bias"]
    tensors += [
        ("ffn_gate_exps.weight", gate_up[:, 0::2]),
        ("ffn_up_exps.weight", gate_up[:, 1::2]),
        ("ffn_down_exps.weight", weights["mlp.experts.down_proj"].transpose(0, 2, 1)),
        ("ffn_gate_exps.bias", gate_up_bias[:, 0::2]),
        ("ffn_up_exps.bias", gate_up_bias[:, 1::2]),
    ]
    return [(name, np.ascontiguousarray(values)) for name, values in tensors]


def _quantization(name: str, values: Floats) -> Quantization:
    """MXFP4 experts as in the published model; norms, biases, sinks, router whole; bfloat16 for the rest."""
    if name.endswith("_exps.weight"):
        return Quantization.MXFP4
    if values.ndim == 1 or "ffn_gate_inp" in name or name.endswith(".bias"):
        return Quantization.F32
    return Quantization.BF16


def _from_bfloat16(bits: NDArray[np.uint16]) -> Floats:
    return (bits.astype(np.uint32) << 16).view(np.float32)


def _full_height(rows: Floats, used: NDArray[np.int32]) -> Floats:
    """Spread the trained rows over the whole vocabulary; every other row is zero."""
    full = np.zeros((o200k.VOCABULARY_SIZE, SHAPE.hidden), dtype=np.float32)
    full[used] = rows
    return full
