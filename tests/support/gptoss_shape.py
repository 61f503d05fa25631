"""A folder that looks like gpt-oss-20b: the true header and size, and no weights (the file is a hole)."""

from __future__ import annotations

import json
from pathlib import Path

from tests.support.safetensors_file import header_bytes

LAYERS = 24
HIDDEN = 2880
EXPERTS = 32
HEADS, KV_HEADS, HEAD_SIZE = 64, 8, 64
VOCABULARY = 201088
CONFIG = {
    "architectures": ["GptOssForCausalLM"],
    "model_type": "gpt_oss",
    "head_dim": HEAD_SIZE,
    "hidden_size": HIDDEN,
    "intermediate_size": HIDDEN,
    "layer_types": ["sliding_attention", "full_attention"] * (LAYERS // 2),
    "max_position_embeddings": 131072,
    "num_attention_heads": HEADS,
    "num_experts_per_tok": 4,
    "num_hidden_layers": LAYERS,
    "num_key_value_heads": KV_HEADS,
    "num_local_experts": EXPERTS,
    "quantization_config": {"quant_method": "mxfp4"},
    "sliding_window": 128,
    "tie_word_embeddings": False,
    "vocab_size": VOCABULARY,
}
_BYTES = {"BF16": 2, "U8": 1}


def write_shape(folder: Path) -> Path:
    """Write the folder unless it is there; return it. On the disk it takes some kilobytes."""
    if folder.exists():
        return folder
    folder.mkdir(parents=True)
    (folder / "config.json").write_text(json.dumps(CONFIG), encoding="utf-8")
    for name in ("tokenizer.json", "tokenizer_config.json"):
        (folder / name).write_text("{}", encoding="utf-8")
    header: dict[str, object] = {"__metadata__": {"format": "pt"}}
    offset = 0
    for name, (kind, shape) in _tensors().items():
        size = _BYTES[kind]
        for length in shape:
            size *= length
        header[name] = {"dtype": kind, "shape": shape, "data_offsets": [offset, offset + size]}
        offset += size
    head = header_bytes(header)
    with (folder / "model.safetensors").open("wb") as file:
        file.write(head)
        file.truncate(len(head) + offset)
    return folder


def _tensors() -> dict[str, tuple[str, list[int]]]:
    """Return the type and the shape of each tensor, by name."""
    queries, keys = HEADS * HEAD_SIZE, KV_HEADS * HEAD_SIZE
    found: dict[str, tuple[str, list[int]]] = {
        "model.embed_tokens.weight": ("BF16", [VOCABULARY, HIDDEN]),
        "lm_head.weight": ("BF16", [VOCABULARY, HIDDEN]),
        "model.norm.weight": ("BF16", [HIDDEN]),
    }
    for layer in range(LAYERS):
        start = f"model.layers.{layer}"
        for name, rows in (("q_proj", queries), ("k_proj", keys), ("v_proj", keys)):
            found[f"{start}.self_attn.{name}.weight"] = ("BF16", [rows, HIDDEN])
            found[f"{start}.self_attn.{name}.bias"] = ("BF16", [rows])
        found[f"{start}.self_attn.o_proj.weight"] = ("BF16", [HIDDEN, queries])
        found[f"{start}.self_attn.o_proj.bias"] = ("BF16", [HIDDEN])
        found[f"{start}.self_attn.sinks"] = ("BF16", [HEADS])
        found[f"{start}.mlp.router.weight"] = ("BF16", [EXPERTS, HIDDEN])
        found[f"{start}.mlp.router.bias"] = ("BF16", [EXPERTS])
        for name, rows in (("gate_up_proj", 2 * HIDDEN), ("down_proj", HIDDEN)):
            found[f"{start}.mlp.experts.{name}_blocks"] = ("U8", [EXPERTS, rows, HIDDEN // 32, 16])
            found[f"{start}.mlp.experts.{name}_scales"] = ("U8", [EXPERTS, rows, HIDDEN // 32])
            found[f"{start}.mlp.experts.{name}_bias"] = ("BF16", [EXPERTS, rows])
        for name in ("input_layernorm", "post_attention_layernorm"):
            found[f"{start}.{name}.weight"] = ("BF16", [HIDDEN])
    return found
