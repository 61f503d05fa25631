"""The button that floats over the end of the transcript while text comes that the user does not see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from gptoss_desktop.ui.theme.colours import mix
from gptoss_desktop.ui.theme.tokens import GRID
from gptoss_desktop.ui.widgets.texts import keep_texts

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from gptoss_desktop.ui.theme.tokens import Theme

_HEIGHT = 30
_SHEET = """QPushButton {{ background: {ground}; color: {ink}; border: 1px solid {border};
border-radius: {radius}px; padding: 4px 14px; }} QPushButton:hover {{ border-color: {accent}; }}"""


class NewTextButton(QPushButton):
    """Jumps to the end; the view shows and hides it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._room = parent
        self.setFixedHeight(_HEIGHT)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.hide()
        keep_texts(self, self._write_texts)

    def _write_texts(self) -> None:
        self.setText(self.tr("↓ new text"))
        self.setAccessibleName(self.tr("Go to the new text"))

    def dress(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        border = mix(theme.hairline, theme.text, 0.15)
        self.setStyleSheet(
            _SHEET.format(
                ground=theme.raised, ink=theme.text, border=border, radius=_HEIGHT // 2, accent=theme.accent
            )
        )

    def place(self) -> None:
        """Float above the lower edge, in the middle."""
        size = self.sizeHint()
        left = (self._room.width() - size.width()) // 2
        self.setGeometry(left, self._room.height() - _HEIGHT - 2 * GRID, size.width(), _HEIGHT)
        self.raise_()
