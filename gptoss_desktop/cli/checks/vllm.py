"""The vLLM runtime, the cards with their driver, and the network of vLLM's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gptoss_desktop.cli.checks.finding import Finding, Level
from gptoss_desktop.cli.checks.worker import guard_finding
from gptoss_desktop.cli.runtime import described
from gptoss_desktop.domain.plan import Isolation
from gptoss_desktop.runtimes.driver import driver_problem

if TYPE_CHECKING:
    from pathlib import Path

    from gptoss_desktop.domain.hardware import Hardware
    from gptoss_desktop.runtimes.store import RuntimeStore

GIB = 2**30
LAYERS = (Isolation.NAMESPACE, Isolation.PRIVATE_NETWORK)
"""What vLLM can live with: its processes speak TCP over `lo`, which seccomp forbids."""


def cards(hardware: Hardware, store: RuntimeStore) -> Finding:
    """List the NVIDIA GPUs, and check the driver against the runtime that would be used."""
    if hardware.gpu_problem:
        return Finding(
            "gpus", Level.WARNING, hardware.gpu_problem, "Mend the driver; llama.cpp serves till then."
        )
    current = next((runtime for runtime in store.all() if runtime.current), None)
    problem = driver_problem(current, hardware) if current else None
    if problem:
        return Finding("gpus", Level.WARNING, str(problem.sentence), str(problem.advice))
    if not hardware.gpus:
        return Finding("gpus", Level.OK, "no NVIDIA GPU; llama.cpp runs on the processor")
    lost = [gpu.problem for gpu in hardware.gpus if gpu.problem]
    if lost:
        return Finding("gpus", Level.WARNING, lost[0], "Restart the machine, or do without that card.")
    names = [
        f"{gpu.name} ({gpu.free_bytes / GIB:.0f} of {gpu.total_bytes / GIB:.0f} GiB free)"
        for gpu in hardware.gpus
    ]
    served = ".".join(map(str, hardware.cuda or ()))
    return Finding("gpus", Level.OK, f"{', '.join(names)}; driver {hardware.driver}, CUDA {served}")


def runtime(store: RuntimeStore) -> Finding:
    """Test the vLLM runtime that would be used; takes as long as importing vLLM does."""
    known = store.all()
    if not known:
        text = "no runtime is known, llama.cpp is used; `gptoss-desktop runtime add PATH` adds one"
        return Finding("vllm", Level.OK, text)
    chosen = next((runtime for runtime in known if runtime.current), known[0])
    tested = store.test(chosen.name)
    manifest = tested.manifest
    text = f"{tested.name}: {described(manifest)}"
    if manifest and manifest.advice:
        return Finding("vllm", Level.WARNING, text, manifest.advice)
    return Finding("vllm", Level.OK, text)


def network(run_time: Path, setting: str, store: RuntimeStore) -> Finding:
    """Check that vLLM can have a network of its own: without one it is not started."""
    if not store.all():
        return Finding("vllm net", Level.OK, "not needed without a vLLM runtime")
    if setting == Isolation.SECCOMP:
        text = "the setting isolation is seccomp, with which vLLM cannot run"
        return Finding("vllm net", Level.WARNING, text, "Set it to auto to use vLLM.")
    words = ["--isolation", setting, "--layers", ",".join(LAYERS)]
    return guard_finding("vllm net", run_time, words, Level.WARNING)
