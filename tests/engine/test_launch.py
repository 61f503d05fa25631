"""The command of a plan: its words are the guard's and the engine's contract."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from gptoss_desktop.domain.failure import FailureKind
from gptoss_desktop.domain.plan import (
    ALL_LAYERS,
    EngineKind,
    EnginePlan,
    Isolation,
    KvType,
    LlamaOptions,
    LoraOptions,
    SplitMode,
    VllmOptions,
)
from gptoss_desktop.engine.launch import LaunchCommand, LaunchError, guard_command
from gptoss_desktop.engine.own_program import engine_environment
from gptoss_desktop.engine.vllm_command import shared_memory_bytes, vllm_words
from gptoss_desktop.protocol.guard import MAX_SOCKET_PATH

CACHE = Path("/cache")
VLLM = EnginePlan(Path("/m/gpt-oss"), EngineKind.VLLM, vllm=VllmOptions(Path("/r/bin/python")))


def _command(plan: EnginePlan, *, foreground: bool = False) -> LaunchCommand:
    return guard_command(plan, Path("/run/e.sock"), cache=CACHE, foreground=foreground)


def _words(**options: object) -> str:
    """What the options add to the least command of vLLM."""
    assert VLLM.vllm is not None
    plan = replace(VLLM, vllm=replace(VLLM.vllm, **options))  # type: ignore[arg-type]  # names of fields
    least, found = vllm_words(VLLM, "S"), vllm_words(plan, "S")
    assert found[: len(least)] == least
    return " ".join(found[len(least) :])


def test_the_least_plan() -> None:
    command = _command(EnginePlan(Path("/m/model.gguf")))
    assert command.program == sys.executable
    words = " ".join(command.arguments)
    assert words == (
        "-P -m gptoss_desktop --worker guard --socket /run/e.sock --isolation auto -- "
        f"{sys.executable} -P -m gptoss_desktop --worker llama "
        "--socket-fd {socket_fd} --events-fd {events_fd} "
        "--model /m/model.gguf --parallel 4"
    )


def test_a_full_plan() -> None:
    plan = EnginePlan(
        Path("/m/a b.gguf"),
        context=4096,
        parallel=2,
        threads=3,
        isolation=Isolation.SECCOMP,
        allow_no_isolation=True,
    )
    words = _command(plan).arguments
    cut = words.index("--")
    assert words[cut - 3 : cut] == ("--isolation", "seccomp", "--allow-no-isolation")
    assert words[cut + 1 :][-8:] == (
        *("--model", "/m/a b.gguf", "--parallel", "2", "--context", "4096", "--threads", "3"),
    )


def test_llama_on_cards() -> None:
    options = LlamaOptions(ALL_LAYERS, 12, SplitMode.ROW, (0.5, 2), KvType.Q8_0)
    command = _command(EnginePlan(Path("/m.gguf"), gpus=("GPU-b", "GPU-a"), llama=options))
    assert command.environment.value("CUDA_VISIBLE_DEVICES") == "GPU-b,GPU-a"
    assert " ".join(command.arguments).endswith(
        "--parallel 4 --gpu-layers -1 --cpu-expert-layers 12 --split-mode row "
        "--tensor-split 0.5,2 --kv-type q8_0"
    )


def test_the_least_plan_of_vllm() -> None:
    words = " ".join(_command(VLLM).arguments)
    assert words == (
        "-P -m gptoss_desktop --worker guard --socket /run/e.sock --isolation auto "
        "--layers namespace,private-network --engine-binds --shm-bytes 268435456 -- "
        f"{sys.executable} -P -m gptoss_desktop --worker vllm "
        "--socket {socket_path} --events-fd {events_fd} --scratch {scratch} "
        "--cache /cache --model /m/gpt-oss --name gpt-oss --parallel 4 -- "
        "/r/bin/python -m vllm.entrypoints.cli.main serve /m/gpt-oss --uds {socket_path} "
        "--served-model-name gpt-oss --enable-per-request-metrics --enable-prompt-tokens-details "
        "--scheduling-policy priority --disable-uvicorn-access-log --disable-fastapi-docs --max-num-seqs 4"
    )


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"tensor_parallel": 2}, "--tensor-parallel-size 2"),
        ({"memory_share": 0.9}, "--gpu-memory-utilization 0.9"),
        ({"kv_cache_bytes": 1 << 26}, "--kv-cache-memory-bytes 67108864"),
        ({"kv_type": KvType.FP8}, "--kv-cache-dtype fp8"),
        ({"kv_offload_gib": 8.0}, "--kv-offloading-size 8"),
        ({"batched_tokens": 2048}, "--max-num-batched-tokens 2048"),
        ({"eager": True, "graph_sizes": (1, 8)}, "--enforce-eager"),
        ({"graph_sizes": (1, 8)}, '--compilation-config {"cudagraph_capture_sizes":[1,8]}'),
        ({"stream_interval": 2}, "--stream-interval 2"),
        ({"sleep_mode": True}, "--enable-sleep-mode"),
        ({"speculative": '{"method":"ngram"}'}, '--speculative-config {"method":"ngram"}'),
        ({"extra": ("--seed", "1")}, "--seed 1"),
        ({"lora": LoraOptions(2, 24)}, "--enable-lora --max-loras 2 --max-cpu-loras 2 --max-lora-rank 32"),
    ],
)
def test_options_of_vllm(options: dict[str, object], words: str) -> None:
    assert _words(**options) == words


def test_adapters_for_some_modules_only() -> None:
    words = _words(lora=LoraOptions(1, 16, ("q_proj", "k_proj")))
    assert words.endswith("--max-lora-rank 16 --lora-target-modules q_proj k_proj")


def test_relative_paths_are_none_of_a_hub(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    plan = EnginePlan(Path("models/m"), EngineKind.VLLM, vllm=VllmOptions(Path("r/python")))
    words = vllm_words(plan, "S")
    assert words[0] == str(tmp_path / "r/python")
    assert words[words.index("serve") + 1] == str(tmp_path / "models/m")


def test_what_the_steward_is_told() -> None:
    assert VLLM.vllm is not None
    options = replace(VLLM.vllm, peer_to_peer=False, sleep_mode=True, lora=LoraOptions())
    words = list(_command(replace(VLLM, context=8192, gpus=("GPU-a",), vllm=options)).arguments)
    words = words[words.index("vllm") :]
    assert words[words.index("--parallel") + 2 : words.index("--")] == [
        *("--no-peer-to-peer", "--sleep-mode", "--adapters"),
    ]
    assert words[words.index("--max-model-len") + 1] == "8192"


def test_shared_memory_grows_with_the_cards_and_the_offload() -> None:
    assert VLLM.vllm is not None
    options = replace(VLLM.vllm, tensor_parallel=2, kv_offload_gib=4.0)
    needed = shared_memory_bytes(replace(VLLM, vllm=options))
    assert needed - shared_memory_bytes(VLLM) == 6 << 30


@pytest.mark.parametrize(
    ("plan", "kind", "word"),
    [
        (replace(VLLM, isolation=Isolation.SECCOMP), FailureKind.NO_ISOLATION, "seccomp"),
        (
            replace(VLLM, vllm=VllmOptions(Path("p"), kv_type=KvType.Q8_0)),
            FailureKind.PLAN_REFUSED,
            "q8_0",
        ),
    ],
)
def test_what_vllm_cannot_live_with(plan: EnginePlan, kind: FailureKind, word: str) -> None:
    with pytest.raises(LaunchError) as caught:
        _command(plan)
    assert caught.value.failure.kind is kind
    assert word in caught.value.failure.sentence
    assert caught.value.failure.advice


def test_a_path_that_the_system_does_not_take() -> None:
    longest = Path("/" + "s" * (MAX_SOCKET_PATH - 1))
    guard_command(EnginePlan(Path("m")), longest, cache=CACHE)
    with pytest.raises(LaunchError) as caught:
        guard_command(EnginePlan(Path("m")), Path(f"{longest}s"), cache=CACHE)
    assert caught.value.failure.kind is FailureKind.SOCKET_PATH_TOO_LONG
    assert "108 bytes" in caught.value.failure.sentence


def test_what_misleads_an_engine_is_not_handed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("https_proxy", "ALL_PROXY", "PYTHONHOME", "PYTHONOPTIMIZE", "QT_PLUGIN_PATH"):
        monkeypatch.setenv(name, "x")
    monkeypatch.setenv("LD_LIBRARY_PATH", "/opt/drivers")
    environment = engine_environment()
    for name in ("https_proxy", "ALL_PROXY", "PYTHONHOME", "PYTHONOPTIMIZE", "QT_PLUGIN_PATH"):
        assert not environment.contains(name)
    assert environment.value("LD_LIBRARY_PATH") == "/opt/drivers"
    assert environment.contains("PATH")


@pytest.mark.parametrize("original", ["/opt/drivers", ""])
def test_a_frozen_program_starts_itself_without_its_bundle(
    monkeypatch: pytest.MonkeyPatch, original: str
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setenv("LD_LIBRARY_PATH", "/bundle")
    monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", original)
    command = _command(EnginePlan(Path("m")))
    assert command.arguments[0] == "--worker"
    assert command.environment.value("LD_LIBRARY_PATH") == original
    assert not command.environment.contains("LD_LIBRARY_PATH_ORIG")
