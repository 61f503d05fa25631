"""The file of settings: read with suspicion, replaced whole."""

from __future__ import annotations

import json
import os
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

MAX_BYTES = 4 * 1024 * 1024
"""A larger file was not written by this program."""


class BrokenFileError(ValueError):
    """The file is not one JSON object."""


def read(path: Path) -> dict[str, Any]:
    """Return the object in the file; an empty one where there is no file.

    Raises:
        OSError: the file cannot be read.
        BrokenFileError: it does not hold one JSON object.

    """
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        return {}
    if len(content) > MAX_BYTES:
        raise BrokenFileError
    try:
        body = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise BrokenFileError from error
    if not isinstance(body, dict):
        raise BrokenFileError
    return body


def replace(path: Path, body: dict[str, Any]) -> None:
    """Put the object in the file's place: a crash at any moment leaves the old file or the new one.

    Raises:
        OSError: the disk or the folder does not allow it; the old file is left as it was.

    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    # mkstemp creates with mode 0600.
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(body, file, indent=2, sort_keys=True)
            file.write("\n")
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def set_aside(path: Path) -> Path:
    """Rename a broken file out of the way and return its new name.

    Raises:
        OSError: the folder does not allow it.

    """
    moment = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
    return path.rename(path.with_name(f"{path.name}.broken-{moment}"))


def _sync_folder(folder: Path) -> None:
    """Make the rename itself survive a power cut."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
