"""What this machine has, as a probe saw it at one moment."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class GpuProcess:
    """Somebody who holds memory of a card. `name` is the program's file name, empty where it is not told."""

    pid: int
    name: str
    used_bytes: int


@dataclass(frozen=True, slots=True)
class Gpu:
    """One card. `index` is NVML's; `capability` is CUDA's, (9, 0) for an H100; `links` are UUIDs over NVLink.

    A card with a `problem` (one sentence) is not to be used: it is lost, or does not answer.
    """

    uuid: str
    index: int
    name: str
    total_bytes: int
    free_bytes: int
    capability: tuple[int, int]
    processes: tuple[GpuProcess, ...] = ()
    links: tuple[str, ...] = ()
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Hardware:
    """The machine. `driver` is NVIDIA's version, empty without one; `cuda` the newest that it can serve.

    `cores` are physical ones. `gpu_problem` is a sentence about why no card can be seen where one might be.
    """

    gpus: tuple[Gpu, ...] = ()
    driver: str = ""
    cuda: tuple[int, int] | None = None
    processor: str = ""
    cores: int = 1
    ram_bytes: int = 0
    ram_free_bytes: int = 0
    cache_free_bytes: int = 0
    shm_bytes: int = 0
    gpu_problem: str = ""


@dataclass(frozen=True, slots=True)
class LlamaBuild:
    """What the llama.cpp in this program was built for."""

    gpu: bool = False
    version: str = ""
    features: tuple[str, ...] = field(default_factory=tuple)
