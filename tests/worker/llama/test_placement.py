"""Where a model's parts go, as far as a machine without a GPU can tell."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import pytest

from gptoss_desktop.domain.failure import FailureKind
from gptoss_desktop.domain.plan import KvType, SplitMode
from gptoss_desktop.worker.llama.context import ContextOptions, DecodeContext
from gptoss_desktop.worker.llama.load_errors import ModelLoadError
from gptoss_desktop.worker.llama.model import LoadedModel
from gptoss_desktop.worker.llama.placement import Placement
from tests.support.generation import running_engine

if TYPE_CHECKING:
    from pathlib import Path


def load(path: Path, placement: Placement) -> LoadedModel:
    return LoadedModel.load(path, threads=1, on_progress=lambda _fraction: None, placement=placement)


def test_experts_of_the_first_layers_stay_in_main_memory(
    tiny_gptoss_gguf: Path, tiny_gptoss: LoadedModel, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, "llama.cpp")
    placement = Placement(cpu_expert_layers=1, split_mode=SplitMode.ROW, tensor_split=(3.0, 1.0))
    model = load(tiny_gptoss_gguf, placement)
    moved = [record.getMessage() for record in caplog.records if "overridden to CPU" in record.getMessage()]
    caplog.clear()
    assert {line.split()[1] for line in moved} == {
        f"blk.0.ffn_{part}_exps.{kind}" for part in ("gate", "down", "up") for kind in ("weight", "bias")
    }
    prompt = model.tokenize("The capital of France is", add_special=False, parse_special=False)
    tokens = []
    for loaded in (model, tiny_gptoss):
        with running_engine(loaded) as engine:
            answer = engine.ask(prompt, 8)
            answer.wait()
            tokens.append(answer.tokens)
    assert tokens[0] == tokens[1]
    model.close()


@pytest.mark.parametrize("layers", [-1, 4])
def test_a_build_without_gpus_says_so(tiny_gptoss_gguf: Path, layers: int) -> None:
    with pytest.raises(ModelLoadError) as caught:
        load(tiny_gptoss_gguf, Placement(gpu_layers=layers))
    error = caught.value
    assert error.kind is FailureKind.MODEL_UNSUPPORTED
    assert str(error) == (
        "The model cannot be put on a GPU: this program's llama.cpp was built without GPU support."
    )


def test_more_shares_than_gpus_can_be(tiny_gptoss_gguf: Path) -> None:
    with pytest.raises(ModelLoadError, match="cannot be split over 99 GPUs"):
        load(tiny_gptoss_gguf, Placement(tensor_split=(1.0,) * 99))


def test_a_smaller_cache(tiny_gptoss: LoadedModel, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, "llama.cpp")
    for kv_type, name in ((KvType.AUTO, "f16"), (KvType.Q8_0, "q8_0")):
        caplog.clear()
        DecodeContext(tiny_gptoss, ContextOptions(256, 1, 1, kv_type=kv_type)).close()
        sizes = [line for line in caplog.text.splitlines() if f"K ({name})" in line and f"V ({name})" in line]
        assert len(sizes) == 2  # of full and of sliding attention
