"""The fields of the plan, as data. The texts are English, translated when they are shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from gptoss_desktop.domain.plan import ALL_LAYERS, EngineKind, KvType, LoraOptions
from gptoss_desktop.settings.settings import MAX_CONTEXT, MAX_PARALLEL, MAX_THREADS
from gptoss_desktop.ui.translate import QT_TRANSLATE_NOOP

N_GRAM = '{"method": "ngram", "num_speculative_tokens": 4, "prompt_lookup_max": 4}'
"""vLLM's own words for guessing ahead from the text that stands there already; needs no second model."""


@dataclass(frozen=True, slots=True)
class NumberSpec:
    """One number; `name` is that of the field in `PlanOverrides`.

    `low` and `high` bound what may be typed, in the shown unit; `factor` times the value is what is shown.
    `word` stands for the value `word_value`. `engine` None: both engines know it.
    """

    name: str
    label: str
    hint: str
    low: float
    high: float
    engine: EngineKind | None = None
    factor: float = 1
    whole: bool = True
    word: str = ""
    word_value: int = 0


@dataclass(frozen=True, slots=True)
class ChoiceSpec:
    """One choice among values, each with its text. `note` is shown while the value is set."""

    name: str
    label: str
    hint: str
    values: tuple[tuple[Any, str], ...]
    engine: EngineKind | None = None
    note: str = ""


_VLLM, _LLAMA = EngineKind.VLLM, EngineKind.LLAMA_CPP
_ON_OFF = ((True, QT_TRANSLATE_NOOP("Plan", "On")), (False, QT_TRANSLATE_NOOP("Plan", "Off")))

ENGINE = ChoiceSpec(
    "engine",
    QT_TRANSLATE_NOOP("Plan", "Engine"),
    QT_TRANSLATE_NOOP("Plan", "vLLM is the fastest on a card; llama.cpp runs everywhere."),
    ((_VLLM, "vLLM"), (_LLAMA, "llama.cpp")),
)
TENSOR_PARALLEL = ChoiceSpec(
    "tensor_parallel",
    QT_TRANSLATE_NOOP("Plan", "Cards for one model"),
    QT_TRANSLATE_NOOP("Plan", "The model is divided over so many cards.\n--tensor-parallel-size"),
    ((1, "1"), (2, "2"), (4, "4"), (8, "8")),
    _VLLM,
)
BASIC: tuple[NumberSpec | ChoiceSpec, ...] = (
    NumberSpec(
        "context",
        QT_TRANSLATE_NOOP("Plan", "Context"),
        QT_TRANSLATE_NOOP("Plan", "The longest chat, in tokens; a token is about three quarters of a word."),
        1,
        MAX_CONTEXT,
    ),
    NumberSpec(
        "parallel",
        QT_TRANSLATE_NOOP("Plan", "Answers at once"),
        QT_TRANSLATE_NOOP("Plan", "Further chats wait for their turn."),
        1,
        MAX_PARALLEL,
    ),
    TENSOR_PARALLEL,
    NumberSpec(
        "memory_share",
        QT_TRANSLATE_NOOP("Plan", "Card memory, %"),
        QT_TRANSLATE_NOOP("Plan", "What vLLM may take of each card.\n--gpu-memory-utilization"),
        1,
        100,
        _VLLM,
        factor=100,
    ),
    NumberSpec(
        "gpu_layers",
        QT_TRANSLATE_NOOP("Plan", "Layers on the card"),
        QT_TRANSLATE_NOOP("Plan", "The others are computed by the processor; “all” means every layer."),
        0,
        1000,
        _LLAMA,
        word=QT_TRANSLATE_NOOP("Plan", "all"),
        word_value=ALL_LAYERS,
    ),
    NumberSpec(
        "cpu_expert_layers",
        QT_TRANSLATE_NOOP("Plan", "Expert layers in memory"),
        QT_TRANSLATE_NOOP(
            "Plan", "So many layers keep their experts off the card: it takes less, and is slower."
        ),
        0,
        1000,
        _LLAMA,
    ),
    NumberSpec(
        "threads",
        QT_TRANSLATE_NOOP("Plan", "Threads"),
        QT_TRANSLATE_NOOP("Plan", "Processor threads that compute."),
        1,
        MAX_THREADS,
        _LLAMA,
    ),
    ChoiceSpec(
        "kv_type",
        QT_TRANSLATE_NOOP("Plan", "Numbers of the cache"),
        QT_TRANSLATE_NOOP("Plan", "Smaller numbers hold twice the context, at a little less precision."),
        (
            (KvType.AUTO, QT_TRANSLATE_NOOP("Plan", "16 bits")),
            (KvType.FP8, QT_TRANSLATE_NOOP("Plan", "FP8 (8 bits)")),
        ),
        _VLLM,
    ),
    ChoiceSpec(
        "kv_type",
        QT_TRANSLATE_NOOP("Plan", "Numbers of the cache"),
        QT_TRANSLATE_NOOP("Plan", "Smaller numbers hold twice the context, at a little less precision."),
        (
            (KvType.AUTO, QT_TRANSLATE_NOOP("Plan", "16 bits")),
            (KvType.Q8_0, QT_TRANSLATE_NOOP("Plan", "Q8_0 (8 bits)")),
        ),
        _LLAMA,
    ),
    ChoiceSpec(
        "eager",
        QT_TRANSLATE_NOOP("Plan", "CUDA graphs"),
        QT_TRANSLATE_NOOP(
            "Plan", "Off: answers are slower, but the start takes less time and memory.\n--enforce-eager"
        ),
        ((False, QT_TRANSLATE_NOOP("Plan", "On")), (True, QT_TRANSLATE_NOOP("Plan", "Off"))),
        _VLLM,
    ),
)
ADVANCED: tuple[NumberSpec | ChoiceSpec, ...] = (
    ChoiceSpec(
        "speculative",
        QT_TRANSLATE_NOOP("Plan", "Guess ahead"),
        QT_TRANSLATE_NOOP(
            "Plan", "Several tokens a step where the text repeats itself.\n--speculative-config"
        ),
        (("", QT_TRANSLATE_NOOP("Plan", "Off")), (N_GRAM, QT_TRANSLATE_NOOP("Plan", "From the text so far"))),
        _VLLM,
    ),
    ChoiceSpec(
        "sleep_mode",
        QT_TRANSLATE_NOOP("Plan", "Can sleep"),
        QT_TRANSLATE_NOOP("Plan", "A sleeping engine gives the card's memory back.\n--enable-sleep-mode"),
        _ON_OFF,
        _VLLM,
    ),
    NumberSpec(
        "kv_offload_gib",
        QT_TRANSLATE_NOOP("Plan", "Cache in memory, GiB"),
        QT_TRANSLATE_NOOP("Plan", "Chats that were left are found again there.\n--kv-offloading-size"),
        0,
        4096,
        _VLLM,
        whole=False,
    ),
    ChoiceSpec(
        "lora",
        QT_TRANSLATE_NOOP("Plan", "Adapters (LoRA), rank"),
        QT_TRANSLATE_NOOP("Plan", "The highest rank that an adapter may have.\n--max-lora-rank"),
        tuple((LoraOptions(max_rank=rank), f"≤ {rank}") for rank in (8, 16, 32, 64, 128, 256)),
        _VLLM,
        note=QT_TRANSLATE_NOOP(
            "Plan",
            "With adapters the experts of gpt-oss run on a slower kernel: a fifth fewer tokens a second.",
        ),
    ),
)
