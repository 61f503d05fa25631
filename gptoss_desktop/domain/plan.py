"""How an engine is to be started: the value that the planner makes, a person changes and a launch obeys."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class EngineKind(StrEnum):
    """The engines this program can start."""

    LLAMA_CPP = "llama.cpp"
    VLLM = "vllm"


class Isolation(StrEnum):
    """How the engine is kept from the network.

    NAMESPACE: user, network and process namespaces of its own. PRIVATE_NETWORK: this program already runs
    in a network with nothing but `lo` (a system unit with PrivateNetwork). SECCOMP: no socket but Unix
    ones, which vLLM cannot live with: its processes speak TCP over `lo`.
    """

    AUTO = "auto"
    NAMESPACE = "namespace"
    PRIVATE_NETWORK = "private-network"
    SECCOMP = "seccomp"
    NONE = "none"


class KvType(StrEnum):
    """The number format of the key-value cache. AUTO is the engine's own: bf16 in vLLM, f16 in llama.cpp."""

    AUTO = "auto"
    FP8 = "fp8"
    Q8_0 = "q8_0"


class SplitMode(StrEnum):
    """How llama.cpp spreads a model over several GPUs."""

    NONE = "none"
    LAYER = "layer"
    ROW = "row"


ALL_LAYERS = -1
"""For `LlamaOptions.gpu_layers`: the whole model, output layer included."""


@dataclass(frozen=True, slots=True)
class LlamaOptions:
    """What only llama.cpp knows. The default is a CPU alone.

    `cpu_expert_layers` is the number of layers, from the first, whose experts stay in main memory.
    `tensor_split` gives each GPU's share of the layers; empty: by free memory.
    """

    gpu_layers: int = 0
    cpu_expert_layers: int = 0
    split_mode: SplitMode = SplitMode.LAYER
    tensor_split: tuple[float, ...] = ()
    kv_type: KvType = KvType.AUTO


@dataclass(frozen=True, slots=True)
class LoraOptions:
    """Adapters at run time: fixed at vLLM's start. `modules` empty: all that the engine supports."""

    max_adapters: int = 4
    max_rank: int = 16
    modules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class VllmOptions:
    """What only vLLM knows; None leaves a choice to vLLM.

    `python` is the interpreter of the engine runtime. `memory_share` is the part of each card's memory
    that the engine may take, 0 to 1; `kv_cache_bytes` fixes the cache instead. `batched_tokens` is the
    longest step in tokens; `graph_sizes` are the batch sizes for which a CUDA graph is captured, in
    tokens. `stream_interval` is the number of tokens that an event carries after the first. `speculative`
    is vLLM's JSON object as text. `extra` are further words for `vllm serve`, which nobody checks.
    """

    python: Path
    tensor_parallel: int = 1
    memory_share: float | None = None
    kv_cache_bytes: int | None = None
    kv_type: KvType = KvType.AUTO
    batched_tokens: int | None = None
    graph_sizes: tuple[int, ...] = ()
    eager: bool = False
    peer_to_peer: bool = True
    stream_interval: int | None = None
    lora: LoraOptions | None = None
    speculative: str = ""
    sleep_mode: bool = False
    kv_offload_gib: float | None = None
    extra: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EnginePlan:
    """How to start an engine.

    `context` is in tokens per request; None means the model's own, capped. `parallel` is the number of
    requests in one batch. `threads` None means: one per physical core, of four or more all but one.
    `gpus` are the UUIDs of the cards to use, in order; empty: none is chosen, and a CPU build or
    llama.cpp on the CPU needs none. `vllm` is set exactly when `engine` is VLLM; then `model` is a
    Hugging Face folder, else a GGUF file.
    """

    model: Path
    engine: EngineKind = EngineKind.LLAMA_CPP
    context: int | None = None
    parallel: int = 4
    threads: int | None = None
    isolation: Isolation = Isolation.AUTO
    allow_no_isolation: bool = False
    gpus: tuple[str, ...] = ()
    llama: LlamaOptions = field(default_factory=LlamaOptions)
    vllm: VllmOptions | None = None
