"""Work on the store that a controller asks for: in the storage lane; failures are told by its signal."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from gptoss_desktop.services.failures import storage_failure
from gptoss_desktop.tasks import Lane, run_task

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import SignalInstance

T = TypeVar("T")


def in_storage(work: Callable[[], T], done: Callable[[T], None], failed: SignalInstance) -> None:
    """Do the work, then call `done` with what it gave, or emit `failed` with an `EngineFailure`."""
    run_task(work, done, lambda error: failed.emit(storage_failure(error)), lane=Lane.STORAGE)
