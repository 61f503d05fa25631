"""`serve`: an engine in the foreground, which ends when it is asked to."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import httpx2
import pytest

from gptoss_desktop.cli.exit_codes import ExitCode
from gptoss_desktop.locations import Locations
from tests.services.bench import install_runtime, put_models
from tests.support import stand_in_vllm

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PATIENCE_S = 60.0


@pytest.fixture
def data(tmp_path: Path, tiny_gptoss_folder: Path, tiny_gptoss_gguf: Path) -> Path:
    """A data folder with the model in both formats."""
    put_models(Locations.under(tmp_path / "d"), tiny_gptoss_folder, tiny_gptoss_gguf)
    return tmp_path / "d"


def command(data: Path, model: str, *words: str) -> list[str]:
    own = [sys.executable, "-m", "gptoss_desktop", "--data-dir", str(data), "serve"]
    return [*own, "--socket", str(data / "s"), "--model", str(data / "models" / model), *words]


@contextmanager
def serving(data: Path, model: str, *words: str) -> Iterator[httpx2.Client]:
    """Run `serve` until it answers, and end it as a terminal does."""
    transport = httpx2.HTTPTransport(uds=str(data / "s"))
    with (
        (data / "log").open("w") as log,
        subprocess.Popen(command(data, model, *words), stderr=log) as process,
        httpx2.Client(transport=transport, base_url="http://engine") as client,
    ):
        end = time.monotonic() + PATIENCE_S
        try:
            while not _answers(data / "s"):
                assert process.poll() is None, (data / "log").read_text()
                assert time.monotonic() < end
                time.sleep(0.05)
            yield client
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(timeout=PATIENCE_S)
    assert not (data / "s").exists()


def _answers(path: Path) -> bool:
    """Whether somebody answers `/health`; a client of HTTP leaves a socket behind for each refusal."""
    with socket.socket(socket.AF_UNIX) as probe:
        probe.settimeout(PATIENCE_S)
        try:
            probe.connect(str(path))
            probe.sendall(b"GET /health HTTP/1.1\r\nHost: engine\r\nConnection: close\r\n\r\n")
            return probe.recv(64).startswith(b"HTTP/1.1 200")
        except OSError:
            return False


def test_llama_cpp_serves_a_file(data: Path) -> None:
    with serving(data, "tiny-gptoss.gguf", "--context", "2048", "--threads", "1") as client:
        (model,) = client.get("/v1/models").json()["data"]
        assert model["max_model_len"] == 2048


def test_vllm_serves_a_folder(data: Path, tiny_gptoss_folder: Path) -> None:
    python = install_runtime(Locations.under(data), data.parent, cuda=False)
    with serving(data, tiny_gptoss_folder.name, "--engine", "vllm", "--context", "2048") as client:
        assert client.get("/version").json() == {"version": "0.32.0"}
    (start,) = stand_in_vllm.starts(python)
    assert start["words"][start["words"].index("--max-model-len") + 1] == "2048"


def test_a_wish_that_cannot_be_met_is_one_sentence(data: Path) -> None:
    done = subprocess.run(
        command(data, "tiny-gptoss.gguf", "--engine", "vllm"),
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        check=False,
    )
    assert done.returncode in {ExitCode.ENGINE, ExitCode.MODEL}
    assert len(done.stderr.splitlines()) == 1
    assert done.stderr.startswith("gptoss-desktop: ")
