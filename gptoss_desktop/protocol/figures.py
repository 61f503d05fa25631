"""What an answer's last chunk counts and measures: OpenAI's `usage` and vLLM's `metrics`."""

from __future__ import annotations

from typing import Any

from gptoss_desktop.domain.answer import Timings, Usage


def parse_usage(body: dict[str, Any]) -> Usage:
    """Return the counts of an OpenAI `usage` object."""
    prompt = body.get("prompt_tokens_details") or {}
    completion = body.get("completion_tokens_details") or {}
    return Usage(
        prompt_tokens=int(body.get("prompt_tokens") or 0),
        completion_tokens=int(body.get("completion_tokens") or 0),
        cached_tokens=int(prompt.get("cached_tokens") or 0),
        # Some versions of vLLM report reasoning tokens beside the totals, OpenAI inside the details.
        reasoning_tokens=int(completion.get("reasoning_tokens") or body.get("reasoning_tokens") or 0),
    )


def parse_timings(body: dict[str, Any]) -> Timings:
    """Return the figures of vLLM's `metrics` object."""

    def number(name: str) -> float | None:
        value = body.get(name)
        return None if value is None else float(value)

    return Timings(number("time_to_first_token_ms"), number("tokens_per_second"), number("queue_time_ms"))
