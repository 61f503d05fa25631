"""The tiny gpt-oss as a folder: what is written is what the GGUF holds."""

import json
from pathlib import Path

import gguf
import numpy as np

from tests.support import mxfp4


def test_the_folder_has_what_vllm_looks_for(tiny_gptoss_folder: Path) -> None:
    assert sorted(path.name for path in tiny_gptoss_folder.iterdir()) == [
        "config.json",
        "generation_config.json",
        "model.safetensors",
        "tokenizer.json",
        "tokenizer_config.json",
    ]


def test_both_forms_have_the_same_vocabulary(tiny_gptoss_folder: Path, tiny_gptoss_gguf: Path) -> None:
    model = json.loads((tiny_gptoss_folder / "tokenizer.json").read_text(encoding="utf-8"))
    tokens = [*model["model"]["vocab"], *(token["content"] for token in model["added_tokens"])]
    field = gguf.GGUFReader(tiny_gptoss_gguf).fields["tokenizer.ggml.tokens"]
    assert tokens == field.contents()


def test_mxfp4_rounds_to_the_nearest_code() -> None:
    values = np.zeros((1, 32), dtype=np.float32)
    values[0, :4] = 6.0, -0.5, 1.2, 2.9
    codes, scales = mxfp4.pack(values)
    assert scales.tolist() == [[127]]
    assert codes[0, 0, :2].tolist() == [0x97, 0x52]
