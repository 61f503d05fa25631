"""The library of system prompts in the window."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from gptoss_desktop.services.documents import Documents
from gptoss_desktop.services.prompts import variables_now
from gptoss_desktop.services.words import translated
from gptoss_desktop.ui.widgets.sentences import joined

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from gptoss_desktop.domain.failure import EngineFailure
    from gptoss_desktop.services.composition import Services
    from gptoss_desktop.services.prompts import PromptVariables
    from gptoss_desktop.ui.parameters.panel import ParameterPanel
    from gptoss_desktop.ui.prompts.dialog import PromptDialog


class PromptController(QObject):
    """Opens the library; what it gives is the open chat's system prompt, and the one before can come back."""

    def __init__(self, services: Services, panel: ParameterPanel, window: QWidget) -> None:
        super().__init__(window)
        self._services = services
        self._panel = panel
        self._window = window
        self._documents = Documents(services.store, "prompt", self)
        self._documents.failed.connect(self._on_failed)
        self._documents.load()
        self._dialog: PromptDialog | None = None
        panel.prompt.library_requested.connect(self.open)

    def open(self) -> PromptDialog:
        """Show the library."""
        if self._dialog is None:
            from gptoss_desktop.ui.prompts.dialog import PromptDialog  # noqa: PLC0415  the start does not wait for it

            self._dialog = PromptDialog(self._window, self._documents, self._values)
            self._dialog.used.connect(self._use)
        self._dialog.open()
        return self._dialog

    def _values(self) -> PromptVariables:
        return variables_now(self._services.settings.classification)

    def _use(self, text: str) -> None:
        before = self._panel.prompt.value
        self._panel.prompt.put(text)
        if before.strip() and before != text:
            notice = self._panel.head.notice
            notice.say(self.tr("The system prompt was replaced."), partial(self._panel.prompt.put, before))

    def _on_failed(self, failure: EngineFailure) -> None:
        notice = self._dialog.notice if self._dialog is not None else self._panel.head.notice
        notice.say(joined(translated(text) for text in (failure.sentence, failure.advice)))
