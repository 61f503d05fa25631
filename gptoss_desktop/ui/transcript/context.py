"""What every row widget shares: the styles of the present theme and font, and the way back to the view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gptoss_desktop.ui.markdown.highlight import Highlighter
from gptoss_desktop.ui.markdown.style import TextStyle

if TYPE_CHECKING:
    from PySide6.QtGui import QFont

    from gptoss_desktop.ui.theme.tokens import Theme
    from gptoss_desktop.ui.transcript.model import Row


class RowContext(QObject):
    """The look of the rows, and the signals that any of them may send."""

    hovered = Signal(str)
    """The pointer or the focus came to a row of the message with this id."""
    fold_toggled = Signal(object)
    """The user opened or closed the fold of this Row."""
    copy_requested = Signal(object)
    """The user asked to copy what belongs to this Row: a message, or a block of code."""
    focus_left = Signal()
    """The row that had the focus has gone."""
    link_activated = Signal(str)
    resume_requested = Signal(str)
    regenerate_requested = Signal(str)

    def __init__(self, theme: Theme, font: QFont, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.highlighter = Highlighter(self)
        self.dress(theme, font)

    def dress(self, theme: Theme, font: QFont) -> None:
        """Take another theme or font; the rows must be written again."""
        self.theme = theme
        self.font = font
        self._plain = TextStyle(theme, font)
        self._muted = TextStyle(theme, font, muted=True)

    def style_of(self, row: Row) -> TextStyle:
        """Return the formats for a row."""
        return self._muted if row.muted else self._plain

    @property
    def style(self) -> TextStyle:
        """The formats of plain text."""
        return self._plain
