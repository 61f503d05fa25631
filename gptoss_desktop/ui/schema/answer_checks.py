"""Whether the answers that are seen keep to their schemas: found out off the GUI thread, once each."""

from __future__ import annotations

from collections import OrderedDict
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gptoss_desktop.services.schema_checking import check_answer
from gptoss_desktop.tasks import run_task
from gptoss_desktop.ui.schema.answer_dialog import json_form

if TYPE_CHECKING:
    from gptoss_desktop.domain.conversation import Message
    from gptoss_desktop.services.schema_check import AnswerCheck

_KEPT = 256
"""Verdicts: more than any screen shows."""


class AnswerChecks(QObject):
    """`checked` brings the id of a message whose verdict is known now."""

    checked = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._verdicts: OrderedDict[tuple[str, int], bool | None] = OrderedDict()

    def verdict(self, message: Message) -> bool | None:
        """Return whether an answer keeps to its form in JSON; None while that is not known."""
        form, text = json_form(message), message.text()
        if form is None:
            return None
        key = (message.id, hash((text, form)))
        if key not in self._verdicts:
            self._verdicts[key] = None
            if len(self._verdicts) > _KEPT:
                self._verdicts.popitem(last=False)
            run_task(partial(check_answer, text, form), partial(self._take, key), self._fail)
        return self._verdicts[key]

    def _take(self, key: tuple[str, int], check: AnswerCheck) -> None:
        self._verdicts[key] = check.is_right
        self.checked.emit(key[0])

    def _fail(self, error: Exception) -> None:
        raise error
