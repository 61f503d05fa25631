"""The dialog that says where an answer came from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from gptoss_desktop.ui.answers.facts import as_text, fact_groups
from gptoss_desktop.ui.theme.fonts import code_font, scaled
from gptoss_desktop.ui.theme.tokens import GRID
from gptoss_desktop.ui.widgets.buttons import push_button
from gptoss_desktop.ui.widgets.labels import plain_label

if TYPE_CHECKING:
    from gptoss_desktop.domain.conversation import Message
    from gptoss_desktop.ui.answers.facts import Fact

_WIDTH, _HEIGHT = 740, 640


class InfoDialog(QDialog):
    """Made for one answer, in the language of that moment."""

    repeat_requested = Signal(str)
    """Message id: run again with the same settings, and compare"""
    inspect_requested = Signal(str)
    """Message id"""

    def __init__(self, message: Message, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Where this answer came from"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._message = message
        self._groups = fact_groups(message)
        self._lay_out()
        self.resize(_WIDTH, _HEIGHT)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self, self.copy)

    def text(self) -> str:
        """Return everything that is shown, as text."""
        return as_text(self._groups)

    def copy(self) -> None:
        """Put everything on the clipboard."""
        QGuiApplication.clipboard().setText(self.text())

    def _lay_out(self) -> None:
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setAccessibleName(self.windowTitle())
        area.setWidget(self._table())
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 2 * GRID, GRID, 2 * GRID)
        column.setSpacing(2 * GRID)
        column.addWidget(area, 1)
        column.addLayout(self._buttons())

    def _table(self) -> QWidget:
        table = QWidget()
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 0, 2 * GRID, 0)
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(GRID - 2)
        grid.setColumnStretch(1, 1)
        labels = [fact.label for group in self._groups for fact in group.facts]
        widest = max((self.fontMetrics().horizontalAdvance(label) for label in labels), default=0)
        grid.setColumnMinimumWidth(0, min(widest + GRID, _WIDTH // 3))
        if not self._groups:
            grid.addWidget(
                plain_label(self.tr("Nothing was recorded about this message."), wrap=True), 0, 0, 1, 2
            )
        for group in self._groups:
            title = plain_label(group.title)
            title.setFont(scaled(self.font(), 1.0, weight=QFont.Weight.DemiBold))
            title.setContentsMargins(0, GRID if grid.rowCount() > 1 else 0, 0, 0)
            grid.addWidget(title, grid.rowCount(), 0, 1, 2)
            for fact in group.facts:
                self._add(grid, fact)
        grid.setRowStretch(grid.rowCount(), 1)
        return table

    def _add(self, grid: QGridLayout, fact: Fact) -> None:
        row = grid.rowCount()
        label = plain_label(fact.label, muted=True, wrap=True)
        value = plain_label(fact.value, wrap=True)
        if fact.is_code:
            value.setFont(code_font(self.font()))
            # A hash has no place where a line may be broken: it is given some.
            value.setText("\u200b".join(fact.value[i : i + 16] for i in range(0, len(fact.value), 16)))
        value.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        # Letters of another script have lines of another height: both stand in the middle of the higher one.
        line = max(label.fontMetrics().size(0, text).height() for text in (fact.label, fact.value[:16]))
        for cell in (label, value):
            cell.setMinimumHeight(line)
        value.setAccessibleName(f"{fact.label}: {fact.value}")
        grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(_buddy(label, value), row, 1, Qt.AlignmentFlag.AlignTop)

    def _buttons(self) -> QHBoxLayout:
        copy = push_button(self.tr("Copy all"))
        copy.clicked.connect(self.copy)
        repeat = push_button(self.tr("Run again and compare"))
        repeat.clicked.connect(lambda: self._leave_for(self.repeat_requested))
        inspect = push_button(self.tr("Tokens…"))
        inspect.clicked.connect(lambda: self._leave_for(self.inspect_requested))
        for button in (repeat, inspect):
            button.setEnabled(self._message.answer is not None)
        close = push_button(self.tr("Close"))
        close.clicked.connect(self.reject)
        close.setDefault(True)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 2 * GRID, 0)
        row.setSpacing(GRID)
        for button in (copy, repeat, inspect):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(close)
        return row

    def _leave_for(self, signal: object) -> None:
        self.accept()
        signal.emit(self._message.id)  # type: ignore[attr-defined]  # a bound signal has no type of its own


def _buddy(label: QLabel, value: QLabel) -> QLabel:
    label.setBuddy(value)
    return value
