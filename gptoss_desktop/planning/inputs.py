"""All that a plan is made of: what there is, and what a person wants in place of the automatic choice."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gptoss_desktop.domain.plan import Isolation

if TYPE_CHECKING:
    from gptoss_desktop.domain.hardware import Hardware, LlamaBuild
    from gptoss_desktop.domain.model import ModelInfo
    from gptoss_desktop.domain.plan import EngineKind, KvType, LoraOptions
    from gptoss_desktop.domain.runtime import EngineRuntime


@dataclass(frozen=True, slots=True)
class PlanOverrides:
    """A person's wishes, each of which wins over the automatic choice; None leaves it to the planner.

    `gpus` are UUIDs, in order. `context` is in tokens per request, `parallel` in requests at once. An
    override that only one engine knows (`tensor_parallel`, `memory_share`, `eager`, `speculative`,
    `sleep_mode`, `kv_offload_gib`, `lora` for vLLM; `gpu_layers`, `cpu_expert_layers`, `threads` for
    llama.cpp; a `kv_type` of FP8 for vLLM, of Q8_0 for llama.cpp) holds for the proposals of that engine
    alone. With an `engine`, only that engine is proposed. The other fields are as in `EnginePlan`.
    """

    engine: EngineKind | None = None
    gpus: tuple[str, ...] | None = None
    tensor_parallel: int | None = None
    context: int | None = None
    parallel: int | None = None
    memory_share: float | None = None
    kv_type: KvType | None = None
    eager: bool | None = None
    gpu_layers: int | None = None
    cpu_expert_layers: int | None = None
    threads: int | None = None
    speculative: str | None = None
    sleep_mode: bool | None = None
    kv_offload_gib: float | None = None
    lora: LoraOptions | None = None


@dataclass(frozen=True, slots=True)
class PlanInputs:
    """What the planner looks at, and nothing else.

    `companion` is the same model in the other format, where one lies on this disk. `runtime` is the current
    engine runtime. `excluded_gpus` are UUIDs of cards that failed and are not to be used now.
    `own_network` is whether an engine can have a network with nothing but `lo` here, None where nobody
    tried: without one vLLM is not proposed, unless a person does without isolation.
    """

    hardware: Hardware
    model: ModelInfo
    companion: ModelInfo | None
    runtime: EngineRuntime | None
    llama: LlamaBuild
    overrides: PlanOverrides = field(default_factory=PlanOverrides)
    isolation: Isolation = Isolation.AUTO
    allow_no_isolation: bool = False
    excluded_gpus: frozenset[str] = frozenset()
    own_network: bool | None = None
