"""Texts that the user keeps under names: presets, schemas, system prompts. Shared by all conversations."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gptoss_desktop.services.failures import storage_failure
from gptoss_desktop.tasks import Lane, run_task

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from gptoss_desktop.storage.store import ConversationStore


class Documents(QObject):
    """Those of one kind. A change shows at once and is on the disk soon; a failure tells, and reads anew."""

    changed = Signal()
    failed = Signal(object)
    """EngineFailure"""

    def __init__(self, store: ConversationStore, kind: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._kind = kind
        self._texts: dict[str, str] = {}

    @property
    def texts(self) -> Mapping[str, str]:
        """The texts by name, in the order of their names."""
        return dict(sorted(self._texts.items(), key=lambda item: item[0].casefold()))

    def load(self) -> None:
        """Read all of them off the GUI thread."""
        run_task(partial(self._store.documents, self._kind), self._take, self._fail, lane=Lane.STORAGE)

    def save(self, name: str, text: str) -> None:
        """Keep a text; one that has the name already is replaced."""
        self._texts[name] = text
        self._write(partial(self._store.save_document, self._kind, name, text))

    def rename(self, name: str, other: str) -> None:
        """Give a text another name, which must be free."""
        text = self._texts.pop(name)
        self._texts[other] = text

        def move() -> None:
            # The new one first: an end between the two leaves one too many, and none too few.
            self._store.save_document(self._kind, other, text)
            self._store.delete_document(self._kind, name)

        self._write(move)

    def delete(self, name: str) -> Callable[[], None]:
        """Remove a text; return what brings it back."""
        text = self._texts.pop(name)
        self._write(partial(self._store.delete_document, self._kind, name))
        return partial(self.save, name, text)

    def _write(self, work: Callable[[], object]) -> None:
        self.changed.emit()
        run_task(work, lambda _: None, self._fail, lane=Lane.STORAGE)

    def _take(self, texts: dict[str, str]) -> None:
        self._texts = dict(texts)
        self.changed.emit()

    def _fail(self, error: Exception) -> None:
        self.failed.emit(storage_failure(error))
        run_task(partial(self._store.documents, self._kind), self._take, lambda _: None, lane=Lane.STORAGE)
