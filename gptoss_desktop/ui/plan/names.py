"""Engines, cards and plans in words."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from gptoss_desktop.domain.model import ModelFormat
from gptoss_desktop.domain.plan import EngineKind, KvType

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gptoss_desktop.domain.hardware import Hardware
    from gptoss_desktop.domain.model import ModelInfo
    from gptoss_desktop.domain.plan import EnginePlan

_VENDOR = frozenset({"NVIDIA", "GeForce", "Tesla", "Quadro"})
_GIB = 2**30


def engine_name(kind: EngineKind) -> str:
    """Return an engine's name as its makers write it."""
    return "vLLM" if kind is EngineKind.VLLM else "llama.cpp"


def gpu_name(name: str) -> str:
    """Return a card's name without what all of them share."""
    return " ".join(word for word in name.split() if word not in _VENDOR) or name


def model_title(model: ModelInfo) -> str:
    """Return what a model is called in the window: its file without the ending, or its folder."""
    return model.path.name if model.format is ModelFormat.HUGGING_FACE else model.path.stem


def gibibytes(count: int) -> str:
    """Return bytes in GiB, with one place where that says something."""
    value = count / _GIB
    return f"{value:.1f}" if value < 100 else f"{value:,.0f}"  # noqa: PLR2004  three digits are enough


def numbered(hardware: Hardware) -> dict[str, str]:
    """Return the cards' names by UUID, with their numbers where several cards are of one name."""
    count = Counter(gpu.name for gpu in hardware.gpus)
    return {
        gpu.uuid: _tr("{0} (GPU {1})").format(gpu.name, gpu.index) if count[gpu.name] > 1 else gpu.name
        for gpu in hardware.gpus
    }


def cards_text(plan: EnginePlan, names: Mapping[str, str]) -> str:
    """Return which cards a plan uses, "CPU" where it uses none. `names` are the cards' names by UUID."""
    on_gpu = bool(plan.gpus) or (plan.engine is EngineKind.LLAMA_CPP and plan.llama.gpu_layers != 0)
    if not on_gpu:
        return _tr("CPU")
    found = Counter(gpu_name(names[uuid]) if uuid in names else _tr("GPU") for uuid in plan.gpus)
    if not found:
        return _tr("GPU")
    return " + ".join(f"{count}× {name}" if count > 1 else name for name, count in found.items())


def plan_line(plan: EnginePlan, names: Mapping[str, str]) -> str:
    """Return a plan in one line: what tells it from another one."""
    return " · ".join([engine_name(plan.engine), cards_text(plan, names), *_traits(plan)])


def _traits(plan: EnginePlan) -> list[str]:
    found = [_tr("{0} tokens").format(f"{plan.context:,}")] if plan.context else []
    vllm, llama = plan.vllm, plan.llama
    if (vllm.kv_type if vllm else llama.kv_type) is not KvType.AUTO:
        found.append(_tr("small cache numbers"))
    if vllm is not None:
        found += [_tr("no CUDA graphs")] if vllm.eager else []
        found += [] if vllm.peer_to_peer else [_tr("no peer-to-peer")]
    elif llama.cpu_expert_layers:
        found.append(_tr("experts of {0} layers in main memory").format(llama.cpu_expert_layers))
    return found


def _tr(text: str) -> str:
    return QCoreApplication.translate("Plan", text)
