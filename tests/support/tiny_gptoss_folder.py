"""Writes the tiny gpt-oss as a Hugging Face folder, its experts in MXFP4 as published, or in bf16.

Both give the same answers. vLLM's CPU build computes MXFP4 on processors with AMX only.
"""

import json
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tests.support import mxfp4, o200k
from tests.support.gptoss_keys import CONTEXT, SLIDING_WINDOW
from tests.support.o200k_tokenizer import tokenizer_json
from tests.support.safetensors_file import write_safetensors
from tests.support.tiny_gptoss import SHAPE

CALL = 200012
ORIGINAL_CONTEXT = 4096
CONFIG: dict[str, Any] = {
    "architectures": ["GptOssForCausalLM"],
    "model_type": "gpt_oss",
    "vocab_size": o200k.VOCABULARY_SIZE,
    "hidden_size": SHAPE.hidden,
    "intermediate_size": SHAPE.feed_forward,
    "num_hidden_layers": SHAPE.layers,
    "layer_types": ["sliding_attention", "full_attention"],
    "num_attention_heads": SHAPE.heads,
    "num_key_value_heads": SHAPE.key_value_heads,
    "head_dim": SHAPE.head_size,
    "num_local_experts": SHAPE.experts,
    "num_experts_per_tok": SHAPE.experts_used,
    "experts_per_token": SHAPE.experts_used,
    "sliding_window": SLIDING_WINDOW,
    "attention_bias": True,
    "attention_dropout": 0.0,
    "hidden_act": "silu",
    "swiglu_limit": 7.0,
    "rms_norm_eps": 1e-5,
    "max_position_embeddings": CONTEXT,
    "initial_context_length": ORIGINAL_CONTEXT,
    "rope_theta": 150_000,
    "rope_scaling": {
        "rope_type": "yarn",
        "factor": 32.0,
        "beta_fast": 32.0,
        "beta_slow": 1.0,
        "truncate": False,
        "original_max_position_embeddings": ORIGINAL_CONTEXT,
    },
    "tie_word_embeddings": False,
    "use_cache": True,
    "initializer_range": 0.02,
    "output_router_logits": False,
    "router_aux_loss_coef": 0.9,
    "pad_token_id": o200k.END_OF_TEXT,
    "eos_token_id": o200k.RETURN,
    "bos_token_id": o200k.START_OF_TEXT,
    "torch_dtype": "bfloat16",
}
PACKED: dict[str, Any] = {
    "quantization_config": {
        "quant_method": "mxfp4",
        "modules_to_not_convert": [
            "model.layers.*.self_attn",
            "model.layers.*.mlp.router",
            "model.embed_tokens",
            "lm_head",
        ],
    },
}
GENERATION = {
    "bos_token_id": o200k.START_OF_TEXT,
    "do_sample": True,
    "pad_token_id": o200k.END_OF_TEXT,
    "eos_token_id": [o200k.RETURN, o200k.END_OF_TEXT, CALL],
}
TOKENIZER = {
    "tokenizer_class": "PreTrainedTokenizerFast",
    "bos_token": "<|startoftext|>",
    "eos_token": "<|return|>",
    "pad_token": "<|endoftext|>",
    "model_max_length": CONTEXT,
    "clean_up_tokenization_spaces": False,
    "model_input_names": ["input_ids", "attention_mask"],
}


def write_tiny_gptoss_folder(weights: Path, vocabulary: Path, out: Path, *, packed: bool) -> None:
    """Fill the empty folder ``out`` from the trained ``weights`` (npz) and the gzipped ``vocabulary``.

    With ``packed`` the experts are in MXFP4.
    """
    for name, content in (
        ("config.json", CONFIG | PACKED if packed else CONFIG),
        ("generation_config.json", GENERATION),
        ("tokenizer_config.json", TOKENIZER),
    ):
        (out / name).write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
    tokenizer = tokenizer_json(o200k.read_vocabulary(vocabulary))
    text = json.dumps(tokenizer, ensure_ascii=False, separators=(",", ":"))
    (out / "tokenizer.json").write_text(text, encoding="utf-8")
    write_safetensors(out / "model.safetensors", _tensors(weights, packed=packed))


def _tensors(path: Path, *, packed: bool) -> dict[str, NDArray[Any]]:
    with np.load(path) as archive:
        used = archive["used_ids"]
        bits: dict[str, NDArray[Any]] = {name: archive[name] for name in archive.files if name != "used_ids"}
    for name in ("model.embed_tokens.weight", "lm_head.weight"):
        bits[name] = _full_height(bits[name], used)
    if not packed:
        return bits
    for name in [name for name in bits if name.endswith(("experts.gate_up_proj", "experts.down_proj"))]:
        # The trained weights are [experts, in, out]; packed ones run along the input.
        values = (bits.pop(name).astype(np.uint32) << 16).view(np.float32).transpose(0, 2, 1)
        bits[f"{name}_blocks"], bits[f"{name}_scales"] = mxfp4.pack(values)
    return bits


def _full_height(rows: NDArray[np.uint16], used: NDArray[np.int32]) -> NDArray[np.uint16]:
    """Spread the trained rows over the whole vocabulary; every other row is zero."""
    full = np.zeros((o200k.VOCABULARY_SIZE, SHAPE.hidden), dtype=np.uint16)
    full[used] = rows
    return full
