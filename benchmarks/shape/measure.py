"""Loads a model through the guard, streams from it, cancels a prefill, kills it; prints times and memory.

python -m benchmarks.shape.measure MODEL [--threads 2] [--tokens 16]
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.engine.client import connect, is_ready
from tests.support.process_tree import Process, descendants, wait_until_gone

LOAD_SECONDS = 900.0
LONG_PROMPT_WORDS = 3000
PREFILL_SECONDS = 2.0
"""How long the long prompt is computed before its client goes away."""


def _start(command: list[str], address: str) -> tuple[subprocess.Popen[bytes], float]:
    begin = time.monotonic()
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    while not is_ready(address):
        if process.poll() is not None or time.monotonic() - begin > LOAD_SECONDS:
            raise RuntimeError(f"the engine did not start (exit code {process.poll()})")
        time.sleep(0.05)
    return process, time.monotonic() - begin


def _stream(address: str, tokens: int) -> dict[str, float]:
    body = {
        "messages": [{"role": "user", "content": "Hello"}],
        "max_tokens": tokens,
        "temperature": 0.0,
        "ignore_eos": True,
        "stream": True,
        "stream_options": {"include_usage": True},
    }
    link = connect(address)
    link.request("POST", "/v1/chat/completions", json.dumps(body), {"Content-Type": "application/json"})
    lines = [line for line in link.getresponse() if line.startswith(b"data: {")]
    link.close()
    found: dict[str, float] = json.loads(lines[-1].removeprefix(b"data: "))["metrics"]
    return found


def _running(address: str) -> int:
    link = connect(address)
    link.request("GET", "/metrics")
    lines = link.getresponse().read().decode().splitlines()
    link.close()
    return int(
        float(next(line for line in lines if line.startswith("vllm:num_requests_running")).split()[-1])
    )


def _cancel_in_prefill(address: str) -> float:
    """Return the seconds from the client's leaving to an idle engine."""
    body = {"messages": [{"role": "user", "content": "word " * LONG_PROMPT_WORDS}], "stream": True}
    link = connect(address)
    link.request("POST", "/v1/chat/completions", json.dumps(body), {"Content-Type": "application/json"})
    time.sleep(PREFILL_SECONDS)
    assert _running(address) == 1, "the prompt was computed before it could be cancelled"
    link.close()
    begin = time.monotonic()
    while _running(address):
        time.sleep(0.01)
    return time.monotonic() - begin


def _peak_memory(processes: set[Process]) -> float:
    """Return the largest peak of resident memory among processes, in GB: model pages of the file count."""
    peaks = [
        int(line.split()[1]) * 1024 / 1e9
        for process in processes
        for line in Path(f"/proc/{process.pid}/status").read_text(encoding="utf-8").splitlines()
        if line.startswith("VmHWM")
    ]
    return max(peaks)


def main() -> None:
    """Run the whole course once."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.shape.measure")
    parser.add_argument("model", type=Path)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--tokens", type=int, default=16)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="shape-") as folder:
        address = f"{folder}/s"
        command = [sys.executable, "-m", "gptoss_desktop", "--data-dir", folder, "serve", "--socket", address]
        command += ["--model", str(arguments.model), "--threads", str(arguments.threads), "--context", "4096"]
        process, load = _start([*command, "--parallel", "2"], address)
        print(f"{arguments.model.stat().st_size / 1e9:.1f} GB, loaded in {load:.1f} s", flush=True)
        metrics = _stream(address, arguments.tokens)
        print(
            f"time to first token {metrics['time_to_first_token_ms']:.0f} ms,"
            f" {metrics['tokens_per_second']:.2f} tokens/s",
            flush=True,
        )
        print(f"cancelled in prefill: idle after {_cancel_in_prefill(address):.2f} s", flush=True)
        tree = descendants(process.pid)
        print(f"peak resident memory {_peak_memory(tree):.2f} GB", flush=True)
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        print(f"killed: no process left after {wait_until_gone(tree, 10.0):.2f} s", flush=True)


if __name__ == "__main__":
    main()
