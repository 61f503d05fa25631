"""What cannot go well is refused before vLLM is started, in a sentence with an advice."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

from gptoss_desktop.domain.failure import FailureKind
from gptoss_desktop.worker.guard.failure import StartError
from gptoss_desktop.worker.vllm import folders
from gptoss_desktop.worker.vllm.folders import prepare_folders
from gptoss_desktop.worker.vllm.interpreter import ask_interpreter
from gptoss_desktop.worker.vllm.model import read_model


def _program(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    path.chmod(0o755)
    return path


def _refusal(caught: pytest.ExceptionInfo[StartError], kind: FailureKind) -> str:
    event = caught.value.event
    assert event.kind == kind
    assert event.advice
    return event.sentence


def test_a_runtime_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(StartError) as caught:
        ask_interpreter(tmp_path / "python", os.environ)
    assert "python does not exist" in _refusal(caught, FailureKind.RUNTIME_MISSING)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("\x7fELF but of another machine", "Exec format error"),
        ("#!/bin/sh\necho 'cannot open shared object file' >&2; exit 127", "cannot open shared object file"),
        ("#!/bin/sh\nexit 3", "it ended with code 3"),
        ("#!/bin/sh\necho hello", "it ended with code 0"),
    ],
)
def test_a_runtime_that_does_not_run(tmp_path: Path, text: str, reason: str) -> None:
    with pytest.raises(StartError) as caught:
        ask_interpreter(_program(tmp_path / "python", text), os.environ)
    assert reason in _refusal(caught, FailureKind.RUNTIME_BROKEN)


def test_a_python_without_vllm() -> None:
    with pytest.raises(StartError) as caught:
        ask_interpreter(Path(sys.executable), os.environ)
    assert "There is no vLLM" in _refusal(caught, FailureKind.RUNTIME_BROKEN)


def test_a_full_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folders, "_SMALLEST_FREE", 1 << 60)
    with pytest.raises(StartError) as caught:
        prepare_folders(tmp_path / "cache")
    assert "MiB free" in _refusal(caught, FailureKind.DISK_FULL)


def test_a_cache_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StartError) as caught:
        prepare_folders(tmp_path / "file" / "cache")
    assert "Not a directory" in _refusal(caught, FailureKind.INTERNAL)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (None, FailureKind.MODEL_NOT_FOUND),
        (b"{", FailureKind.MODEL_INVALID),
        (b"\xff\xfe", FailureKind.MODEL_INVALID),
        (b"[]", FailureKind.MODEL_INVALID),
        (b'{"model_type": 7}', FailureKind.MODEL_INVALID),
        (b"[" * 200_000, FailureKind.MODEL_INVALID),
    ],
)
def test_a_folder_that_is_no_model(tmp_path: Path, content: bytes | None, kind: FailureKind) -> None:
    if content is not None:
        (tmp_path / "config.json").write_bytes(content)
    with pytest.raises(StartError) as caught:
        read_model(tmp_path)
    assert str(tmp_path) in _refusal(caught, kind)


def test_a_folder_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "config.json").mkdir()
    with pytest.raises(StartError) as caught:
        read_model(tmp_path)
    assert "Is a directory" in _refusal(caught, FailureKind.MODEL_UNREADABLE)


def test_weights_that_lead_nowhere(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text(json.dumps({"model_type": "gpt_oss"}), encoding="utf-8")
    (tmp_path / "model-00002-of-00002.safetensors").symlink_to(tmp_path / "blobs" / "gone")
    with pytest.raises(StartError) as caught:
        read_model(tmp_path)
    assert "model-00002-of-00002.safetensors" in _refusal(caught, FailureKind.MODEL_UNREADABLE)


def test_only_gpt_oss_is_given_its_tool_parser(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text(json.dumps({"model_type": "gpt_oss"}), encoding="utf-8")
    assert read_model(tmp_path).words == ("--enable-auto-tool-choice", "--tool-call-parser", "openai")
    assert read_model(tmp_path).has_reasoning
    (tmp_path / "config.json").write_text(json.dumps({"model_type": "llama"}), encoding="utf-8")
    assert read_model(tmp_path).words == ()
    assert not read_model(tmp_path).has_reasoning
