"""The defaults that a model's files bring for vLLM."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from gptoss_desktop.domain.engine import EngineInfo
from gptoss_desktop.domain.plan import EngineKind
from gptoss_desktop.services.model_defaults import model_defaults

if TYPE_CHECKING:
    from pathlib import Path


def info(folder: Path) -> EngineInfo:
    return EngineInfo(EngineKind.VLLM, "0.32.0", "m", str(folder), "qwen3", 4096, 4, has_reasoning=False)


def test_what_the_model_says_is_the_default(tmp_path: Path) -> None:
    said = {"temperature": 0.6, "top_k": 20, "max_new_tokens": 512, "do_sample": True, "eos_token_id": [1]}
    (tmp_path / "generation_config.json").write_text(json.dumps(said))
    assert model_defaults(info(tmp_path)) == {"temperature": 0.6, "top_k": 20, "max_tokens": 512}
    assert model_defaults(replace(info(tmp_path), engine=EngineKind.LLAMA_CPP)) == {}


@pytest.mark.parametrize(
    "text", ["", "[]", '{"temperature": "hot", "top_p": 7, "top_k": true}', "[" * 100_000]
)
def test_what_is_none_is_passed_over(tmp_path: Path, text: str) -> None:
    (tmp_path / "generation_config.json").write_text(text)
    assert model_defaults(info(tmp_path)) == {}
    assert model_defaults(info(tmp_path / "gone")) == {}
