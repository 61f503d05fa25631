"""Damage that showed is remembered, so that the file is checked as a whole when it is opened next."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from gptoss_desktop.storage.errors import StoreErrorKind

if TYPE_CHECKING:
    from pathlib import Path

    from gptoss_desktop.storage.errors import StoreError


def marker(path: Path) -> Path:
    """Return the empty file that says: damage has shown here, check before anything else."""
    return path.with_name(f"{path.name}.damaged")


def remember(error: StoreError, path: Path) -> None:
    """Have the file checked when it is opened next, where the error tells of damage."""
    if error.kind is StoreErrorKind.CORRUPT:
        # Where even this cannot be written, the damage shows again.
        with suppress(OSError):
            marker(path).touch(mode=0o600)
