"""`/metrics` in Prometheus's text format, with vLLM's names, so that one dashboard reads both engines."""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate
from typing import TYPE_CHECKING

from gptoss_desktop.domain.answer import FinishReason

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gptoss_desktop.worker.llama.types import FinishEvent, SchedulerStats

# Seconds; the buckets are vLLM's.
FIRST_TOKEN_BUCKETS = (
    0.001, 0.005, 0.01, 0.02, 0.04, 0.06, 0.08, 0.1, 0.25, 0.5, 0.75, 1.0, 2.5, 5.0, 7.5, 10.0, 20.0, 40.0,
    80.0, 160.0, 640.0, 2560.0,
)  # fmt: skip
TOKEN_BUCKETS = (
    0.01, 0.025, 0.05, 0.075, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.75, 1.0, 2.5, 5.0, 7.5, 10.0, 20.0, 40.0, 80.0,
)  # fmt: skip
REQUEST_BUCKETS = (
    0.3, 0.5, 0.8, 1.0, 1.5, 2.0, 2.5, 5.0, 10.0, 15.0, 20.0, 30.0, 40.0, 50.0, 60.0, 120.0, 240.0, 480.0,
    960.0, 1920.0, 7680.0,
)  # fmt: skip

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"


class Histogram:
    """Counts of observations by upper bound."""

    def __init__(self, name: str, text: str, bounds: Sequence[float]) -> None:
        self.name = name
        self.text = text
        self._bounds = bounds
        self._counts = [0] * (len(bounds) + 1)
        self._sum = 0.0

    def observe(self, value: float) -> None:
        """Add one observation."""
        self._counts[bisect_left(self._bounds, value)] += 1
        self._sum += value

    def lines(self, labels: str) -> Iterator[str]:
        """Yield the metric's lines; the buckets are cumulative."""
        yield from _heading(self.name, "histogram", self.text)
        bounds = [*(f"{bound}" for bound in self._bounds), "+Inf"]
        total = 0
        for bound, total in zip(bounds, accumulate(self._counts), strict=True):
            yield f'{self.name}_bucket{{{labels},le="{bound}"}} {total}'
        yield f"{self.name}_sum{{{labels}}} {self._sum}"
        yield f"{self.name}_count{{{labels}}} {total}"


class Metrics:
    """What the server measures itself, joined with the scheduler's totals when it is asked for."""

    def __init__(self, model_name: str) -> None:
        escaped = model_name.replace("\\", r"\\").replace('"', r"\"").replace("\n", r"\n")
        self._labels = f'model_name="{escaped}",engine="0"'
        self._finished = dict.fromkeys(FinishReason, 0)
        self._first_token = Histogram(
            "vllm:time_to_first_token_seconds", "Time to first token.", FIRST_TOKEN_BUCKETS
        )
        self._between_tokens = Histogram(
            "vllm:inter_token_latency_seconds", "Time between tokens of a request.", TOKEN_BUCKETS
        )
        self._per_token = Histogram(
            "vllm:request_time_per_output_token_seconds",
            "Mean time per token of a request after the first.",
            TOKEN_BUCKETS,
        )
        self._whole = Histogram(
            "vllm:e2e_request_latency_seconds", "Time of a whole request.", REQUEST_BUCKETS
        )

    def saw_output(self, before: float | None, now: float) -> None:
        """Count an output of a request; `before` is the time of its last one, None for its first."""
        if before is not None:
            self._between_tokens.observe(now - before)

    def saw_finish(self, event: FinishEvent, seconds: float) -> None:
        """Count the end of a request after so many seconds."""
        self._finished[event.reason] += 1
        timings = event.timings
        if timings.time_to_first_token_ms is not None:
            self._first_token.observe(timings.time_to_first_token_ms / 1000)
        if timings.tokens_per_second:
            self._per_token.observe(1 / timings.tokens_per_second)
        self._whole.observe(seconds)

    def text(self, stats: SchedulerStats) -> str:
        """Return the page."""
        lines: list[str] = []
        for name, kind, help_text, value in _scheduler_metrics(stats):
            lines += _heading(name, kind, help_text)
            lines.append(f"{name}{{{self._labels}}} {value}")
        lines += _heading("vllm:request_success_total", "counter", "Requests by reason of their end.")
        for reason, count in self._finished.items():
            lines.append(f'vllm:request_success_total{{{self._labels},finished_reason="{reason}"}} {count}')
        for histogram in (self._first_token, self._between_tokens, self._per_token, self._whole):
            lines += histogram.lines(self._labels)
        return "\n".join(lines) + "\n"


def _scheduler_metrics(stats: SchedulerStats) -> Iterator[tuple[str, str, str, float]]:
    yield "vllm:num_requests_running", "gauge", "Requests in the batch.", stats.running
    yield "vllm:num_requests_waiting", "gauge", "Requests in the queue.", stats.waiting
    yield "vllm:kv_cache_usage_perc", "gauge", "Used part of the KV cache, 0 to 1.", stats.kv_usage
    yield (
        "vllm:prefix_cache_queries_total",
        "counter",
        "Prompt tokens looked up in the prefix cache.",
        stats.prefix_queries,
    )
    yield "vllm:prefix_cache_hits_total", "counter", "Prompt tokens found there.", stats.prefix_hits
    yield "vllm:prompt_tokens_total", "counter", "Prompt tokens of all requests.", stats.prompt_tokens
    yield "vllm:generation_tokens_total", "counter", "Tokens generated.", stats.generation_tokens
    yield "vllm:num_preemptions_total", "counter", "Requests put back into the queue.", stats.preemptions


def _heading(name: str, kind: str, text: str) -> Iterator[str]:
    yield f"# HELP {name} {text}"
    yield f"# TYPE {name} {kind}"
