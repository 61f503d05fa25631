"""What a row widget promises to the view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QEnterEvent, QResizeEvent

    from gptoss_desktop.ui.transcript.context import RowContext
    from gptoss_desktop.ui.transcript.model import Row
    from gptoss_desktop.ui.transcript.rows.inert_text import InertText


class RowWidget(QWidget):
    """A widget that can show any row of its kind, one at a time."""

    def __init__(self, parent: QWidget, context: RowContext) -> None:
        super().__init__(parent)
        self.context = context
        self.row: Row | None = None
        self._revision = -1

    def bind(self, row: Row) -> None:
        """Show a row; what has not changed since the last `bind` of the same row is not written again."""
        if not self.shows(row):
            fresh = self.row is not row
            self.row = row
            self._revision = row.revision
            self.write(row, fresh=fresh)
            self.tell_speaker()
            self.arrange()

    def shows(self, row: Row) -> bool:
        """Whether it shows a row as it is now."""
        return self.row is row and self._revision == row.revision

    def release(self) -> None:
        """Leave the row; the widget goes back to its pool, the focus to the transcript."""
        focused = QApplication.focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            self.context.focus_left.emit()
        self.row = None
        self.hide()

    def write(self, row: Row, *, fresh: bool) -> None:
        """Put the row's content into the widget; `fresh` where it showed another row before."""
        raise NotImplementedError

    def tell_speaker(self) -> None:
        """Say whose words these are, for assistive programs; the versions of a message may have changed."""

    def height_for(self, width: int) -> int:
        """Return how high the row is in a column of this width, both in pixels."""
        raise NotImplementedError

    def arrange(self) -> None:
        """Place what is inside the widget; called when its size or its row changes."""

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Place what is inside the widget."""
        super().resizeEvent(event)
        self.arrange()

    def text(self) -> InertText | None:
        """Return the text that can be selected, None where there is none."""
        return None

    def set_active(self, active: bool) -> None:  # noqa: FBT001  a Qt-style setter
        """Show or hide what is there only for the message under the pointer."""

    def watch(self, text: InertText) -> None:
        """Connect a text inside the row to the view."""
        text.entered.connect(self._entered)
        text.link_clicked.connect(self.context.link_activated)

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802  Qt's name
        """Tell that the pointer is here."""
        super().enterEvent(event)
        self._entered()

    def _entered(self) -> None:
        if self.row is not None:
            self.context.hovered.emit(self.row.message_id)
