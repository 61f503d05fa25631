"""The words of `--worker vllm` and of `vllm serve` for a plan. Every option is in vLLM 0.26 to 0.33."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from gptoss_desktop.domain.failure import EngineFailure, FailureKind, Remedy
from gptoss_desktop.domain.plan import EngineKind, Isolation, KvType
from gptoss_desktop.engine.failure_table import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from pathlib import Path

    from gptoss_desktop.domain.plan import EnginePlan, LoraOptions, VllmOptions

LAYERS = (Isolation.NAMESPACE, Isolation.PRIVATE_NETWORK)
"""What vLLM can live with: its processes speak TCP over `lo`."""
_MODULE = "vllm.entrypoints.cli.main"
_RANKS = (8, 16, 32, 64, 128, 256, 320, 512)
"""The values of --max-lora-rank (vllm/config/lora.py)."""
_MIB = 1 << 20
_SHM_ONE = 256 * _MIB
"""Messages between vLLM's own processes go through rings of 10 chunks; a prompt of 128,000 tokens fills 4 MB
of one."""
_SHM_A_CARD = 1024 * _MIB
"""NCCL without peer-to-peer copies through shared memory; its guide asks for 1 GiB."""

_NEEDS_TCP = QT_TRANSLATE_NOOP(
    "EngineFailure", "vLLM cannot run with the isolation {layer}: its processes need TCP among themselves."
)
_NEEDS_TCP_ADVICE = QT_TRANSLATE_NOOP(
    "EngineFailure", "Choose another isolation in the plan, or use llama.cpp."
)
_NO_SUCH_CACHE = QT_TRANSLATE_NOOP("EngineFailure", "vLLM has no cache of the type {type}.")
_NO_SUCH_CACHE_ADVICE = QT_TRANSLATE_NOOP("EngineFailure", "Choose fp8 or leave the choice to vLLM.")


def check_vllm(plan: EnginePlan) -> EngineFailure | None:
    """Return why vLLM cannot be started with this plan; None where it can, or for another engine."""
    if plan.engine is not EngineKind.VLLM:
        return None
    if plan.isolation is Isolation.SECCOMP:
        sentence = _text(_NEEDS_TCP, layer=plan.isolation.value)
        return _refused(FailureKind.NO_ISOLATION, sentence, _NEEDS_TCP_ADVICE)
    if _options(plan).kv_type not in _KV_TYPES:
        sentence = _text(_NO_SUCH_CACHE, type=_options(plan).kv_type.value)
        return _refused(FailureKind.PLAN_REFUSED, sentence, _NO_SUCH_CACHE_ADVICE)
    return None


def shared_memory_bytes(plan: EnginePlan) -> int:
    """Return how much of /dev/shm vLLM's processes may take; what they do not touch costs nothing."""
    options = _options(plan)
    offloaded = round((options.kv_offload_gib or 0) * 1024) * _MIB
    cards = options.tensor_parallel if options.tensor_parallel > 1 else 0
    return _SHM_ONE + cards * _SHM_A_CARD + offloaded


def steward_words(plan: EnginePlan, cache: Path) -> list[str]:
    """Return the engine's command behind the program; the guard fills in what stands in braces."""
    options = _options(plan)
    words = ["--worker", "vllm", "--socket", "{socket_path}", "--events-fd", "{events_fd}"]
    words += ["--scratch", "{scratch}", "--cache", str(cache.absolute())]
    words += [
        "--model",
        str(plan.model.absolute()),
        "--name",
        plan.model.name,
        "--parallel",
        str(plan.parallel),
    ]
    if not options.peer_to_peer:
        words.append("--no-peer-to-peer")
    if options.sleep_mode:
        words.append("--sleep-mode")
    if options.lora is not None:
        words.append("--adapters")
    return [*words, "--", *vllm_words(plan, "{socket_path}")]


def vllm_words(plan: EnginePlan, socket: str) -> list[str]:
    """Return the command of `vllm serve`, its interpreter first; relative paths would be a hub's names."""
    options = _options(plan)
    words = [str(options.python.absolute()), "-m", _MODULE, "serve", str(plan.model.absolute())]
    words += ["--uds", socket, "--served-model-name", plan.model.name]
    words += ["--enable-per-request-metrics", "--enable-prompt-tokens-details"]
    words += ["--scheduling-policy", "priority", "--disable-uvicorn-access-log", "--disable-fastapi-docs"]
    words += ["--max-num-seqs", str(plan.parallel)]
    if plan.context is not None:
        words += ["--max-model-len", str(plan.context)]
    if options.tensor_parallel > 1:
        words += ["--tensor-parallel-size", str(options.tensor_parallel)]
    words += [*_memory_words(options), *_speed_words(options), *_lora_words(options.lora)]
    if options.speculative:
        words += ["--speculative-config", options.speculative]
    if options.sleep_mode:
        words.append("--enable-sleep-mode")
    return [*words, *options.extra]


def _memory_words(options: VllmOptions) -> list[str]:
    words: list[str] = []
    if options.memory_share is not None:
        words += ["--gpu-memory-utilization", f"{options.memory_share:g}"]
    if options.kv_cache_bytes is not None:
        words += ["--kv-cache-memory-bytes", str(options.kv_cache_bytes)]
    if options.kv_offload_gib is not None:
        words += ["--kv-offloading-size", f"{options.kv_offload_gib:g}"]
    return [*words, *_KV_TYPES[options.kv_type]]


def _speed_words(options: VllmOptions) -> list[str]:
    words: list[str] = []
    if options.batched_tokens is not None:
        words += ["--max-num-batched-tokens", str(options.batched_tokens)]
    if options.eager:
        words.append("--enforce-eager")
    elif options.graph_sizes:
        sizes = json.dumps({"cudagraph_capture_sizes": options.graph_sizes}, separators=(",", ":"))
        words += ["--compilation-config", sizes]
    if options.stream_interval is not None:
        words += ["--stream-interval", str(options.stream_interval)]
    return words


def _lora_words(lora: LoraOptions | None) -> list[str]:
    if lora is None:
        return []
    rank = next((rank for rank in _RANKS if rank >= lora.max_rank), _RANKS[-1])
    words = [
        "--enable-lora",
        "--max-loras",
        str(lora.max_adapters),
        "--max-cpu-loras",
        str(lora.max_adapters),
    ]
    words += ["--max-lora-rank", str(rank)]
    return [*words, "--lora-target-modules", *lora.modules] if lora.modules else words


_KV_TYPES = {KvType.AUTO: (), KvType.FP8: ("--kv-cache-dtype", "fp8")}


def _options(plan: EnginePlan) -> VllmOptions:
    if plan.vllm is None:
        raise ValueError("a plan for vLLM needs its options")
    return plan.vllm


def _refused(kind: FailureKind, sentence: str, advice: str) -> EngineFailure:
    return EngineFailure(kind, sentence, _text(advice), Remedy.CHANGE_PLAN)


def _text(source: str, **values: str) -> str:
    return QCoreApplication.translate("EngineFailure", source).format(**values)
