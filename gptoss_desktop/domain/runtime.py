"""An engine runtime: a Python with vLLM in it, which is started and never imported."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class RuntimeTarget(StrEnum):
    """What a build of vLLM computes on."""

    CUDA = "cuda"
    CPU = "cpu"


@dataclass(frozen=True, slots=True)
class RuntimeManifest:
    """What a self-test found. `cuda` is the version that torch was built with, None for a CPU build.

    `problem` is one sentence, empty for a runtime that passed; `advice` says what to do about it.
    """

    vllm: str
    torch: str
    python: str
    machine: str
    target: RuntimeTarget
    cuda: tuple[int, int] | None = None
    tested: str = ""
    problem: str = ""
    advice: str = ""

    def served_by(self, driver_cuda: tuple[int, int]) -> bool:
        """Return whether a driver that serves CUDA up to `driver_cuda` can run this build.

        Programs of one CUDA major version run on every driver of that version, older ones included ("minor
        version compatibility", NVIDIA's CUDA Compatibility guide); a newer driver runs all older programs.
        """
        return self.cuda is None or self.cuda[0] <= driver_cuda[0]


@dataclass(frozen=True, slots=True)
class EngineRuntime:
    """One runtime that is known here. `manifest` is None while it was never tested."""

    name: str
    python: Path
    manifest: RuntimeManifest | None = None
    current: bool = False

    @property
    def usable(self) -> bool:
        """Whether its self-test passed."""
        return self.manifest is not None and not self.manifest.problem
