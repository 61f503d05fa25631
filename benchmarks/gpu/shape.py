"""Writes a model folder of gpt-oss-20b's shape without weights, and an adapter for it.

vLLM fills the weights itself (`--load-format dummy`), at random where the plug-in `random_weights` is there:
the text is noise, the speed is real. A tokenizer of gpt-oss has to be put beside the configuration.

python -m benchmarks.gpu.shape MODEL_FOLDER ADAPTER_FOLDER
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

LAYERS, HIDDEN, HEADS, KV_HEADS, HEAD = 24, 2880, 64, 8, 64
EXPERTS, EXPERTS_PER_TOKEN, VOCABULARY, WINDOW = 32, 4, 201_088, 128
RANK = 8
MODULES = {
    "q_proj": (HIDDEN, HEADS * HEAD),
    "k_proj": (HIDDEN, KV_HEADS * HEAD),
    "v_proj": (HIDDEN, KV_HEADS * HEAD),
    "o_proj": (HEADS * HEAD, HIDDEN),
}

CONFIG = {
    "architectures": ["GptOssForCausalLM"],
    "attention_bias": True,
    "eos_token_id": 200_002,
    "experts_per_token": EXPERTS_PER_TOKEN,
    "head_dim": HEAD,
    "hidden_act": "silu",
    "hidden_size": HIDDEN,
    "initial_context_length": 4096,
    "intermediate_size": HIDDEN,
    "layer_types": ["sliding_attention", "full_attention"] * (LAYERS // 2),
    "max_position_embeddings": 131_072,
    "model_type": "gpt_oss",
    "num_attention_heads": HEADS,
    "num_experts_per_tok": EXPERTS_PER_TOKEN,
    "num_hidden_layers": LAYERS,
    "num_key_value_heads": KV_HEADS,
    "num_local_experts": EXPERTS,
    "pad_token_id": 199_999,
    "quantization_config": {
        "modules_to_not_convert": [
            "model.layers.*.self_attn",
            "model.layers.*.mlp.router",
            "model.embed_tokens",
            "lm_head",
        ],
        "quant_method": "mxfp4",
    },
    "rms_norm_eps": 1e-05,
    "rope_scaling": {
        "beta_fast": 32.0,
        "beta_slow": 1.0,
        "factor": 32.0,
        "original_max_position_embeddings": 4096,
        "rope_type": "yarn",
        "truncate": False,
    },
    "rope_theta": 150_000,
    "router_aux_loss_coef": 0.9,
    "sliding_window": WINDOW,
    "swiglu_limit": 7.0,
    "tie_word_embeddings": False,
    "torch_dtype": "bfloat16",
    "use_cache": True,
    "vocab_size": VOCABULARY,
}
"""The published configuration of openai/gpt-oss-20b."""


def write_config(folder: Path) -> None:
    """Write `config.json` and `generation_config.json`; the tokenizer is somebody else's."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "config.json").write_text(json.dumps(CONFIG, indent=1), encoding="utf-8")
    generation = {"bos_token_id": 199_998, "do_sample": True, "eos_token_id": [200_002, 199_999, 200_012]}
    (folder / "generation_config.json").write_text(json.dumps(generation), encoding="utf-8")


def write_adapter(folder: Path) -> None:
    """Write a PEFT adapter of random numbers on the four attention projections; numpy only."""
    import numpy as np  # noqa: PLC0415 - only here, and not everywhere where this module is imported

    folder.mkdir(parents=True, exist_ok=True)
    random = np.random.default_rng(1)
    tensors: dict[str, np.ndarray] = {}
    for layer in range(LAYERS):
        for name, (into, out) in MODULES.items():
            key = f"base_model.model.model.layers.{layer}.self_attn.{name}"
            tensors[f"{key}.lora_A.weight"] = random.normal(0, 0.02, (RANK, into)).astype(np.float16)
            tensors[f"{key}.lora_B.weight"] = random.normal(0, 0.02, (out, RANK)).astype(np.float16)
    header, offset = {}, 0
    for key, tensor in tensors.items():
        end = offset + tensor.nbytes
        header[key] = {"dtype": "F16", "shape": list(tensor.shape), "data_offsets": [offset, end]}
        offset = end
    text = json.dumps(header).encode()
    with (folder / "adapter_model.safetensors").open("wb") as file:
        file.write(len(text).to_bytes(8, "little") + text)
        for tensor in tensors.values():
            file.write(tensor.tobytes())
    config = {
        "peft_type": "LORA",
        "task_type": "CAUSAL_LM",
        "r": RANK,
        "lora_alpha": 16,
        "lora_dropout": 0.0,
        "bias": "none",
        "target_modules": list(MODULES),
        "inference_mode": True,
    }
    (folder / "adapter_config.json").write_text(json.dumps(config), encoding="utf-8")


if __name__ == "__main__":
    write_config(Path(sys.argv[1]))
    write_adapter(Path(sys.argv[2]))
