"""vLLM's own words become stages and figures."""

from __future__ import annotations

import pytest

from gptoss_desktop.worker.vllm.progress import STAGES, Progress, ProgressReader
from tests.support import vllm_logs


def _read(*lines: str) -> Progress:
    reader = ProgressReader()
    for line in lines:
        reader.read(line)
    return reader.progress


@pytest.mark.parametrize("stage", [stage for stage in vllm_logs.STAGES if stage in STAGES[1:]])
def test_the_recorded_lines_of_a_stage_lead_into_it(stage: str) -> None:
    seen = set()
    reader = ProgressReader()
    for line in vllm_logs.stage_lines(stage):
        reader.read(line)
        seen.add(reader.progress.stage)
    assert stage in seen


def test_a_whole_start_goes_through_all_stages_in_order() -> None:
    reader = ProgressReader()
    seen = [reader.progress.stage]
    for stage in vllm_logs.STAGES:
        for line in vllm_logs.stage_lines(stage):
            if reader.read(line) and reader.progress.stage != seen[-1]:
                seen.append(reader.progress.stage)
    assert tuple(seen) == STAGES[1:]


@pytest.mark.parametrize(
    ("line", "progress"),
    [
        (
            "(EngineCore pid=7) INFO [core.py:133] Initializing a V1 LLM engine (v0.32.0) with config: model",
            Progress("importing", None, "vLLM 0.32.0"),
        ),
        (
            "world_size=2 rank=0 local_rank=0 distributed_init_method=tcp://127.0.0.1:45003 backend=nccl",
            Progress("importing", None, "2 cards connect"),
        ),
        (
            "Loading safetensors checkpoint shards:  67% Completed | 2/3 [00:01<00:00,  1.29it/s]",
            Progress("loading weights", 2 / 3, "part 2 of 3"),
        ),
        (
            "Multi-thread loading shards:  50% Completed | 1/2 [00:01<00:00,  1.29it/s]",
            Progress("loading weights", 0.5, "part 1 of 2"),
        ),
        (
            "INFO [gpu_model_runner.py:5150] Model loading took 13.03 GiB memory and 4.512331 seconds",
            Progress("loading weights", 1.0, "13 GiB in 4.5 s"),
        ),
        (
            "INFO [gpu_model_runner.py:306] Model loading took 61.2 GiB and 30.000000 seconds",
            Progress("loading weights", 1.0, "61.2 GiB in 30 s"),
        ),
        (
            "Directly load the compiled graph(s) for compile range (1, 8192) from the cache, took 3.127 s",
            Progress("compiling", None, "from the cache in 3.1 s"),
        ),
        (
            "INFO [decorators.py:312] Directly load AOT compilation from path /c/torch_aot_compile/x/model",
            Progress("compiling", None, "from the cache"),
        ),
        (
            "INFO [monitor.py:64] torch.compile takes 24.56 s in total",
            Progress("profiling memory"),
        ),
        (
            "INFO [gpu_worker.py:760] Available KV cache memory: 57.20 GiB",
            Progress("profiling memory", None, "57.2 GiB for the cache"),
        ),
        (
            "INFO [kv_cache_utils.py:2328] GPU KV cache size: 1,234,567 tokens, Maximum concurrency for 4",
            Progress("profiling memory", None, "cache of 1,234,567 tokens"),
        ),
        (
            "Capturing CUDA graphs (mixed prefill-decode, PIECEWISE):  51%|█████     | 42/84 [00:01<00:01]",
            Progress("capturing graphs", 0.5, "graph 42 of 84"),
        ),
        (
            "INFO [gpu_model_runner.py:6582] Graph capturing finished in 5 secs, took 0.40 GiB",
            Progress("capturing graphs", 1.0, "0.4 GiB in 5 s"),
        ),
        (
            "init engine (profile, create kv cache, warmup model) took 30.53 s (compilation: 12.00 s)",
            Progress("opening the socket", None, "engine ready in 30.5 s"),
        ),
    ],
)
def test_figures(line: str, progress: Progress) -> None:
    assert _read(line) == progress


def test_an_unknown_line_changes_nothing() -> None:
    reader = ProgressReader()
    for line in (
        "",
        "Traceback (most recent call last):",
        "x" * 5000,
        "Capturing CUDA graphs: ?",
        "\ufffd|1/0",
    ):
        assert not reader.read(line)
    assert reader.progress == Progress()


def test_no_stage_goes_back() -> None:
    progress = _read(
        "Capturing CUDA graphs (decode, FULL):  10%|█     | 1/10 [00:01<00:01]",
        "INFO [gpu_model_runner.py:5040] Starting to load model /m...",
    )
    assert progress.stage == "capturing graphs"


def test_a_bar_of_nothing_is_no_fraction() -> None:
    assert _read("Loading pt checkpoint shards:   0% Completed | 0/0 [00:00<?]").fraction is None
