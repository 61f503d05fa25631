"""One side of a comparison: a text, with what the other side lacks or has otherwise marked in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from gptoss_desktop.domain.difference import Change
from gptoss_desktop.ui.theme.colours import mix
from gptoss_desktop.ui.theme.current import current_theme
from gptoss_desktop.ui.theme.tokens import GRID

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtWidgets import QWidget

    from gptoss_desktop.domain.difference import Stretch

_GROUND = 0.22
"""How much of a change's colour is in the ground behind it; the text keeps a contrast above 4.5."""


class DifferencePane(QPlainTextEdit):
    """Shows REMOVED stretches struck through, or ADDED ones underlined: colour is not the only sign."""

    def __init__(self, own: Change, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._own = own
        self._spans: list[tuple[int, int]] = []
        self.setReadOnly(True)
        self.setObjectName("differencePane")
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.setTextInteractionFlags(
            self.textInteractionFlags() | self.textInteractionFlags().TextSelectableByKeyboard
        )
        self.document().setDocumentMargin(GRID)

    def show_text(self, text: str) -> None:
        """Show a text while its differences are being looked for."""
        self._spans = []
        self.setExtraSelections([])
        self.setPlainText(text)

    def show_stretches(self, stretches: tuple[Stretch, ...]) -> None:
        """Show this side of the stretches, and mark its own."""
        own = [stretch for stretch in stretches if stretch.change in (Change.SAME, self._own)]
        place = 0
        self._spans = []
        for stretch in own:
            # Qt counts in UTF-16 code units.
            length = len(stretch.text.encode("utf-16-le")) // 2
            if stretch.change is self._own:
                self._spans.append((place, place + length))
            place += length
        text = "".join(stretch.text for stretch in own)
        if text != self.toPlainText():
            self.setPlainText(text)
        self._mark()

    @property
    def changes(self) -> int:
        """How many stretches are marked."""
        return len(self._spans)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  Qt's name
        """Mark anew in another theme's colours."""
        super().changeEvent(event)
        if event.type() == event.Type.PaletteChange:
            self._mark()

    def _mark(self) -> None:
        theme = current_theme()
        colour = theme.success if self._own is Change.ADDED else theme.danger
        marked = QTextCharFormat()
        marked.setBackground(QColor(mix(theme.surface, colour, _GROUND)))
        marked.setFontUnderline(self._own is Change.ADDED)
        marked.setFontStrikeOut(self._own is Change.REMOVED)
        selections = []
        for start, end in self._spans:
            selection = QTextEdit.ExtraSelection()
            selection.format = marked
            cursor = QTextCursor(self.document())
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            selection.cursor = cursor
            selections.append(selection)
        self.setExtraSelections(selections)
