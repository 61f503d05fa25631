"""What every field of the dock has: a label, a way back to the default, and room for one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gptoss_desktop.ui.theme.fonts import scaled
from gptoss_desktop.ui.theme.tokens import GRID
from gptoss_desktop.ui.widgets.buttons import icon_button
from gptoss_desktop.ui.widgets.labels import plain_label

if TYPE_CHECKING:
    from collections.abc import Sequence

_RESET_SIZE = QSize(14, 14)


class FieldFrame(QWidget):
    """Lays a field out; `reset_requested` is the arrow that shows while the field has a value of its own."""

    reset_requested = Signal()

    def __init__(
        self,
        label: str,
        *,
        beside: QWidget | None = None,
        below: Sequence[QWidget] = (),
        reset: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.label = plain_label(label)
        self.label.setBuddy(beside or below[0])
        reset = reset or self.tr("Back to the engine's default: {0}").format(label)
        self._reset = icon_button("rotate-ccw", reset, size=_RESET_SIZE)
        self._reset.setProperty("kind", "small")
        self._reset.setFixedSize(_RESET_SIZE + QSize(GRID, GRID))
        keep_room = self._reset.sizePolicy()
        keep_room.setRetainSizeWhenHidden(True)
        self._reset.setSizePolicy(keep_room)
        self._reset.hide()
        self._reset.clicked.connect(self.reset_requested)
        self._problem = self._make_problem()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        row = QHBoxLayout()
        row.setSpacing(GRID // 2)
        row.addWidget(self.label, 1)
        row.addWidget(self._reset)
        if beside is not None:
            row.addWidget(beside)
        column.addLayout(row)
        for widget in below:
            column.addWidget(widget)
        column.addWidget(self._problem)

    @property
    def problem(self) -> str:
        """The sentence that stands under the field; empty when the field is right."""
        return self._problem.text() if self._problem.isVisibleTo(self) else ""

    def show_state(self, *, is_set: bool, problem: str = "") -> None:
        """Show whether the field has a value of its own, and what is wrong with it."""
        self._reset.setVisible(is_set)
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))

    def _make_problem(self) -> QLabel:
        label = plain_label(wrap=True)
        label.setProperty("danger", True)
        label.setFont(scaled(self.font(), 0.92))
        label.hide()
        return label
