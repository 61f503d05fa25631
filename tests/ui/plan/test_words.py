"""Plans, cards and changes in words."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from gptoss_desktop.domain.model import ModelFormat, ModelInfo
from gptoss_desktop.domain.plan import ALL_LAYERS, EngineKind, EnginePlan, KvType, LlamaOptions, VllmOptions
from gptoss_desktop.domain.plan_change import ChangeKind, PlanChange
from gptoss_desktop.ui.engine.changes import change_hint, change_text
from gptoss_desktop.ui.plan.names import cards_text, gibibytes, gpu_name, model_title, plan_line

NAMES = {"a": "NVIDIA GeForce RTX 3090", "b": "NVIDIA GeForce RTX 3090", "c": "NVIDIA H100 80GB HBM3"}
VLLM = EnginePlan(Path("/m"), EngineKind.VLLM, 131072, 16, vllm=VllmOptions(Path("/p")))
LLAMA = EnginePlan(Path("/m.gguf"), context=8192)


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        (LLAMA, "CPU"),
        (VLLM, "CPU"),
        (replace(VLLM, gpus=("a", "b")), "2× RTX 3090"),
        (replace(VLLM, gpus=("a", "c")), "RTX 3090 + H100 80GB HBM3"),
        (replace(VLLM, gpus=("a", "gone")), "RTX 3090 + GPU"),
        (replace(LLAMA, llama=LlamaOptions(gpu_layers=ALL_LAYERS)), "GPU"),
        (replace(LLAMA, gpus=("c",), llama=LlamaOptions(gpu_layers=12)), "H100 80GB HBM3"),
    ],
)
def test_cards_are_named_without_their_maker(plan: EnginePlan, expected: str) -> None:
    assert cards_text(plan, NAMES) == expected


def test_a_card_of_an_unknown_maker_keeps_its_name() -> None:
    assert gpu_name("NVIDIA") == "NVIDIA"
    assert gpu_name("Graphics Device") == "Graphics Device"


def test_a_line_tells_plans_apart() -> None:
    assert VLLM.vllm is not None
    base = replace(VLLM, gpus=("a",))
    variants = [
        base,
        replace(base, context=4096),
        replace(base, vllm=replace(VLLM.vllm, eager=True)),
        replace(base, vllm=replace(VLLM.vllm, peer_to_peer=False)),
        replace(base, vllm=replace(VLLM.vllm, kv_type=KvType.FP8)),
        LLAMA,
        replace(LLAMA, llama=LlamaOptions(cpu_expert_layers=3)),
    ]
    lines = [plan_line(plan, NAMES) for plan in variants]
    assert len(set(lines)) == len(lines)
    assert lines[0] == "vLLM · RTX 3090 · 131,072 tokens"


@pytest.mark.parametrize(("count", "expected"), [(0, "0.0"), (13 * 2**30, "13.0"), (512 * 2**30, "512")])
def test_bytes_are_in_gib(count: int, expected: str) -> None:
    assert gibibytes(count) == expected


def test_a_folder_keeps_what_looks_like_an_ending() -> None:
    folder = ModelInfo(Path("/m/Qwen2.5-7B"), "q", "qwen2", 1, format=ModelFormat.HUGGING_FACE)
    assert model_title(folder) == "Qwen2.5-7B"
    assert model_title(replace(folder, path=Path("/m/a.Q4_1.gguf"), format=ModelFormat.GGUF)) == "a.Q4_1"


def test_every_change_has_words_and_a_hint_of_its_own() -> None:
    changes = [PlanChange(kind, 0.5) for kind in ChangeKind]
    assert len({change_text(change) for change in changes}) == len(ChangeKind)
    assert len({change_hint(change) for change in changes}) == len(ChangeKind)
    assert change_text(PlanChange(ChangeKind.CONTEXT, 40960)) == "Restart with a context of 40,960 tokens"
    assert change_text(PlanChange(ChangeKind.SEQUENCES, 16)) == "Answer 16 at once"
    assert change_text(PlanChange(ChangeKind.MEMORY_SHARE, 0.84)) == "Use 84 % of the card's memory"
