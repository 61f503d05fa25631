"""A change to a plan touches what it names, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from gptoss_desktop.domain.plan import EngineKind, EnginePlan, KvType, VllmOptions
from gptoss_desktop.domain.plan_change import ChangeKind, PlanChange, apply

OPTIONS = VllmOptions(Path("/python"), tensor_parallel=2, graph_sizes=(1, 2, 4))
VLLM = EnginePlan(Path("/m"), EngineKind.VLLM, context=4096, vllm=OPTIONS)
LLAMA = EnginePlan(Path("/m.gguf"), context=4096)


@pytest.mark.parametrize(
    ("change", "options"),
    [
        (PlanChange(ChangeKind.MEMORY_SHARE, 0.5), replace(OPTIONS, memory_share=0.5)),
        (PlanChange(ChangeKind.FP8_CACHE), replace(OPTIONS, kv_type=KvType.FP8)),
        (PlanChange(ChangeKind.NO_PEER_TO_PEER), replace(OPTIONS, peer_to_peer=False)),
        (PlanChange(ChangeKind.EAGER), replace(OPTIONS, eager=True, graph_sizes=())),
    ],
)
def test_what_only_vllm_knows(change: PlanChange, options: VllmOptions) -> None:
    assert apply(VLLM, change) == replace(VLLM, vllm=options)
    with pytest.raises(ValueError, match=r"cannot be applied to a plan of llama\.cpp"):
        apply(LLAMA, change)


@pytest.mark.parametrize("plan", [VLLM, LLAMA])
def test_what_both_engines_know(plan: EnginePlan) -> None:
    assert apply(plan, PlanChange(ChangeKind.CONTEXT, 2048.0)) == replace(plan, context=2048)
    assert apply(plan, PlanChange(ChangeKind.SEQUENCES, 1)) == replace(plan, parallel=1)


@pytest.mark.parametrize("kind", [ChangeKind.OTHER_GPUS, ChangeKind.LLAMA_CPP])
def test_what_needs_another_plan(kind: ChangeKind) -> None:
    with pytest.raises(ValueError, match="needs another plan"):
        apply(VLLM, PlanChange(kind))


@pytest.mark.parametrize("kind", [ChangeKind.CONTEXT, ChangeKind.SEQUENCES, ChangeKind.MEMORY_SHARE])
def test_a_change_without_its_figure(kind: ChangeKind) -> None:
    with pytest.raises(ValueError, match="needs another plan"):
        apply(VLLM, PlanChange(kind))
