"""The least time that a token can take: the bytes that it needs over the bandwidth of the card's memory.

PYTHON_OF_A_RUNTIME -m benchmarks.gpu.floor
"""

from __future__ import annotations

import importlib
import statistics
from typing import Any

from benchmarks.gpu.shape import (
    EXPERTS,
    EXPERTS_PER_TOKEN,
    HEAD,
    HEADS,
    HIDDEN,
    KV_HEADS,
    LAYERS,
    VOCABULARY,
    WINDOW,
)

MXFP4_BYTES = 4.25 / 8
"""A block of 32 numbers of 4 bits has one scale of 8 (OCP Microscaling Formats, version 1.0)."""
BF16_BYTES = 2
COPIED = 4 << 30


def token_bytes(context: int, batch: int = 1) -> float:
    """Return the bytes that one step reads at this context, for a batch that picks its experts at random."""
    expert = 3 * HIDDEN * HIDDEN * MXFP4_BYTES + 3 * HIDDEN * BF16_BYTES
    hit = EXPERTS * (1 - (1 - EXPERTS_PER_TOKEN / EXPERTS) ** batch)
    width = (HEADS + 2 * KV_HEADS) * HEAD
    attention = (HIDDEN * width + HEADS * HEAD * HIDDEN) * BF16_BYTES
    cached = sum(min(context, WINDOW) if layer % 2 == 0 else context for layer in range(LAYERS))
    cache = cached * 2 * KV_HEADS * HEAD * BF16_BYTES
    return LAYERS * (hit * expert + attention) + VOCABULARY * HIDDEN * BF16_BYTES + batch * cache


def copy_bandwidth() -> float:
    """Return the bytes a second that the card reads and writes while it copies."""
    torch: Any = importlib.import_module("torch")
    source = torch.empty(COPIED, dtype=torch.uint8, device="cuda").random_(0, 256)
    target = torch.empty_like(source)
    times = []
    for _ in range(13):
        begin, end = torch.cuda.Event(enable_timing=True), torch.cuda.Event(enable_timing=True)
        begin.record()
        target.copy_(source)
        end.record()
        end.synchronize()
        times.append(begin.elapsed_time(end) / 1000)
    return 2 * COPIED / float(statistics.median(times[3:]))


if __name__ == "__main__":
    bandwidth = copy_bandwidth()
    print(f"copy: {bandwidth / 1e12:.3f} TB/s")
    for batch in (1, 8, 32, 128):
        needed = token_bytes(640, batch)
        print(f"batch {batch}: {needed / 1e9:.2f} GB a step, at most {batch * bandwidth / needed:.0f} tok/s")
