"""The start and the end of the engine process."""

from __future__ import annotations

import json
import signal
import socket
from typing import TYPE_CHECKING

import pytest

from gptoss_desktop.domain.failure import FailureKind
from gptoss_desktop.protocol.guard import Failed, Ready, Stage
from gptoss_desktop.worker.server.arguments import parse_arguments
from tests.support import engine_process
from tests.support.engine_process import chat_body

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.engine_process import Engine

CHAT = "/v1/chat/completions"


def test_the_start_is_told_step_by_step(gptoss: Engine, tiny_gptoss_gguf: Path) -> None:
    stages = list(dict.fromkeys(event.name for event in gptoss.events if isinstance(event, Stage)))
    assert stages == ["checking the file", "loading the model", "preparing the context", "warming up"]
    fractions = [
        event.fraction for event in gptoss.events if isinstance(event, Stage) and event.fraction is not None
    ]
    assert fractions == sorted(fractions)
    assert (fractions[0], fractions[-1]) == (0.0, 1.0)
    ready = gptoss.events[-1]
    assert isinstance(ready, Ready)
    assert ready.model_path == str(tiny_gptoss_gguf)
    assert (ready.engine, ready.architecture, ready.context, ready.parallel, ready.has_reasoning) == (
        "llama.cpp",
        "gpt-oss",
        1024,
        4,
        True,
    )


def test_a_model_without_reasoning_says_so(smollm2: Engine) -> None:
    ready = smollm2.events[-1]
    assert isinstance(ready, Ready)
    assert (ready.model, ready.has_reasoning) == ("smol", False)


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("missing.gguf", None, FailureKind.MODEL_NOT_FOUND),
        ("text.gguf", b"not a model", FailureKind.MODEL_INVALID),
        ("short.gguf", b"GGUF\x03\x00\x00\x00", FailureKind.MODEL_INVALID),
    ],
)
def test_a_file_that_is_no_model(tmp_path: Path, name: str, data: bytes | None, kind: FailureKind) -> None:
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    with engine_process.started(path) as engine:
        assert engine.process.wait(timeout=30) == 1
        failed = engine.events[-1]
        assert isinstance(failed, Failed)
        assert failed.kind == kind
        assert name in failed.sentence


def test_a_stop_ends_streams_with_an_error_frame(tiny_gptoss_gguf: Path) -> None:
    with engine_process.started(tiny_gptoss_gguf, "--context", "4096") as engine:
        body = chat_body("Count to one hundred.", ignore_eos=True, max_tokens=4000, stream=True)
        with engine.client.stream("POST", CHAT, json=body) as reply:
            lines = reply.iter_lines()
            next(lines)
            engine.process.send_signal(signal.SIGTERM)
            frames = [line.removeprefix("data: ") for line in lines if line]
        assert frames[-1] == "[DONE]"
        assert json.loads(frames[-2])["error"]["code"] == "shutting_down"
        assert engine.process.wait(timeout=30) == 0
        with socket.socket(socket.AF_UNIX) as late, pytest.raises(ConnectionRefusedError):
            late.connect(engine.socket_path)


@pytest.mark.parametrize("layers", ["-1", "3"])
def test_layers_on_a_gpu_need_a_build_that_has_gpus(tiny_gptoss_gguf: Path, layers: str) -> None:
    with engine_process.started(tiny_gptoss_gguf, "--gpu-layers", layers) as engine:
        failed = engine.events[-1]
        assert isinstance(failed, Failed)
        assert failed.sentence.endswith("this program's llama.cpp was built without GPU support.")


def test_every_option_of_a_plan_is_taken(tiny_gptoss_gguf: Path) -> None:
    words = ["--gpu-layers", "0", "--cpu-expert-layers", "2", "--split-mode", "row", "--tensor-split", "3,1"]
    with engine_process.started(tiny_gptoss_gguf, *words, "--kv-type", "q8_0", "--context", "512") as engine:
        assert isinstance(engine.events[-1], Ready)
        body = engine.chat("What is 2 + 2?")
        assert "4" in body["choices"][0]["message"]["content"]


@pytest.mark.parametrize(
    "words",
    [
        ("--gpu-layers", "-2"),
        ("--cpu-expert-layers", "some"),
        ("--split-mode", "diagonal"),
        ("--tensor-split", "1,x"),
        ("--tensor-split", "0,0"),
        ("--tensor-split", "nan"),
        ("--kv-type", "fp8"),
    ],
    ids=" ".join,
)
def test_a_wrong_option_is_named(words: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        parse_arguments(["--socket-fd", "3", "--events-fd", "4", "--model", "m.gguf", *words])
    assert ended.value.code == 2
    assert words[0] in capsys.readouterr().err
