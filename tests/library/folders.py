"""Small models as folders, whole and with one thing wrong."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tests.support.safetensors_file import write_safetensors

CONFIG: dict[str, Any] = {
    "architectures": ["LlamaForCausalLM"],
    "model_type": "llama",
    "vocab_size": 96,
    "hidden_size": 64,
    "intermediate_size": 128,
    "num_hidden_layers": 2,
    "num_attention_heads": 4,
    "num_key_value_heads": 2,
    "max_position_embeddings": 2048,
    "torch_dtype": "bfloat16",
}


def tensors(layers: int = 2, vocabulary: int = 96, hidden: int = 64) -> dict[str, NDArray[Any]]:
    embedding = np.ones((vocabulary, hidden), dtype=np.uint16)
    found: dict[str, NDArray[Any]] = {"model.embed_tokens.weight": embedding, "lm_head.weight": embedding}
    for layer in range(layers):
        found[f"model.layers.{layer}.mlp.up_proj.weight"] = np.ones((128, hidden), dtype=np.uint16)
    return found


def write_folder(folder: Path, *, shards: int = 0, **changes: Any) -> Path:
    """Write a model; a change to None takes the key out of config.json."""
    folder.mkdir(parents=True, exist_ok=True)
    config = {key: value for key, value in {**CONFIG, **changes}.items() if value is not None}
    (folder / "config.json").write_text(json.dumps(config), encoding="utf-8")
    (folder / "tokenizer.json").write_text("{}", encoding="utf-8")
    if shards:
        _write_shards(folder, shards)
    else:
        write_safetensors(folder / "model.safetensors", tensors())
    return folder


def _write_shards(folder: Path, count: int) -> None:
    places: dict[str, str] = {}
    parts: list[dict[str, NDArray[Any]]] = [{} for _ in range(count)]
    for number, (name, values) in enumerate(tensors().items()):
        parts[number % count][name] = values
        places[name] = f"model-{number % count + 1:05}-of-{count:05}.safetensors"
    for number, part in enumerate(parts):
        write_safetensors(folder / f"model-{number + 1:05}-of-{count:05}.safetensors", part)
    index = {"metadata": {}, "weight_map": places}
    (folder / "model.safetensors.index.json").write_text(json.dumps(index), encoding="utf-8")
