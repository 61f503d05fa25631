"""What Ctrl+Z takes back besides text: a folded paste, an attachment that was removed or unfolded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QTextDocument


@dataclass(frozen=True, slots=True)
class _Step:
    text_steps: int
    """How many steps of the text could be undone just after it."""
    take_back: Callable[[], None]


class UndoStack:
    """Steps between those that the text keeps itself, taken back in the order of both."""

    def __init__(self, document: QTextDocument) -> None:
        self._document = document
        self._steps: list[_Step] = []

    def add(self, take_back: Callable[[], None]) -> None:
        """Note a step that was just done."""
        self._steps.append(_Step(self._document.availableUndoSteps(), take_back))

    def undo(self) -> bool:
        """Take the last step back if it is one of these; return whether it was."""
        # Of the text's steps some may be gone that were there: it was set anew.
        if self._steps and self._steps[-1].text_steps >= self._document.availableUndoSteps():
            self._steps.pop().take_back()
            return True
        return False

    def clear(self) -> None:
        """Forget all: another draft stands there."""
        self._steps.clear()
