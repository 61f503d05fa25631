"""The stages of a start in a column: those behind with the time they took, the present one, those to come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from gptoss_desktop.services.words import translated
from gptoss_desktop.ui.engine.words import elapsed, percent, stage_title
from gptoss_desktop.ui.theme.icons import IconRole
from gptoss_desktop.ui.theme.tokens import GRID
from gptoss_desktop.ui.widgets.labels import plain_label
from gptoss_desktop.ui.widgets.notice_bar import IconLabel
from gptoss_desktop.ui.widgets.properties import restyle
from gptoss_desktop.ui.widgets.texts import keep_texts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gptoss_desktop.domain.engine import LoadProgress


class StageList(QWidget):
    """Grows as the stages come. Moments are seconds of one steady clock."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[str, _StageRow] = {}
        self._present = ""
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GRID)
        self._grid.setVerticalSpacing(GRID)
        self._grid.setColumnStretch(1, 1)

    def begin(self, expected: Iterable[str] = ()) -> None:
        """Begin a new list; `expected` are the stages that will come, as far as they are known."""
        for row in self._rows.values():
            row.remove()
        self._rows = {}
        self._present = ""
        for stage in expected:
            self._add(stage)

    def advance(self, progress: LoadProgress, now: float) -> None:
        """Show what is being done now."""
        stage = progress.stage
        if stage != self._present:
            if self._present:
                self._rows[self._present].finish(now)
            if stage in self._rows:
                self._drop_skipped(stage)
            else:
                self._add(stage)
            self._rows[stage].begin(now)
            self._present = stage
        self._rows[stage].show_progress(progress)

    def fail(self) -> None:
        """Mark the present stage as the one that failed, and take out those that will not come."""
        for name in [name for name, row in self._rows.items() if not row.begun]:
            self._rows.pop(name).remove()
        if self._present:
            self._rows[self._present].fail()

    def _add(self, stage: str) -> None:
        # The row count of a grid never shrinks: rows that were removed take no room.
        self._rows[stage] = _StageRow(self._grid, stage)

    def _drop_skipped(self, stage: str) -> None:
        """Take out what was expected before this stage and never came."""
        for name in list(self._rows):
            if name == stage:
                return
            if not self._rows[name].begun:
                self._rows.pop(name).remove()


class _StageRow:
    """One line of the list: sign, title, figures."""

    def __init__(self, grid: QGridLayout, stage: str) -> None:
        row = grid.rowCount()
        self.begun = False
        self._since = 0.0
        self._sign = IconLabel("circle", IconRole.MUTED)
        self._title = plain_label(muted=True)
        keep_texts(self._title, lambda: self._title.setText(stage_title(stage)))
        self._figures = plain_label(muted=True)
        self._figures.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._widgets: tuple[QLabel, ...] = (self._sign, self._title, self._figures)
        for column, widget in enumerate(self._widgets):
            grid.addWidget(widget, row, column)

    def begin(self, now: float) -> None:
        self.begun = True
        self._since = now
        self._sign.set_icon("loader-circle", IconRole.ACCENT)
        restyle(self._title, "muted", value=False)

    def show_progress(self, progress: LoadProgress) -> None:
        figures = [text for text in (translated(progress.detail), percent(progress.fraction)) if text]
        self._figures.setText("  ".join(figures))

    def finish(self, now: float) -> None:
        self._sign.set_icon("check", IconRole.SUCCESS)
        restyle(self._title, "muted", value=True)
        self._figures.setText(elapsed(now - self._since))

    def fail(self) -> None:
        self._sign.set_icon("circle-alert", IconRole.DANGER)
        self._figures.setText("")

    def remove(self) -> None:
        for widget in self._widgets:
            widget.hide()
            widget.deleteLater()
