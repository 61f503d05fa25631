"""A quiet line above the composer: something is going on, or something was not taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from gptoss_desktop.ui.theme.icons import SMALL, IconRole, pixmap
from gptoss_desktop.ui.theme.tokens import GRID
from gptoss_desktop.ui.widgets.buttons import icon_button, relabel
from gptoss_desktop.ui.widgets.labels import plain_label
from gptoss_desktop.ui.widgets.texts import keep_texts

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtWidgets import QWidget


class IconLabel(QLabel):
    """A small picture of an icon that keeps to the theme."""

    def __init__(self, name: str, role: IconRole = IconRole.MUTED, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._role = role
        self._draw()

    def set_icon(self, name: str, role: IconRole) -> None:
        """Show another icon."""
        self._name, self._role = name, role
        self._draw()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  Qt's name
        """Draw anew when the theme has changed."""
        super().changeEvent(event)
        if event.type() == event.Type.PaletteChange:
            self._draw()

    def _draw(self) -> None:
        self.setPixmap(pixmap(self._name, self._role, SMALL, self.devicePixelRatioF()))


class NoticeBar(QFrame):
    """One sentence with an icon, and a cross where it can be put away."""

    closed = Signal()

    def __init__(
        self,
        icon_name: str,
        *,
        role: IconRole = IconRole.ACCENT,
        closable: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self._label = plain_label(wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(GRID + 4, GRID - 2, GRID, GRID - 2)
        row.setSpacing(GRID)
        row.addWidget(IconLabel(icon_name, role), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._label, 1)
        if closable:
            close = icon_button("x", "")
            keep_texts(close, lambda: relabel(close, self.tr("Close")))
            close.clicked.connect(self._close)
            row.addWidget(close)
        self.hide()

    def say(self, sentence: str) -> None:
        """Show a sentence; an empty one hides the bar."""
        self._label.setText(sentence)
        self.setAccessibleName(sentence)
        self.setVisible(bool(sentence))

    def _close(self) -> None:
        self.hide()
        self.closed.emit()
