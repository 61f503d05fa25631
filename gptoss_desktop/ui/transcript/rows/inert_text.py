"""A text widget that shows and does nothing by itself: it loads nothing and opens nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QPainter, QTextCursor, QTextOption
from PySide6.QtWidgets import QApplication, QFrame, QTextEdit

from gptoss_desktop.ui.maths.selecting import selected_source

if TYPE_CHECKING:
    from PySide6.QtCore import QUrl
    from PySide6.QtGui import (
        QContextMenuEvent,
        QEnterEvent,
        QFocusEvent,
        QFont,
        QMouseEvent,
        QPaintEvent,
        QWheelEvent,
    )
    from PySide6.QtWidgets import QWidget

_CARET_WIDTH = 7
_OFF = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
_PASSED_ON = frozenset({Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End})


class InertText(QTextEdit):
    """Read-only text that can be selected and copied, by mouse and keyboard.

    Dragging the selection beyond the widget is the view's business: `pressed` and `dragged` carry the place
    in global coordinates.
    """

    link_clicked = Signal(str)
    entered = Signal()
    pressed = Signal(object)
    dragged = Signal(object)
    released = Signal()

    def __init__(self, parent: QWidget, *, wrap: bool = True) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(_OFF)
        self.set_wrap(wrap)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setAcceptDrops(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
            | Qt.TextInteractionFlag.LinksAccessibleByMouse
        )
        self.document().setDocumentMargin(0)
        self.document().setIndentWidth(0)
        self.viewport().setAutoFillBackground(False)
        self.setMouseTracking(True)
        self.view_drags = False
        """The view selects over several rows; the widget leaves the drag to it."""
        self._pressed_at = QPoint()
        self._caret: QColor | None = None

    def loadResource(self, kind: int, name: QUrl | str) -> object:  # noqa: ARG002, N802  Qt's signature
        """Give nothing, whatever the text asks for: it comes from a model."""
        return None

    def set_wrap(self, wrap: bool) -> None:  # noqa: FBT001  a Qt-style setter
        """Break lines that are too long, or let them be scrolled to."""
        self.setHorizontalScrollBarPolicy(_OFF if wrap else Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        # A fixed width, because a hidden widget does not know its own.
        mode = QTextEdit.LineWrapMode.FixedPixelWidth if wrap else QTextEdit.LineWrapMode.NoWrap
        if self.lineWrapMode() is not mode:
            self.setLineWrapMode(mode)

    def use_font(self, font: QFont) -> None:
        """Write in this font from now on; what stands there is not laid out again for one that it has."""
        if self.document().defaultFont() != font:
            self.document().setDefaultFont(font)

    def text_height(self, width: int) -> int:
        """Lay the text out in this width and return its height, both in pixels."""
        if self.lineWrapColumnOrWidth() != width:
            self.setLineWrapColumnOrWidth(width)
        return round(self.document().size().height())

    def show_caret(self, colour: QColor | None) -> None:
        """Draw the soft caret of a text that is being written, None to draw it no more."""
        if colour != self._caret:
            self._caret = colour
            self.viewport().update()

    def select(self, start: int, end: int) -> None:
        """Select a stretch, -1 for the end of the text."""
        cursor = self.textCursor()
        last = self.document().characterCount() - 1
        cursor.setPosition(min(start, last))
        cursor.setPosition(last if end < 0 else min(end, last), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def deselect(self) -> None:
        """Select nothing."""
        cursor = self.textCursor()
        if cursor.hasSelection():
            cursor.clearSelection()
            self.setTextCursor(cursor)

    def selected_text(self) -> str:
        """Return what is selected, with line breaks, formulas as they are written."""
        return selected_source(self.textCursor())

    def position_at(self, point: QPoint) -> int:
        """Return the position in the text nearest to a global point."""
        return self.cursorForPosition(self.viewport().mapFromGlobal(point)).position()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        """Draw the text and the caret."""
        super().paintEvent(event)
        if self._caret is not None:
            cursor = self.textCursor()
            cursor.movePosition(QTextCursor.MoveOperation.End)
            place = self.cursorRect(cursor)
            painter = QPainter(self.viewport())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._caret)
            height = self.fontMetrics().ascent()
            bottom = place.bottom() - self.fontMetrics().descent() // 2
            painter.drawRoundedRect(QRectF(place.left() + 3, bottom - height, _CARET_WIDTH, height), 2, 2)
            painter.end()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802  Qt's name
        """Leave the menu to the transcript, which knows the message."""
        event.ignore()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802  Qt's name
        """Scroll sideways where there is something to; up and down is the transcript's."""
        sideways = abs(event.angleDelta().x()) > abs(event.angleDelta().y())
        if sideways and self.horizontalScrollBar().maximum() > 0:
            super().wheelEvent(event)
        else:
            event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Leave paging to the transcript; Enter on a link is a click on it."""
        address = self.textCursor().charFormat().anchorHref()
        if event.key() in _PASSED_ON and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            event.ignore()
        elif event.matches(QKeySequence.StandardKey.Copy) or event.matches(
            QKeySequence.StandardKey.SelectAll
        ):
            # Of everything, not of one row only.
            event.ignore()
        elif address and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.link_clicked.emit(address)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802  Qt's name
        """Begin a selection."""
        super().mousePressEvent(event)
        self._pressed_at = event.position().toPoint()
        if event.button() is Qt.MouseButton.LeftButton:
            self.pressed.emit(event.globalPosition().toPoint())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802  Qt's name
        """Go on with a selection, and show what is a link."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.dragged.emit(event.globalPosition().toPoint())
            if self.view_drags:
                return
        super().mouseMoveEvent(event)
        over_link = bool(self.anchorAt(event.position().toPoint()))
        shape = Qt.CursorShape.PointingHandCursor if over_link else Qt.CursorShape.IBeamCursor
        if self.viewport().cursor().shape() is not shape:
            self.viewport().setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802  Qt's name
        """End a selection; a click on a link tells its address."""
        super().mouseReleaseEvent(event)
        event.accept()
        self.view_drags = False
        self.released.emit()
        place = event.position().toPoint()
        moved = (place - self._pressed_at).manhattanLength() >= QApplication.startDragDistance()
        address = self.anchorAt(place)
        if event.button() is Qt.MouseButton.LeftButton and address and not moved:
            # Qt has selected the link to mark it as the one with the focus.
            self.deselect()
            self.link_clicked.emit(address)

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802  Qt's name
        """Tell that the pointer is here."""
        super().enterEvent(event)
        self.entered.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802  Qt's name
        """Tell that the focus is here."""
        super().focusInEvent(event)
        self.entered.emit()
