"""A thematic break."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter

from gptoss_desktop.ui.markdown.leaves import RuleLeaf
from gptoss_desktop.ui.transcript.rows.base import RowWidget
from gptoss_desktop.ui.transcript.spacing import RULE_HEIGHT

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from gptoss_desktop.ui.transcript.model import Row


_SHORT = 5
"""The share of the column that the rule above footnotes takes is one of so many."""


class RuleRow(RowWidget):
    """A hairline across the column."""

    def write(self, row: Row, *, fresh: bool) -> None:
        """Have nothing to write."""

    def height_for(self, width: int) -> int:  # noqa: ARG002  a line is a line
        """Return the height of the line and its surroundings."""
        return RULE_HEIGHT

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        """Draw the hairline."""
        super().paintEvent(event)
        painter = QPainter(self)
        content = self.row.content if self.row else None
        width = self.width()
        if isinstance(content, RuleLeaf) and content.short:
            width //= _SHORT
        line = QRect(0, self.height() // 2, width, 1)
        painter.fillRect(line, QColor(self.context.theme.hairline))
        painter.end()
