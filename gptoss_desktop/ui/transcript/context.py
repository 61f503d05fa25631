"""What every row widget shares: the styles of the present theme and font, and the way back to the view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gptoss_desktop.ui.markdown.highlight import Highlighter
from gptoss_desktop.ui.markdown.style import TextStyle
from gptoss_desktop.ui.schema.answer_checks import AnswerChecks
from gptoss_desktop.ui.transcript.model import UserText

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QFont

    from gptoss_desktop.domain.tree import Versions
    from gptoss_desktop.ui.theme.tokens import Theme
    from gptoss_desktop.ui.transcript.model import Row


class RowContext(QObject):
    """The look of the rows, and the signals that any of them may send."""

    hovered = Signal(str)
    """The pointer or the focus came to a row of the message with this id."""
    fold_toggled = Signal(object)
    """The user opened or closed the fold of this Row."""
    copy_requested = Signal(object)
    """The user asked to copy the block of code that begins at this Row."""
    save_requested = Signal(object)
    """The user asked to save the block of code that begins at this Row in a file."""
    focus_left = Signal()
    """The row that had the focus has gone."""
    remeasured = Signal()
    """Rows that are shown have other heights than they had; what is being read shall stay in its place."""
    resized = Signal(object)
    """This Row needs another height than it had."""
    edit_saved = Signal(str)
    edit_left = Signal(str)
    """The user has ended the editing of this message id."""
    mark_toggled = Signal(object)
    summary_edit_requested = Signal(str)
    link_activated = Signal(str)
    resume_requested = Signal(str)
    answer_now_requested = Signal()

    def __init__(self, theme: Theme, font: QFont, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.highlighter = Highlighter(self)
        self.answer_checks = AnswerChecks(self)
        self.versions: Mapping[str, Versions] = {}
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

    def speaker(self, row: Row) -> str:
        """Return whose words a row holds, as assistive programs shall say it."""
        if isinstance(row.content, UserText):
            name = self.tr("You")
        elif row.muted:
            return self.tr("Thought")
        else:
            name = self.tr("Answer")
        versions = self.versions.get(row.message_id)
        if versions is None:
            return name
        return self.tr("{0} {1} of {2}").format(name, versions.index + 1, len(versions.ids))
