"""Looks at a schema after a pause in writing: first by itself, then by asking the engine."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from gptoss_desktop.services.schema_checking import check_schema
from gptoss_desktop.tasks import run_task

if TYPE_CHECKING:
    from collections.abc import Callable

    from gptoss_desktop.services.json_places import JsonProblem

PAUSE_MS = 200
"""Typing is over after so long."""


class SchemaCheckRunner(QObject):
    """The verdict on a text that is older than the last one is dropped."""

    checked = Signal(object)
    """JsonProblem, or None where the schema is right."""
    engine_said = Signal(str)
    """A sentence of the engine that cannot hold an answer to the schema; empty where it can."""

    def __init__(self, parent: QObject, ask_engine: Callable[[str, Callable[[str], None]], None]) -> None:
        """`ask_engine` asks whether an engine takes a schema; it calls back with a sentence, or never."""
        super().__init__(parent)
        self._ask_engine = ask_engine
        self._text = ""
        self._number = 0
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._check)

    def look_at(self, text: str, *, at_once: bool = False) -> None:
        """Check a text once nobody writes any more, or now."""
        self._text = text
        self._number += 1
        if at_once:
            self._pause.stop()
            self._check()
        else:
            self._pause.start()

    def _check(self) -> None:
        done = partial(self._on_checked, self._number, self._text)
        run_task(partial(check_schema, self._text), done, self._fail)

    def _on_checked(self, number: int, text: str, problem: JsonProblem | None) -> None:
        if number != self._number:
            return
        self.checked.emit(problem)
        if problem is None:
            self._ask_engine(text, partial(self._on_engine, number))

    def _on_engine(self, number: int, sentence: str) -> None:
        if number == self._number:
            self.engine_said.emit(sentence)

    def _fail(self, error: Exception) -> None:
        raise error
