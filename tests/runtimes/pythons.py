"""Pythons that are none, or not the right one: small scripts in the place of an environment's interpreter."""

from __future__ import annotations

import json
import struct
import textwrap
from pathlib import Path
from typing import Any

from gptoss_desktop.runtimes.elf import MACHINES

GOOD: dict[str, Any] = {
    "python": "3.11.7",
    "machine": "x86_64",
    "versions": {"vllm": "0.33.0", "torch": "2.14.0", "oss-harmony": "0.0.11"},
    "failed": None,
    "cuda": "13.0",
    "hip": None,
    "harmony": "",
}


def environment(folder: Path) -> Path:
    """Make the folders of an environment and return where its interpreter would lie."""
    (folder / "bin").mkdir(parents=True)
    return folder / "bin" / "python"


def script(python: Path, body: str) -> Path:
    """Put a shell script in the interpreter's place."""
    python.parent.mkdir(parents=True, exist_ok=True)
    python.write_text("#!/bin/sh\n" + textwrap.dedent(body), encoding="utf-8")
    python.chmod(0o755)
    return python


def reporting(path: Path, /, **changes: Any) -> Path:
    """A stand-in that answers the self-test as a vLLM with CUDA would, with some changes."""
    text = json.dumps({**GOOD, **changes})
    return script(path, f"echo 'a word on the way'\ncat <<'END'\n{text}\nEND\n")


def elf_for(python: Path, machine: str) -> Path:
    """Put the first bytes of an ELF program for a machine in the interpreter's place."""
    number = next(number for number, name in MACHINES.items() if name == machine)
    python.parent.mkdir(parents=True, exist_ok=True)
    python.write_bytes(b"\x7fELF\x02\x01\x01" + bytes(9) + struct.pack("<HH", 3, number) + bytes(44))
    python.chmod(0o755)
    return python
