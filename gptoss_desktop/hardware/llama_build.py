"""What the llama.cpp of this program was built for, asked of a child: a build for another processor dies."""

from __future__ import annotations

import json
from typing import Any

from gptoss_desktop.domain.hardware import LlamaBuild
from gptoss_desktop.hardware.child import ask, own_command

PROBE_SECONDS = 60.0
"""Loading the library takes under a second, but a cold disk and a build with CUDA can take many."""


def llama_build(command: list[str] | None = None, seconds: float = PROBE_SECONDS) -> LlamaBuild:
    """Return what was built, after `seconds` at the latest; an empty one where the library does not load."""
    try:
        answer = ask(command or own_command("--worker", "probe"), seconds)
        found: Any = json.loads(answer.output) if answer.code == 0 else None
    except (OSError, ValueError):
        return LlamaBuild()
    if not isinstance(found, dict):
        return LlamaBuild()
    return LlamaBuild(
        gpu=found.get("gpu_offload") is True,
        version=str(found.get("version", "")),
        features=_features(str(found.get("system_info", ""))),
    )


def _features(system_info: str) -> tuple[str, ...]:
    """Return the backends and what each has, from `CPU : SSE3 = 1 | AVX = 1 | … | `."""
    found: list[str] = []
    for part in filter(None, (piece.strip() for piece in system_info.split("|"))):
        backend, colon, feature = part.rpartition(" : ")
        if colon:
            found.append(backend)
        name, _, value = feature.partition(" = ")
        if value != "0":
            found.append(name if value == "1" else f"{name}={value}")
    return tuple(found)
