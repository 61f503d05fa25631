"""What vLLM 0.32 writes while it starts and when it dies, from `tests/data/vllm_logs`.

The same exception passes through workers, engine core and API server, each with its own prefix, and the last
words say only that the cause is further up. Standard library only: the stand-in reads it too.
"""

from __future__ import annotations

import signal
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "data" / "vllm_logs"
STAGES = (
    "starting",
    "importing",
    "connecting",
    "loading weights",
    "compiling",
    "profiling memory",
    "capturing graphs",
    "opening the socket",
)
"""The stages of a start, in order. "connecting" is passed with several cards only."""
RUNNING = "running"
"""In the place of a stage: the engine dies in the middle of an answer."""


@dataclass(frozen=True)
class Death:
    """An end: after which stage, and how the process goes: a code, or a negative signal.

    `cured_by` is the word or the variable of the command that prevents it: `--enforce-eager`,
    `--max-model-len<=8192`, `NCCL_P2P_DISABLE=1`; empty: nothing does.
    """

    stage: str
    code: int = 1
    cured_by: str = ""


DEATHS: dict[str, Death] = {
    "memory_taken": Death("importing", cured_by="--gpu-memory-utilization<=0.26"),
    "memory_taken_cpu": Death("importing", cured_by="--gpu-memory-utilization<=0.14"),
    "no_cache_memory": Death("profiling memory", cured_by="--max-num-seqs<=2"),
    "context_too_long": Death("profiling memory", cured_by="--max-model-len<=8192"),
    "context_beyond_model": Death("importing", cured_by="--max-model-len<=131072"),
    "out_of_memory_loading": Death("importing"),
    "out_of_memory_running": Death(RUNNING, cured_by="--max-num-seqs<=2"),
    "sampler_out_of_memory": Death("profiling memory", cured_by="--max-num-seqs<=2"),
    "no_mxfp4": Death("importing"),
    "old_card": Death("importing"),
    "no_compiler": Death("loading weights"),
    "no_python_headers": Death("loading weights"),
    "missing_module": Death("starting"),
    "missing_vllm": Death("starting"),
    "missing_library": Death("starting"),
    "wrong_abi": Death("starting"),
    "no_driver": Death("importing"),
    "no_device": Death("starting"),
    "driver_too_old": Death("importing"),
    "driver_insufficient": Death("importing"),
    "no_kernel_image": Death("loading weights"),
    "gpu_lost": Death(RUNNING, code=-signal.SIGABRT),
    "gpu_ecc": Death(RUNNING),
    "gpu_gone_at_start": Death("importing"),
    "nccl": Death("connecting", cured_by="NCCL_P2P_DISABLE=1"),
    "custom_all_reduce": Death("connecting", cured_by="NCCL_P2P_DISABLE=1"),
    "nccl_timeout": Death(RUNNING, cured_by="NCCL_P2P_DISABLE=1"),
    "tensor_parallel": Death("importing", cured_by="--tensor-parallel-size<=2"),
    "too_few_cards": Death("importing", cured_by="--tensor-parallel-size<=2"),
    "unknown_architecture": Death("importing"),
    "unknown_model_type": Death("importing"),
    "wrong_shape": Death("importing"),
    "damaged_weights": Death("importing"),
    "no_tokenizer": Death("importing"),
    "disk_full": Death("loading weights"),
    "shared_memory": Death("connecting"),
    "shared_memory_nccl": Death("connecting"),
    "address_in_use": Death("importing"),
    "no_vocabulary": Death("capturing graphs"),
    "unknown_argument": Death("starting", code=2),
    "bad_argument": Death("starting", code=2),
    "graph_capture": Death("profiling memory", cured_by="--enforce-eager"),
    "compilation": Death("loading weights", cured_by="--enforce-eager"),
    "killed": Death("loading weights", code=-signal.SIGKILL),
    "core_killed": Death(RUNNING, code=0),
    "unexplained": Death("profiling memory"),
}
"""The recorded ends by name."""


def stage_lines(stage: str) -> list[str]:
    """The lines of a stage of a good start, without their line ends; a progress bar begins with one."""
    return _lines(f"stage_{stage.replace(' ', '_')}")


def last_words(name: str) -> list[str]:
    """The lines of a death."""
    return _lines(name)


def log_of(name: str) -> list[str]:
    """The whole log of an engine that died so, as the supervisor keeps it."""
    death = DEATHS[name]
    last = len(STAGES) if death.stage == RUNNING else STAGES.index(death.stage) + 1
    passed = [line for stage in STAGES[:last] for line in stage_lines(stage)]
    return [line.strip("\r") for line in (*passed, *last_words(name))]


def _lines(name: str) -> list[str]:
    path = FOLDER / f"{name}.log"
    if not path.exists():
        return []
    return path.read_bytes().decode().split("\n")[:-1]
