"""Each recorded end of vLLM becomes one sentence with its figures, and what may help."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from gptoss_desktop.domain.failure import FailureKind as F
from gptoss_desktop.domain.failure import Remedy
from gptoss_desktop.domain.plan import EngineKind, EnginePlan, KvType, VllmOptions
from gptoss_desktop.domain.plan_change import ChangeKind, PlanChange, apply
from gptoss_desktop.engine import failures
from gptoss_desktop.engine.run_log import TAIL_LINES
from gptoss_desktop.engine.vllm_failures import LAST_WORDS
from tests.support import vllm_logs

OPTIONS = VllmOptions(Path("/python"), tensor_parallel=2)
PLAN = EnginePlan(
    Path("/m"), EngineKind.VLLM, context=131072, parallel=8, gpus=("GPU-a", "GPU-b"), vllm=OPTIONS
)
LLAMA = PlanChange(ChangeKind.LLAMA_CPP)
P2P = PlanChange(ChangeKind.NO_PEER_TO_PEER)
OTHER = PlanChange(ChangeKind.OTHER_GPUS)
EAGER = PlanChange(ChangeKind.EAGER)
FP8 = PlanChange(ChangeKind.FP8_CACHE)
FEWER = PlanChange(ChangeKind.SEQUENCES, 4)
HALF = PlanChange(ChangeKind.CONTEXT, 65536)


def share(value: float) -> PlanChange:
    return PlanChange(ChangeKind.MEMORY_SHARE, value)


def context(value: int) -> PlanChange:
    return PlanChange(ChangeKind.CONTEXT, value)


CARD = (OTHER, LLAMA)
BETWEEN = (P2P, OTHER, LLAMA)
ONLY_LLAMA = (LLAMA,)
EXPECTED: dict[str, tuple[F, str, tuple[PlanChange, ...]]] = {
    "memory_taken": (
        F.GPU_MEMORY,
        "21.37 of the card's 79.18 GiB are free, but the engine was to take 72.85",
        (share(0.24), OTHER, LLAMA),
    ),
    "memory_taken_cpu": (
        F.OUT_OF_MEMORY,
        "9.12 of 62.80 GiB of main memory are free, but the engine was to take 57.78",
        (share(0.12), LLAMA),
    ),
    "no_cache_memory": (F.OUT_OF_MEMORY, "no memory is left for the context", (HALF, FEWER, FP8, LLAMA)),
    "context_too_long": (
        F.OUT_OF_MEMORY,
        "131,072 tokens needs 3.00 GiB of memory, but 0.20 GiB",
        (context(8192), FP8, LLAMA),
    ),
    "context_beyond_model": (F.PLAN_REFUSED, "999,999 tokens is longer than the 131,072", ONLY_LLAMA),
    "out_of_memory_loading": (F.OUT_OF_MEMORY, "does not fit into the memory of the cards", ONLY_LLAMA),
    "out_of_memory_running": (
        F.OUT_OF_MEMORY,
        "asked for 1.27 GiB, and 841.44 MiB were free",
        (FEWER, share(0.87), LLAMA),
    ),
    "sampler_out_of_memory": (F.OUT_OF_MEMORY, "while the engine warmed up", (FEWER, EAGER, HALF, LLAMA)),
    "no_mxfp4": (F.MODEL_UNSUPPORTED, "no code for the model's weights (MXFP4)", ONLY_LLAMA),
    "old_card": (F.MODEL_UNSUPPORTED, "compute capability 8.0, but this one has 7.5", ONLY_LLAMA),
    "no_compiler": (F.RUNTIME_BROKEN, "needs a C compiler", ONLY_LLAMA),
    "no_python_headers": (F.RUNTIME_BROKEN, "header files of its Python", ONLY_LLAMA),
    "missing_module": (F.RUNTIME_BROKEN, "the module transformers is missing", ONLY_LLAMA),
    "missing_vllm": (F.RUNTIME_BROKEN, "no vLLM in this engine runtime", ONLY_LLAMA),
    "missing_library": (F.RUNTIME_BROKEN, "the library libcudart.so.13 is missing", ONLY_LLAMA),
    "wrong_abi": (F.RUNTIME_BROKEN, "_C.abi3.so was built for another version", ONLY_LLAMA),
    "no_driver": (F.NO_DRIVER, "found no NVIDIA driver", ONLY_LLAMA),
    "no_device": (F.NO_DRIVER, "found no NVIDIA driver", ONLY_LLAMA),
    "driver_too_old": (F.DRIVER_TOO_OLD, "it serves CUDA 12.4 at most", ONLY_LLAMA),
    "driver_insufficient": (F.DRIVER_TOO_OLD, "driver is too old", ONLY_LLAMA),
    "no_kernel_image": (F.RUNTIME_BROKEN, "not built for this graphics card", ONLY_LLAMA),
    "gpu_lost": (F.GPU_LOST, "unspecified launch failure", CARD),
    "gpu_ecc": (F.GPU_LOST, "Xid 48", CARD),
    "gpu_gone_at_start": (F.GPU_LOST, "is not to be had", CARD),
    "nccl": (F.INTERNAL, "could not talk to each other: unhandled cuda error", BETWEEN),
    "custom_all_reduce": (F.INTERNAL, "could not talk to each other: invalid argument", BETWEEN),
    "nccl_timeout": (F.HANG, "transfer between the graphics cards did not end", BETWEEN),
    "tensor_parallel": (F.PLAN_REFUSED, "among 3 cards: 3 does not divide 4", CARD),
    "too_few_cards": (F.PLAN_REFUSED, "wants 4 cards, but the engine sees 2", CARD),
    "unknown_architecture": (F.MODEL_UNSUPPORTED, "architecture GptNextForCausalLM", ONLY_LLAMA),
    "unknown_model_type": (F.MODEL_UNSUPPORTED, "architecture gpt_next", ONLY_LLAMA),
    "wrong_shape": (F.MODEL_INVALID, "model.layers.24.attn.sinks", ONLY_LLAMA),
    "damaged_weights": (F.MODEL_INVALID, "file not fully covered", ONLY_LLAMA),
    "no_tokenizer": (F.MODEL_INVALID, "tokenizer cannot be read", ONLY_LLAMA),
    "disk_full": (F.DISK_FULL, "/run/cache/torch/tmp8x1 could not be written", ONLY_LLAMA),
    "shared_memory": (F.SHARED_MEMORY, "needs 160 MiB of shared memory (/dev/shm), but 64 MiB", ONLY_LLAMA),
    "shared_memory_nccl": (F.SHARED_MEMORY, "(/dev/shm) is too small", ONLY_LLAMA),
    "address_in_use": (F.CRASHED, "in use by another program", ONLY_LLAMA),
    "no_vocabulary": (F.RUNTIME_BROKEN, "wants to download gpt-oss's vocabulary", ONLY_LLAMA),
    "unknown_argument": (
        F.RUNTIME_BROKEN,
        "options --enable-per-request-metrics --stream-interval 8.",
        ONLY_LLAMA,
    ),
    "bad_argument": (F.PLAN_REFUSED, "refuses the option --kv-cache-dtype: invalid choice", ONLY_LLAMA),
    "graph_capture": (F.INTERNAL, "could not record its work as CUDA graphs", (EAGER, LLAMA)),
    "compilation": (F.INTERNAL, "cannot lower this graph", (EAGER, LLAMA)),
    "killed": (F.OUT_OF_MEMORY, "The system killed the engine", (FEWER, HALF, LLAMA)),
    "core_killed": (F.CRASHED, "ended without a word", (FEWER, HALF, LLAMA)),
    "unexplained": (F.CRASHED, "stopped with an error: AssertionError: this must not happen.", ONLY_LLAMA),
}


@pytest.mark.parametrize("name", vllm_logs.DEATHS)
def test_a_recorded_end(name: str) -> None:
    kind, words, changes = EXPECTED[name]
    code = vllm_logs.DEATHS[name].code
    whole = "\n".join(vllm_logs.log_of(name))
    failure = failures.from_exit(max(code, 0), max(-code, 0) or None, whole, PLAN)
    assert (failure.kind, failure.changes) == (kind, changes)
    assert words in failure.sentence
    assert failure.sentence.endswith(".")
    assert "{" not in failure.sentence
    assert failure.advice
    assert failure.remedy is not Remedy.NONE


def log(*lines: str) -> str:
    """A log in which the lines lie far from the end, below a flood."""
    flood = ["(EngineCore pid=21) INFO 11-24 11:19:40 [core.py:1] nothing of interest"] * 900
    return "\n".join((*vllm_logs.stage_lines("importing"), *lines, *flood))


OTHER_WORDS = json.loads((vllm_logs.FOLDER / "other_words.json").read_text(encoding="utf-8"))
"""Wordings of other versions, and of other ways to come to the same end."""


@pytest.mark.parametrize("words", OTHER_WORDS, ids=lambda words: str(words["line"])[:40])
def test_other_words_for_it(words: dict[str, Any]) -> None:
    failure = failures.from_log(log(words["line"]), PLAN)
    assert failure is not None
    kind, value = words["change"]
    assert failure.kind == words["kind"]
    assert failure.changes[0] == PlanChange(ChangeKind(kind), value)
    assert "{" not in failure.sentence


def test_the_cause_is_shown_and_the_last_words_too() -> None:
    whole = vllm_logs.log_of("damaged_weights")
    failure = failures.from_exit(1, None, "\n".join(whole), PLAN)
    assert len(failure.log_tail) == TAIL_LINES + 1
    gap = failure.log_tail.index("…")
    assert "SafetensorError: Error while deserializing" in failure.log_tail[gap - 1]
    assert failure.log_tail[gap + 1 :] == tuple(whole[-LAST_WORDS:])


HARMLESS = vllm_logs.last_words("harmless")
"""What good engines say, too."""


def test_a_log_without_a_cause_says_nothing() -> None:
    whole = "\n".join(line for stage in vllm_logs.STAGES for line in vllm_logs.stage_lines(stage))
    assert failures.from_log(whole, PLAN) is None
    assert failures.from_log(log(*HARMLESS), PLAN) is None
    assert failures.from_log("\n".join(vllm_logs.last_words("good_h100")), PLAN) is None


@pytest.mark.parametrize("name", ["unexplained", "gpu_lost"])
def test_what_wraps_the_cause_is_not_taken_for_it(name: str) -> None:
    wrappers = ("EngineDeadError", "Engine core initialization failed")
    alone = [line for line in vllm_logs.last_words(name) if any(wrapper in line for wrapper in wrappers)]
    failure = failures.from_log(log(*alone), PLAN)
    assert failure is not None
    assert failure.kind is F.CRASHED
    assert "without a word" in failure.sentence
    assert failure.changes == (FEWER, HALF, LLAMA)


def taken(name: str) -> list[PlanChange]:
    """The changes that are offered one after the other, when each failure is the same again."""
    plan = PLAN
    found: list[PlanChange] = []
    while len(found) < 50:
        failure = failures.from_exit(1, None, "\n".join(vllm_logs.log_of(name)), plan)
        change = next((c for c in failure.changes if c not in (OTHER, LLAMA)), None)
        if change is None:
            return found
        found.append(change)
        plan = apply(plan, change)
    raise AssertionError(f"the changes for {name} have no end: {found}")


@pytest.mark.parametrize("name", vllm_logs.DEATHS)
def test_the_changes_come_to_an_end(name: str) -> None:
    assert len(taken(name)) <= 16
    assert len(set(taken(name))) == len(taken(name))


def test_a_context_below_the_one_that_would_fit_is_halved() -> None:
    plan = replace(PLAN, context=8192)
    failure = failures.from_exit(1, None, "\n".join(vllm_logs.log_of("context_too_long")), plan)
    assert failure.changes[0] == context(4096)


def test_what_a_cpu_build_cannot_do_is_not_offered() -> None:
    plan = replace(PLAN, gpus=(), context=2048, parallel=1, vllm=VllmOptions(Path("/python")))
    assert failures.from_exit(1, None, "\n".join(vllm_logs.log_of("no_cache_memory")), plan).changes == (
        LLAMA,
    )


def test_a_cache_that_is_small_already_is_not_offered_again() -> None:
    plan = replace(PLAN, vllm=replace(OPTIONS, kv_type=KvType.FP8, eager=True, memory_share=0.5))
    changes = failures.from_exit(1, None, "\n".join(vllm_logs.log_of("no_cache_memory")), plan).changes
    assert changes == (HALF, FEWER, share(0.92), LLAMA)


@pytest.mark.parametrize(
    ("stage", "passed", "sentence", "changes"),
    [
        ("importing", "connecting", "cards did not find each other within 3 minutes", (P2P, OTHER, LLAMA)),
        ("loading weights", "loading weights", "Its last step: loading weights.", (P2P, OTHER, LLAMA)),
        ("capturing graphs", "profiling memory", "step: capturing graphs.", (P2P, OTHER, EAGER, LLAMA)),
    ],
)
def test_a_hang_at_load(stage: str, passed: str, sentence: str, changes: tuple[PlanChange, ...]) -> None:
    stages = vllm_logs.STAGES[: vllm_logs.STAGES.index(passed) + 1]
    said = "\n".join(line for name in stages for line in vllm_logs.stage_lines(name))
    failure = failures.load_hang(180, stage, said, PLAN)
    assert failure.kind is F.HANG
    assert sentence in failure.sentence
    assert failure.changes == changes


def test_a_hang_on_one_card_leaves_the_other_engine() -> None:
    plan = replace(PLAN, vllm=VllmOptions(Path("/python")))
    assert failures.load_hang(180, "importing", log(), plan).changes == (LLAMA,)
    assert failures.stream_hang(plan).changes == (LLAMA,)
