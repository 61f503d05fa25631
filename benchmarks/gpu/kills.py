"""SIGKILL of the program while its engine loads or streams: is a process or memory of the card left?

A child of this process plays the program (`python -m benchmarks.gpu.victim`), and is killed.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path


def engine_processes() -> list[int]:
    """Return the processes that belong to vLLM or to this program's worker, as /proc shows them."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and int(entry.name) != os.getpid():
            try:
                words = (entry / "cmdline").read_bytes()
            except OSError:
                continue
            if b"VLLM::" in words or b"vllm" in words.split(b"\0")[0:6] or b"--worker" in words:
                found.append(int(entry.name))
    return found


def card_memory_mib() -> int:
    """Return what the first card holds, in MiB."""
    command = ["nvidia-smi", "--query-gpu=memory.used", "--format=csv,noheader,nounits"]
    return int(subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()[0])


def kill_once(plan_file: Path, moment: str, load_s: float) -> dict[str, float | int | str]:
    """Start a victim, kill it at `moment` ("loading": after `load_s` seconds, or "streaming"), and look."""
    before = card_memory_mib()
    command = [sys.executable, "-m", "benchmarks.gpu.victim", str(plan_file)]
    victim = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert victim.stdout is not None
    if moment == "streaming":
        while victim.stdout.readline().strip() != "streaming":
            if victim.poll() is not None:
                return {"moment": moment, "error": "the victim ended by itself"}
        time.sleep(0.2)
    else:
        time.sleep(load_s)
    held, processes = card_memory_mib(), len(engine_processes())
    victim.send_signal(signal.SIGKILL)
    victim.wait()
    killed = time.monotonic()
    gone = 0.0
    while not gone and time.monotonic() - killed < 10:
        if not engine_processes():
            gone = time.monotonic() - killed
        time.sleep(0.02)
    free = 0.0
    while not free and time.monotonic() - killed < 10:
        if card_memory_mib() <= before + 5:
            free = time.monotonic() - killed
    return {
        "moment": moment,
        "held_mib": held,
        "processes": processes,
        "no_process_after_s": round(gone, 2),
        "memory_free_after_s": round(free, 2),
    }
