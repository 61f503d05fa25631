"""Collects what Qt complains about while a test runs."""

from types import TracebackType
from typing import Self

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

HARMLESS = (
    # The offscreen platform has no window manager to hand size hints to.
    "This plugin does not support propagateSizeHints()",
    "This plugin does not support raise()",
)


class QtMessages(list[str]):
    """The messages of warning level and above; a context manager that listens while it is open."""

    def __enter__(self) -> Self:
        self._previous = qInstallMessageHandler(self._receive)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        qInstallMessageHandler(self._previous)

    def _receive(self, level: QtMsgType, context: QMessageLogContext, text: str) -> None:
        if level not in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg) and text not in HARMLESS:
            self.append(f"{context.category}: {text}")
