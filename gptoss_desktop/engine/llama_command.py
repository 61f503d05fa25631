"""The words of `--worker llama` for a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gptoss_desktop.domain.plan import LlamaOptions

if TYPE_CHECKING:
    from gptoss_desktop.domain.plan import EnginePlan

_DEFAULTS = LlamaOptions()


def llama_words(plan: EnginePlan) -> list[str]:
    """Return the engine's command behind the program; the guard fills in what stands in braces."""
    words = ["--worker", "llama", "--socket-fd", "{socket_fd}", "--events-fd", "{events_fd}"]
    words += ["--model", str(plan.model), "--parallel", str(plan.parallel)]
    if plan.context is not None:
        words += ["--context", str(plan.context)]
    if plan.threads is not None:
        words += ["--threads", str(plan.threads)]
    options = plan.llama
    if options.gpu_layers != _DEFAULTS.gpu_layers:
        words += ["--gpu-layers", str(options.gpu_layers)]
    if options.cpu_expert_layers != _DEFAULTS.cpu_expert_layers:
        words += ["--cpu-expert-layers", str(options.cpu_expert_layers)]
    if options.split_mode is not _DEFAULTS.split_mode:
        words += ["--split-mode", options.split_mode.value]
    if options.tensor_split:
        words += ["--tensor-split", ",".join(f"{share:g}" for share in options.tensor_split)]
    if options.kv_type is not _DEFAULTS.kv_type:
        words += ["--kv-type", options.kv_type.value]
    return words
