"""Asks for the first and the last day of a search."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QDateEdit, QDialog, QFormLayout, QHBoxLayout, QVBoxLayout

from gptoss_desktop.ui.theme.tokens import GRID
from gptoss_desktop.ui.widgets.buttons import Weight, push_button

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class SpanDialog(QDialog):
    """Two days; the last one belongs to the span."""

    chosen = Signal(object, object)
    """since and until, as datetimes: until is the midnight after the last day."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Between two days"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        today = QDate.currentDate()
        self._first = _day_field(self.tr("From"), today.addMonths(-1))
        self._last = _day_field(self.tr("To"), today)
        form = QFormLayout()
        form.setSpacing(GRID)
        form.addRow(self.tr("From"), self._first)
        form.addRow(self.tr("To"), self._last)
        find = push_button(self.tr("Search"), weight=Weight.PRIMARY)
        find.setDefault(True)
        find.clicked.connect(self._on_chosen)
        cancel = push_button(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(find)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(2 * GRID)
        column.addLayout(form)
        column.addLayout(foot)

    def _on_chosen(self) -> None:
        days = sorted(_day_of(field) for field in (self._first, self._last))
        first, last = (datetime.combine(day, time()).astimezone() for day in days)
        self.chosen.emit(first, last + timedelta(days=1))
        self.accept()


def _day_of(field: QDateEdit) -> date:
    day = field.date()
    return date(day.year(), day.month(), day.day())


def _day_field(name: str, day: QDate) -> QDateEdit:
    field = QDateEdit(day)
    field.setCalendarPopup(True)
    field.setAccessibleName(name)
    field.setMinimumHeight(field.fontMetrics().height() + GRID + 4)
    return field
