"""What vLLM is told on a GPU beside its sizes: the settings that its figures were measured with."""

from __future__ import annotations

BATCHED_TOKENS = 2048
"""The longest step in tokens: vLLM's own default for a server on cards below 70 GiB
(`EngineArgs.get_batch_defaults`)."""

GRAPH_SIZES = (
    *(1, 2, 4),
    *range(8, 129, 8),
    *range(160, 513, 32),
    *range(640, 1025, 128),
    *range(1280, BATCHED_TOKENS + 1, 256),
)
"""The batch sizes, in tokens, with a CUDA graph. They reach `BATCHED_TOKENS`: where they stop short of it,
gpt-oss's Triton kernels compile at the first longer step, in the middle of a request, which held it for 1 to
6 s on an H100. A step is padded to the next size, so they are dense where answers (one token a conversation)
and questions lie. Capturing them all took 7 s there (docs/benchmarks.md)."""

STREAM_INTERVAL = 8
"""Tokens in an event after the first, which comes at once. On an H100 8 streams reached 1,387 tokens/s in
total with it and 1,343 with 4 (docs/benchmarks.md); at 300 tokens/s an event comes every 27 ms, as often as
the window draws."""

LARGEST_SHARE = 0.92
"""vLLM's default for the part of a card that it may take (vllm/config/cache.py, gpu_memory_utilization)."""

MOST_SEQUENCES = 128
"""Requests at once; 128 streams reached 8,720 tokens/s in total on an H100, and one person's desktop has
fewer."""
FEWEST_SEQUENCES = 4
TOKENS_A_SEQUENCE = 4096
"""The cache that one request takes on average, for the number of requests at once: a talk of a few pages.
vLLM makes requests wait where the guess was too low."""

CPU_CONTEXT = 4096
CPU_SEQUENCES = 8
CPU_BATCHED_TOKENS = 2048
"""vLLM's own default for a server on a processor (`EngineArgs.get_batch_defaults`)."""


def sequences(tokens: int) -> int:
    """Return the requests at once for a cache of so many tokens: a power of two."""
    wanted = min(max(tokens // TOKENS_A_SEQUENCE, FEWEST_SEQUENCES), MOST_SEQUENCES)
    return 1 << (wanted.bit_length() - 1)
