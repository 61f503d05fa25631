"""The page of figures."""

from __future__ import annotations

import pytest

from gptoss_desktop.protocol.metrics import EngineMetrics, parse_metrics
from tests.support.stand_in_server import METRICS


def test_samples_of_one_name_are_added_up() -> None:
    found = parse_metrics(METRICS)
    assert (found.running, found.finished, found.kv_usage, found.prompt_tokens) == (3, 4, 0.25, 100)


def test_nothing_was_looked_up_yet() -> None:
    assert EngineMetrics().prefix_hit_rate is None


def test_what_is_missing_is_named() -> None:
    with pytest.raises(ValueError, match=r"lack vllm:num_requests_waiting, vllm:kv_cache_usage_perc"):
        parse_metrics("vllm:num_requests_running 1")


def test_a_figure_that_is_none() -> None:
    with pytest.raises(ValueError, match="could not convert"):
        parse_metrics(METRICS.replace("0.25", "half"))
