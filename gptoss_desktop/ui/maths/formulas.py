"""The formulas that are known: asked for once, drawn one after the other, kept in memory and nowhere else."""

from __future__ import annotations

from collections import OrderedDict, deque
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from gptoss_desktop.protocol.maths import Answer, DrawFormula, Drawing, NoDrawing
from gptoss_desktop.ui.maths.helper import FormulaHelper

if TYPE_CHECKING:
    from gptoss_desktop.ui.markdown.maths import Formula

MAX_KEPT = 8_000_000
"""Characters of all drawings together: about a thousand formulas."""
_TOGETHER_MS = 40
"""Drawings that come within this time are told of together: each telling lays rows out again."""
_SMALLEST = 200
"""What a formula counts for at least, for what is kept beside its drawing."""


class Formulas(QObject):
    """Formulas by their TeX."""

    arrived = Signal()
    """More formulas than before are drawn, or known to be impossible."""

    def __init__(self, parent: QObject | None = None, helper: FormulaHelper | None = None) -> None:
        super().__init__(parent)
        self._helper = helper or FormulaHelper(self)
        self._helper.answered.connect(self._take)
        self._known: OrderedDict[tuple[str, bool], Answer] = OrderedDict()
        self._kept = 0
        self._queue: deque[tuple[str, bool]] = deque()
        self._waiting: set[tuple[str, bool]] = set()
        self._asked: tuple[str, bool] | None = None
        self._number = 0
        self._news = QTimer(self)
        self._news.setSingleShot(True)
        self._news.setInterval(_TOGETHER_MS)
        self._news.timeout.connect(self.arrived)

    def look_up(self, formula: Formula) -> Answer | None:
        """Return the drawing of a formula, or that there is none; None where it is not known yet.

        It is asked for then, and `arrived` tells when it is known.
        """
        key = (formula.tex, formula.display)
        answer = self._known.get(key)
        if answer is not None:
            self._known.move_to_end(key)
        elif key not in self._waiting:
            self._waiting.add(key)
            self._queue.append(key)
            self._ask_next()
        return answer

    @property
    def is_idle(self) -> bool:
        """Whether no formula waits to be drawn, or to be told of."""
        return not self._waiting and not self._news.isActive()

    def _ask_next(self) -> None:
        if self._asked is None and self._queue:
            self._asked = self._queue.popleft()
            self._number += 1
            tex, display = self._asked
            self._helper.ask(DrawFormula(self._number, tex, display))

    def _take(self, answer: Answer) -> None:
        key, self._asked = self._asked, None
        if key is not None:
            self._waiting.discard(key)
            self._keep(key, answer)
            if not self._news.isActive():
                self._news.start()
        self._ask_next()

    def _keep(self, key: tuple[str, bool], answer: Answer) -> None:
        self._known[key] = answer
        self._kept += _size(answer)
        while self._kept > MAX_KEPT:
            _key, oldest = self._known.popitem(last=False)
            self._kept -= _size(oldest)


def _size(answer: Answer) -> int:
    return _SMALLEST + (len(answer.svg) if isinstance(answer, Drawing) else 0)


def cannot_be_drawn(answer: Answer | None) -> bool:
    """Say whether it is known that a formula has no drawing."""
    return isinstance(answer, NoDrawing)


@lru_cache(maxsize=1)
def formulas() -> Formulas:
    """Return the formulas of the program."""
    return Formulas()
