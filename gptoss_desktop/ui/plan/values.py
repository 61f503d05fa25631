"""Which values a plan has for the fields of the dialog."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gptoss_desktop.domain.plan import LoraOptions

if TYPE_CHECKING:
    from gptoss_desktop.domain.plan import EnginePlan


def plan_values(plan: EnginePlan) -> dict[str, Any]:
    """Return the plan's values by the names of `PlanOverrides`; what is not there the plan leaves open."""
    values: dict[str, Any] = {
        "engine": plan.engine,
        "gpus": plan.gpus,
        "context": plan.context,
        "parallel": plan.parallel,
        "threads": plan.threads,
    }
    if plan.vllm is None:
        values |= {name: getattr(plan.llama, name) for name in ("gpu_layers", "cpu_expert_layers", "kv_type")}
    else:
        names = ("tensor_parallel", "memory_share", "kv_type", "eager", "speculative", "sleep_mode")
        values |= {name: getattr(plan.vllm, name) for name in names}
        values["kv_offload_gib"] = plan.vllm.kv_offload_gib or 0
        if isinstance(plan.vllm.lora, LoraOptions):
            values["lora"] = LoraOptions(max_rank=plan.vllm.lora.max_rank)
    return values
