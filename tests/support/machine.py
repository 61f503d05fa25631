"""A machine with graphics cards that is not here, and an engine runtime that passed its test there."""

from __future__ import annotations

import platform
from pathlib import Path

from gptoss_desktop.domain.hardware import Gpu, Hardware
from gptoss_desktop.domain.runtime import RuntimeManifest, RuntimeTarget
from gptoss_desktop.locations import Locations
from gptoss_desktop.runtimes.record import Origin, Record, packages_stamp, write

GIB = 2**30
CARD = "NVIDIA GeForce RTX 3090"


def with_cards(count: int, *, gib: int = 24, taken_gib: float = 0.4) -> Hardware:
    """Cards of one kind without NVLink, of which a screen takes a little, in a machine of 16 cores."""
    free = gib * GIB - round(taken_gib * GIB)
    cards = tuple(Gpu(f"GPU-{n}", n, CARD, gib * GIB, free, (8, 6)) for n in range(count))
    return Hardware(
        gpus=cards,
        driver="580.95.05",
        cuda=(13, 0),
        processor="AMD Ryzen 9 5950X",
        cores=16,
        ram_bytes=64 * GIB,
        ram_free_bytes=52 * GIB,
        cache_free_bytes=300 * GIB,
        shm_bytes=32 * GIB,
    )


def know_runtime(locations: Locations, python: Path, name: str = "vllm-0.32") -> None:
    """Keep a CUDA runtime as one that passed its test; the Python may be any program."""
    manifest = RuntimeManifest(
        vllm="0.32.0",
        torch="2.13.0",
        python="3.12",
        machine=platform.machine(),
        target=RuntimeTarget.CUDA,
        cuda=(12, 9),
        tested="2026-01-01T00:00:00+00:00",
    )
    write(locations.runtimes / name, Record(python, Origin.ADDED, packages_stamp(python), manifest))
