"""The engine's own figures: what `/metrics` says, in Prometheus's text format with vLLM's names."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EngineMetrics:
    """Both engines have these. `kv_usage` is the used part of the cache, 0 to 1; totals are since the start.

    `prefix_queries` and `prefix_hits` count prompt tokens looked up and found in the prefix cache.
    """

    running: int = 0
    waiting: int = 0
    kv_usage: float = 0.0
    prefix_queries: int = 0
    prefix_hits: int = 0
    prompt_tokens: int = 0
    generation_tokens: int = 0
    preemptions: int = 0
    finished: int = 0

    @property
    def prefix_hit_rate(self) -> float | None:
        """The part of the prompt tokens that were cached, 0 to 1; None before the first request."""
        return self.prefix_hits / self.prefix_queries if self.prefix_queries else None


_NAMES = {
    "vllm:num_requests_running": "running",
    "vllm:num_requests_waiting": "waiting",
    "vllm:kv_cache_usage_perc": "kv_usage",
    "vllm:prefix_cache_queries_total": "prefix_queries",
    "vllm:prefix_cache_hits_total": "prefix_hits",
    "vllm:prompt_tokens_total": "prompt_tokens",
    "vllm:generation_tokens_total": "generation_tokens",
    "vllm:num_preemptions_total": "preemptions",
    "vllm:request_success_total": "finished",
}


def parse_metrics(page: str) -> EngineMetrics:
    """Return the figures of a page; samples of one name with several labels are added up.

    Raises:
        ValueError: a figure of ours is not there, or is no number.
    """
    found: dict[str, float] = {}
    for line in page.splitlines():
        # The name ends at the labels or, without any, at the space before the value.
        name = _NAMES.get(line.partition("{")[0].partition(" ")[0])
        if name is not None:
            found[name] = found.get(name, 0.0) + float(line.rpartition(" ")[2])
    missing = [name for name, field in _NAMES.items() if field not in found]
    if missing:
        raise ValueError(f"the engine's metrics lack {', '.join(missing)}")
    usage = found.pop("kv_usage")
    return EngineMetrics(kv_usage=usage, **{name: int(value) for name, value in found.items()})
