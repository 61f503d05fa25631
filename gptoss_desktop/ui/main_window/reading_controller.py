"""How the transcript is read: its zoom, its folds, finding in it, and where its links go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from gptoss_desktop.ui.actions.specs import ActionId
from gptoss_desktop.ui.main_window.link_dialog import show_link

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from gptoss_desktop.services.composition import Services
    from gptoss_desktop.ui.actions.registry import ActionRegistry
    from gptoss_desktop.ui.transcript.view import TranscriptView


class ReadingController(QObject):
    """What is set here is remembered, and follows the settings where they are changed elsewhere."""

    def __init__(
        self, services: Services, transcript: TranscriptView, actions: ActionRegistry, window: QWidget
    ) -> None:
        super().__init__(window)
        self._settings = services.settings
        self._transcript = transcript
        self._window = window
        bind = actions.bind
        bind(ActionId.ZOOM_IN, lambda: transcript.zoom_by(1))
        bind(ActionId.ZOOM_OUT, lambda: transcript.zoom_by(-1))
        bind(ActionId.ZOOM_RESET, lambda: transcript.set_zoom(100))
        bind(ActionId.FIND_IN_CHAT, transcript.open_find)
        bind(ActionId.FIND_NEXT, lambda: transcript.find_step(1))
        bind(ActionId.FIND_PREVIOUS, lambda: transcript.find_step(-1))
        self._folds = bind(ActionId.OPEN_FOLDS, self._on_folds)
        transcript.zoom_changed.connect(self._on_zoomed)
        transcript.link_activated.connect(self._show_link)
        # The summary stands where the policy is chosen that asks for one.
        transcript.summary_edit_requested.connect(lambda _: actions[ActionId.CONTEXT_USE].trigger())
        self._settings.changed.append(self._on_setting)
        for key in ("zoom", "open_folds"):
            self._on_setting(key)

    def _on_setting(self, key: str) -> None:
        if key == "zoom":
            self._transcript.set_zoom(self._settings.zoom)
        elif key == "open_folds":
            self._folds.setChecked(self._settings.open_folds)
            self._transcript.set_open_folds(self._settings.open_folds)

    def _on_zoomed(self, percent: int) -> None:
        self._settings.zoom = percent

    def _on_folds(self) -> None:
        self._settings.open_folds = self._folds.isChecked()

    def _show_link(self, address: str) -> None:
        show_link(self._window, address, may_open=self._settings.open_links == "ask")
