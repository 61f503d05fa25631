"""What this machine has at this moment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gptoss_desktop.domain.hardware import Hardware
from gptoss_desktop.hardware import disks, gpus, memory, processor

if TYPE_CHECKING:
    from pathlib import Path


def probe(cache_folder: Path) -> Hardware:
    """Look at the machine. Blocks for some tenths of a second, `gpus.GPU_SECONDS` at most; never raises.

    `cache_folder`, which need not exist yet, is where engines keep what they compile.
    """
    cards = gpus.read()
    ram = memory.read()
    return Hardware(
        gpus=cards.gpus,
        driver=cards.driver,
        cuda=cards.cuda,
        processor=processor.name(),
        cores=processor.cores(),
        ram_bytes=ram.total,
        ram_free_bytes=ram.free,
        cache_free_bytes=disks.free_bytes(cache_folder),
        shm_bytes=disks.shared_memory_bytes(),
        gpu_problem=cards.problem,
    )
