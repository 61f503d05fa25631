"""What stands above the fields: the preset, the filter, and when a change counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from gptoss_desktop.ui.parameters.preset_button import PresetButton
from gptoss_desktop.ui.theme.icons import icon
from gptoss_desktop.ui.theme.tokens import GRID
from gptoss_desktop.ui.widgets.labels import plain_label
from gptoss_desktop.ui.widgets.texts import keep_texts
from gptoss_desktop.ui.widgets.undo_notice import UndoNotice

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent


class _Filter(QLineEdit):
    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        super().keyPressEvent(event)


class PanelHead(QWidget):
    """Stays while the fields scroll."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.presets = PresetButton()
        self.filter = _Filter()
        self.filter.setClearButtonEnabled(True)
        self._search = QAction(icon("search"), "", self.filter)
        self.filter.addAction(self._search, QLineEdit.ActionPosition.LeadingPosition)
        self.notice = UndoNotice()
        self._later = plain_label(muted=True, wrap=True)
        self._later.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, GRID // 2, 2 * GRID, GRID)
        column.setSpacing(GRID)
        column.addWidget(self.presets)
        column.addWidget(self.notice)
        column.addWidget(self.filter)
        column.addWidget(self._later)
        keep_texts(self, self._write_texts)

    def set_answering(self, *, answering: bool) -> None:
        """Say, while an answer runs, that a change is for the next."""
        self._later.setVisible(answering)

    def _write_texts(self) -> None:
        self.filter.setPlaceholderText(self.tr("Find a parameter"))
        self.filter.setAccessibleName(self.tr("Find a parameter"))
        self._later.setText(self.tr("An answer is being written. Changes count from the next one."))
