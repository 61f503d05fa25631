"""Every sign of a failed engine has a sentence and something to do."""

from __future__ import annotations

import signal
from dataclasses import replace
from pathlib import Path

import pytest

from gptoss_desktop.domain.failure import FailureKind, Remedy
from gptoss_desktop.domain.plan import EngineKind, EnginePlan, VllmOptions
from gptoss_desktop.domain.plan_change import ChangeKind, PlanChange
from gptoss_desktop.engine import failures
from gptoss_desktop.protocol.errors import ApiError
from gptoss_desktop.protocol.guard import Failed

LLAMA = EnginePlan(Path("/m.gguf"), context=8192)
VLLM = EnginePlan(Path("/m"), EngineKind.VLLM, vllm=VllmOptions(Path("/python")))


@pytest.mark.parametrize(
    ("number", "kind", "words"),
    [
        (signal.SIGKILL, FailureKind.OUT_OF_MEMORY, "memory had run out"),
        (signal.SIGSEGV, FailureKind.CRASHED, "memory that is not its own"),
        (signal.SIGILL, FailureKind.CRASHED, "processor lacks instructions"),
        (signal.SIGBUS, FailureKind.CRASHED, "model file could not be read"),
        (signal.SIGABRT, FailureKind.CRASHED, "a fault of its own"),
        (signal.SIGUSR1, FailureKind.CRASHED, "SIGUSR1"),
        (200, FailureKind.CRASHED, "200"),
    ],
)
def test_an_end_by_a_signal(number: int, kind: FailureKind, words: str) -> None:
    failure = failures.from_exit(None, number, "line\n" * 100, LLAMA)
    assert failure.kind is kind
    assert words in failure.sentence
    assert failure.advice
    assert failure.remedy is not Remedy.NONE


def test_an_end_with_a_code() -> None:
    assert "exit code 3" in failures.from_exit(3, None, "", LLAMA).sentence


@pytest.mark.parametrize(
    "line",
    [
        "terminate called after throwing an instance of 'std::bad_alloc'",
        "MemoryError",
        "ggml_aligned_malloc: insufficient memory (attempted to allocate 4096.00 MB)",
        "llama_kv_cache: failed to allocate buffer for kv cache",
        "alloc_tensor_range: unable to allocate CPU buffer of size 100",
    ],
)
def test_the_log_says_more_than_the_code(line: str) -> None:
    failure = failures.from_exit(1, None, f"before\n{line}\nafter", LLAMA)
    assert failure.kind is FailureKind.OUT_OF_MEMORY
    assert failure.changes == (PlanChange(ChangeKind.SEQUENCES, 2), PlanChange(ChangeKind.CONTEXT, 4096))


def test_a_card_that_fails_under_llama_cpp() -> None:
    log = "ggml_cuda_compute_forward: failed\nCUDA error: unspecified launch failure\n  current device: 0"
    failure = failures.from_exit(None, signal.SIGABRT, log, replace(LLAMA, gpus=("GPU-a",)))
    assert failure.kind is FailureKind.GPU_LOST
    assert failure.changes == (PlanChange(ChangeKind.OTHER_GPUS),)


@pytest.mark.parametrize("kind", list(FailureKind))
def test_the_guard_s_words_are_kept(kind: FailureKind) -> None:
    failure = failures.from_guard(Failed(kind.value, "It failed.", "Do this."), LLAMA)
    assert (failure.kind, failure.sentence, failure.advice) == (kind, "It failed.", "Do this.")
    assert failure.changes == ()


@pytest.mark.parametrize(
    ("kind", "serves"), [(FailureKind.NO_ISOLATION, True), (FailureKind.SOCKET_IN_USE, False)]
)
def test_llama_cpp_is_offered_where_vllm_cannot_be_started(kind: FailureKind, *, serves: bool) -> None:
    failure = failures.from_guard(Failed(kind.value, "It failed."), VLLM)
    assert failure.changes == ((PlanChange(ChangeKind.LLAMA_CPP),) if serves else ())


def test_a_kind_of_a_later_version() -> None:
    assert failures.from_guard(Failed("melted", "It melted."), LLAMA).kind is FailureKind.INTERNAL


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("context_length_exceeded", FailureKind.CONTEXT_OVERFLOW),
        ("parameter_out_of_range", FailureKind.BAD_REQUEST),
        ("server_busy", FailureKind.BUSY),
        ("invalid_request", FailureKind.BAD_REQUEST),
        ("model_not_found", FailureKind.MODEL_NOT_FOUND),
        ("unsupported", FailureKind.BAD_REQUEST),
        ("internal_error", FailureKind.INTERNAL),
        ("shutting_down", FailureKind.CONNECTION_LOST),
    ],
)
def test_every_code_of_the_api(code: str, kind: FailureKind) -> None:
    failure = failures.from_api(ApiError("This is so.", code=code))
    assert (failure.kind, failure.sentence) == (kind, "This is so.")


def test_a_parameter_at_fault_is_named() -> None:
    error = ApiError("top_p is 7.", code="parameter_out_of_range", param="top_p")
    assert "top_p" in failures.from_api(error).advice


@pytest.mark.parametrize(
    ("status", "body", "kind"),
    [
        (503, b"", FailureKind.BUSY),
        (500, b"\xff\xfe", FailureKind.INTERNAL),
        (400, b"[" * 100_000, FailureKind.BAD_REQUEST),
        (400, b'{"error": "no"}', FailureKind.BAD_REQUEST),
    ],
)
def test_an_answer_that_is_no_success(status: int, body: bytes, kind: FailureKind) -> None:
    failure = failures.from_http(status, body)
    assert failure.kind is kind
    assert 0 < len(failure.sentence) < 300
