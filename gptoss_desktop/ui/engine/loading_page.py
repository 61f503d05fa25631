"""The page that shows how the engine starts: every stage with its figures, and a way out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from gptoss_desktop.ui.engine.words import percent, stage_title
from gptoss_desktop.ui.theme.fonts import scaled
from gptoss_desktop.ui.theme.icons import IconRole
from gptoss_desktop.ui.theme.tokens import GRID
from gptoss_desktop.ui.widgets.buttons import push_button
from gptoss_desktop.ui.widgets.centred import centred
from gptoss_desktop.ui.widgets.labels import ElidedLabel, plain_label
from gptoss_desktop.ui.widgets.notice_bar import IconLabel

if TYPE_CHECKING:
    from gptoss_desktop.domain.engine import LoadProgress

_WIDTH = 420
_STEPS = 1000


class LoadingPage(QWidget):
    """A list that grows as the stages come; the last one is at work."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("loading")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title = ElidedLabel()
        self._title.setFont(scaled(self.font(), 1.3))
        self._stages: dict[str, _StageRow] = {}
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(GRID)
        self._grid.setVerticalSpacing(GRID)
        self._grid.setColumnStretch(1, 1)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Loading"))
        self._lay_out()

    def begin(self, model: str) -> None:
        """Begin a new start: the list is empty again."""
        self._title.setText(self.tr("Loading {0}").format(model))
        self._title.setToolTip(model)
        for row in self._stages.values():
            row.remove()
        self._stages = {}
        self._bar.setRange(0, 0)

    def advance(self, progress: LoadProgress) -> None:
        """Show what is being done now."""
        if progress.stage not in self._stages:
            for row in self._stages.values():
                row.finish()
            self._stages[progress.stage] = _StageRow(self._grid, stage_title(progress.stage))
        self._stages[progress.stage].show_progress(progress)
        if progress.fraction is None:
            self._bar.setRange(0, 0)
        else:
            self._bar.setRange(0, _STEPS)
            self._bar.setValue(round(progress.fraction * _STEPS))

    def _lay_out(self) -> None:
        cancel = push_button(self.tr("Cancel"))
        cancel.clicked.connect(self.cancelled)
        buttons = QHBoxLayout()
        buttons.addWidget(plain_label(self.tr("You can write already; the message waits."), muted=True), 1)
        buttons.addWidget(cancel)
        card = QWidget()
        card.setFixedWidth(_WIDTH)
        column = QVBoxLayout(card)
        column.setSpacing(2 * GRID)
        column.addWidget(self._title)
        column.addLayout(self._grid)
        column.addWidget(self._bar)
        column.addLayout(buttons)
        outer = QVBoxLayout(self)
        outer.addStretch(2)
        outer.addLayout(centred(card))
        outer.addStretch(3)


class _StageRow:
    """One line of the list: sign, title, figures."""

    def __init__(self, grid: QGridLayout, title: str) -> None:
        row = grid.rowCount()
        self._sign = IconLabel("loader-circle", IconRole.ACCENT)
        self._title = plain_label(title)
        self._figures = plain_label(muted=True)
        self._widgets: tuple[QLabel, ...] = (self._sign, self._title, self._figures)
        for column, widget in enumerate(self._widgets):
            grid.addWidget(widget, row, column)

    def show_progress(self, progress: LoadProgress) -> None:
        figures = [text for text in (progress.detail, percent(progress.fraction)) if text]
        self._figures.setText("  ".join(figures))

    def finish(self) -> None:
        self._sign.set_icon("check", IconRole.SUCCESS)
        self._title.setProperty("muted", True)

    def remove(self) -> None:
        for widget in self._widgets:
            widget.hide()
            widget.deleteLater()
