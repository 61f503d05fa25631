"""What every field of the dock has: a label, a way back to the default, and room for one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gptoss_desktop.ui.theme.fonts import scaled
from gptoss_desktop.ui.theme.tokens import GRID
from gptoss_desktop.ui.widgets.buttons import icon_button
from gptoss_desktop.ui.widgets.labels import let_shrink, plain_label
from gptoss_desktop.ui.widgets.properties import restyle

if TYPE_CHECKING:
    from collections.abc import Sequence

_RESET_SIZE = QSize(14, 14)
_MARK = "● "
"""Before the label of a field with a value of its own: weight alone is too little to see at a glance."""


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
        marked: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """`marked`: a value of its own is seen at the label, too."""
        super().__init__(parent)
        self._text = label
        self._marked = marked
        self._is_set = False
        self.label = plain_label(label, wrap=True)
        self.label.setBuddy(beside or below[0])
        self._reset = icon_button(
            "rotate-ccw",
            reset or self.tr("Back to the engine's default: {0}").format(label),
            size=_RESET_SIZE,
        )
        self._reset.setProperty("kind", "small")
        self._reset.setFixedSize(_RESET_SIZE + QSize(GRID, GRID))
        keep_room = self._reset.sizePolicy()
        keep_room.setRetainSizeWhenHidden(True)
        self._reset.setSizePolicy(keep_room)
        self._reset.hide()
        self._reset.clicked.connect(self.reset_requested)
        self._problem = self._make_note(danger=True)
        self._note = self._make_note(danger=False)
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
        column.addWidget(self._note)

    @property
    def problem(self) -> str:
        """The sentence that stands under the field; empty when the field is right."""
        return self._problem.text() if self._problem.isVisibleTo(self) else ""

    def set_label(self, text: str, reset: str = "") -> None:
        """Give the field another label, in another language, say."""
        self._text = text
        reset = reset or self.tr("Back to the engine's default: {0}").format(text)
        self._reset.setToolTip(reset)
        self._reset.setAccessibleName(reset)
        self._show_label()

    def show_state(self, *, is_set: bool, problem: str = "") -> None:
        """Show whether the field has a value of its own, and what is wrong with it."""
        self._is_set = is_set
        self._reset.setVisible(is_set)
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        self._show_label()

    def show_lacking(self, *, lacking: bool) -> None:
        """Show whether the field can be used at all."""
        restyle(self.label, "muted", value=lacking)

    def say(self, note: str) -> None:
        """Show a quiet sentence under the field; an empty one takes it away."""
        self._note.setText(note)
        self._note.setVisible(bool(note))

    def _show_label(self) -> None:
        marked = self._marked and self._is_set
        self.label.setText(_MARK + self._text if marked else self._text)
        self.label.setAccessibleName(self.tr("{0}, changed").format(self._text) if marked else self._text)
        restyle(self.label, "changed", value=marked)

    def _make_note(self, *, danger: bool) -> QLabel:
        label = let_shrink(plain_label(muted=not danger, wrap=True))
        if danger:
            label.setProperty("danger", True)
        label.setFont(scaled(self.font(), 0.92))
        label.hide()
        return label
