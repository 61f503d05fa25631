"""The SHA-256 of models, so that an answer knows what wrote it. 60 GB take minutes: it is found once.

A file's hash is that of its bytes. A folder's is that of the list of its files, sorted by name, a line each:
the file's hash, two spaces, its name with `/` between folders. `sha256sum` prints the same line.
"""

from __future__ import annotations

import hashlib
import json
import os
import threading
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from gptoss_desktop.tasks import Lane, run_task

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gptoss_desktop.domain.engine import EngineStatus

CHUNK = 4 * 2**20
"""Bytes at a time; SHA-256 lets go of the interpreter's lock meanwhile."""
IDLE_SHARE = 1.0
"""The reader rests as long as it worked: the disk and half a core stay free for the engine."""


class ModelHashes(QObject):
    """One file of hashes on the disk, by path, size and time of change; one model at a time is read."""

    found = Signal(str, str)
    """Path, hash: now it is known."""

    def __init__(self, cache: Path, parent: QObject | None = None) -> None:
        """`cache` is the file in which hashes are kept."""
        super().__init__(parent)
        self._cache = cache
        self._known: dict[str, str] = {}
        self._wanted = ""
        self._stop = threading.Event()

    def sha256(self, path: str) -> str:
        """Return the hash of a model; empty while it is not known."""
        return self._known.get(path, "")

    def engine_changed(self, status: EngineStatus) -> None:
        """Look for the hash of the model that an engine has just loaded."""
        path = "" if status.info is None else status.info.model_path
        if path in ("", self._wanted):
            return
        self.stop()
        self._stop = threading.Event()
        self._wanted = path
        # A model that was changed on the disk since has another hash, too.
        self._known.pop(path, None)
        run_task(
            partial(_find, Path(path), self._cache, self._stop),
            partial(self._take, path),
            self._unreadable,
            lane=Lane.FILES,
        )

    def stop(self) -> None:
        """Read no further: the program ends, or another model has come."""
        self._stop.set()
        self._wanted = ""

    def _take(self, path: str, sha256: str) -> None:
        if sha256 and path == self._wanted:
            self._known[path] = sha256
            self.found.emit(path, sha256)

    def _unreadable(self, _error: Exception) -> None:
        """Leave the hash empty: the model may be gone while its engine still has it."""


def _find(model: Path, cache: Path, stop: threading.Event) -> str:
    """Return the hash, from the cache where the model is as it was then; empty where it was stopped."""
    identity = _identity(model)
    kept = _read(cache)
    entry = kept.get(str(model))
    if isinstance(entry, dict) and entry.get("identity") == identity:
        return str(entry.get("sha256", ""))
    sha256 = _hash(model, stop)
    if sha256:
        _write(cache, {**_read(cache), str(model): {"identity": identity, "sha256": sha256}})
    return sha256


def _identity(model: Path) -> list[list[Any]]:
    """Return name, size and time of change of each file."""
    found = []
    for file in _files(model):
        stat = file.stat()
        found.append([_name(file, model), stat.st_size, stat.st_mtime_ns])
    return found


def _files(model: Path) -> list[Path]:
    """Return the model's files by name; hidden ones are not part of a model."""
    if not model.is_dir():
        return [model]
    files = (file for file in model.rglob("*") if file.is_file())
    shown = [
        file for file in files if not any(part.startswith(".") for part in file.relative_to(model).parts)
    ]
    return sorted(shown, key=lambda file: _name(file, model))


def _name(file: Path, model: Path) -> str:
    return file.name if file == model else file.relative_to(model).as_posix()


def _hash(model: Path, stop: threading.Event) -> str:
    if not model.is_dir():
        return _hash_file(model, stop)
    listing = hashlib.sha256()
    for file in _files(model):
        digest = _hash_file(file, stop)
        if not digest:
            return ""
        listing.update(f"{digest}  {_name(file, model)}\n".encode())
    return listing.hexdigest()


def _hash_file(file: Path, stop: threading.Event) -> str:
    digest = hashlib.sha256()
    for chunk, seconds in _chunks(file):
        began = time.monotonic()
        digest.update(chunk)
        if stop.wait((seconds + time.monotonic() - began) * IDLE_SHARE):
            return ""
    return digest.hexdigest()


def _chunks(file: Path) -> Iterator[tuple[bytes, float]]:
    """Return the file's bytes, and how long each read took."""
    with file.open("rb", buffering=0) as source:
        while True:
            began = time.monotonic()
            chunk = source.read(CHUNK)
            if not chunk:
                return
            yield chunk, time.monotonic() - began


def _read(cache: Path) -> dict[str, Any]:
    try:
        kept = json.loads(cache.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return kept if isinstance(kept, dict) else {}


def _write(cache: Path, kept: dict[str, Any]) -> None:
    temporary = cache.with_name(f"{cache.name}.{os.getpid()}")
    try:
        temporary.write_text(json.dumps(kept), encoding="utf-8")
        temporary.replace(cache)
    except OSError:
        # Then it is found anew next time: a full disk must not cost the answer its hash.
        temporary.unlink(missing_ok=True)
