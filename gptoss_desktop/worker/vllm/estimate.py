"""How long the stages of the last good start took, kept for the next start of the same command."""

from __future__ import annotations

import hashlib
import json
import os
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from gptoss_desktop.worker.vllm.progress import STAGES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

_FILE = "starts.json"
_MOST_COMMANDS = 16
_LONGEST = 1 << 20


class StartHistory:
    """The durations of one command's last start, in seconds, by stage."""

    def __init__(self, cache: Path, words: Sequence[str]) -> None:
        """`words` are those that make two starts the same: without sockets and descriptors."""
        self._file = cache / _FILE
        self._key = hashlib.sha256("\0".join(words).encode(errors="surrogateescape")).hexdigest()
        entry = self._read().get(self._key)
        self._durations = _durations(entry)

    def remaining_s(self, stage: str, elapsed_s: float, fraction: float | None) -> float | None:
        """Return the seconds until the end, as the last start took them; None where there was none."""
        if not self._durations:
            return None
        now = self._durations.get(stage, 0.0)
        left = now * (1 - fraction) if fraction is not None else max(0.0, now - elapsed_s)
        return left + sum(self._durations.get(later, 0.0) for later in STAGES[STAGES.index(stage) + 1 :])

    def keep(self, durations: Mapping[str, float]) -> None:
        """Remember a good start. A disk that refuses costs the next start its estimate, no more."""
        entries = self._read()
        entries[self._key] = {"at": time.time(), "stages": {k: round(v, 2) for k, v in durations.items()}}
        newest = sorted(entries.items(), key=lambda entry: _moment(entry[1]))[-_MOST_COMMANDS:]
        scratch = self._file.with_suffix(f".{os.getpid()}")
        with suppress(OSError):
            scratch.write_text(json.dumps(dict(newest)), encoding="utf-8")
            scratch.replace(self._file)

    def _read(self) -> dict[str, Any]:
        try:
            with self._file.open("rb") as file:
                found = json.loads(file.read(_LONGEST))
        except (OSError, ValueError, RecursionError):
            return {}
        return found if isinstance(found, dict) else {}


def _durations(entry: object) -> dict[str, float]:
    stages = entry.get("stages") if isinstance(entry, dict) else None
    if not isinstance(stages, dict):
        return {}
    return {
        stage: float(stages[stage])
        for stage in STAGES
        if isinstance(stages.get(stage), int | float) and stages[stage] >= 0
    }


def _moment(entry: object) -> float:
    moment = entry.get("at") if isinstance(entry, dict) else None
    return float(moment) if isinstance(moment, int | float) else 0.0
