"""The line that folds reasoning, commentary or a tool call."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QAbstractButton

from gptoss_desktop.domain.conversation import PartKind
from gptoss_desktop.ui.theme.fonts import scaled
from gptoss_desktop.ui.theme.icons import SMALL, IconRole, pixmap
from gptoss_desktop.ui.transcript.model import Fold
from gptoss_desktop.ui.transcript.rows.base import RowWidget
from gptoss_desktop.ui.transcript.spacing import FOLD_HEIGHT

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QPaintEvent
    from PySide6.QtWidgets import QWidget

    from gptoss_desktop.ui.transcript.context import RowContext
    from gptoss_desktop.ui.transcript.model import Row

_LABEL_SCALE = 0.95
_SECOND_MS = 1000
_MINUTE_S = 60


class FoldRow(RowWidget):
    """One line with a chevron; a click, Space or Enter opens and closes what it stands for."""

    def __init__(self, parent: QWidget, context: RowContext) -> None:
        super().__init__(parent, context)
        self._button = _FoldButton(self, context)
        self._button.clicked.connect(self._clicked)
        self._clock = QTimer(self)
        self._clock.setInterval(_SECOND_MS)
        self._clock.timeout.connect(self._tell)

    def _clicked(self) -> None:
        if self.row is not None:
            self.context.fold_toggled.emit(self.row)

    def write(self, row: Row, *, fresh: bool) -> None:  # noqa: ARG002  it is always written whole
        """Say what is folded here."""
        assert isinstance(row.content, Fold)  # noqa: S101  the pool gives each kind its own widget
        self._button.expanded = row.content.expanded
        self._button.at_right = row.content.at_right
        self._tell()
        if row.content.started is None:
            self._clock.stop()
        elif not self._clock.isActive():
            self._clock.start()

    def release(self) -> None:
        """Leave the row and stop the clock."""
        self._clock.stop()
        super().release()

    def _tell(self) -> None:
        if self.row is None or not isinstance(self.row.content, Fold):
            return
        text = self._sentence(self.row.content)
        self._button.setText(text)
        self._button.setAccessibleName(text)
        self._button.fit()

    def _sentence(self, fold: Fold) -> str:
        running = fold.started is not None
        seconds = time.monotonic() - fold.started if fold.started is not None else fold.seconds
        if fold.kind is PartKind.REASONING and seconds is not None:
            text = self.tr("Thinking… {0}") if running else self.tr("Thought for {0}")
            words = [text.format(self._duration(seconds))]
        else:
            words = [self._name_of(fold)]
            if seconds is not None and round(seconds):
                words.append(self._duration(seconds))
        if fold.tokens is not None:
            words.append(self.tr("{0} tokens").format(self.locale().toString(fold.tokens)))
        return " · ".join(words)

    def _name_of(self, fold: Fold) -> str:
        match fold.kind:
            case PartKind.REASONING:
                return self.tr("Thought")
            case PartKind.TOOL_CALL:
                return self.tr("Tool call: {0}").format(fold.name) if fold.name else self.tr("Tool call")
            case PartKind.COMMENTARY:
                return self.tr("Commentary")
            case PartKind.ATTACHMENT:
                return fold.name or self.tr("Pasted text")
            case _:
                return self.tr("Result")

    def _duration(self, seconds: float) -> str:
        minutes, rest = divmod(round(seconds), _MINUTE_S)
        if minutes:
            return self.tr("{0} min {1} s").format(minutes, rest)
        return self.tr("{0} s").format(rest or "< 1")

    def height_for(self, width: int) -> int:  # noqa: ARG002  one line is one line
        """Return the height of the line."""
        return max(FOLD_HEIGHT, self._button.sizeHint().height())

    def arrange(self) -> None:
        """Keep the button as long as its text."""
        self._button.fit()


class _FoldButton(QAbstractButton):
    """Chevron and words, in quiet ink until the pointer or the focus is there."""

    def __init__(self, parent: FoldRow, context: RowContext) -> None:
        super().__init__(parent)
        self.expanded = False
        self.at_right = False
        self._context = context
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """Return the room for chevron and words."""
        self.setFont(scaled(self._context.font, _LABEL_SCALE))
        metrics = self.fontMetrics()
        return QSize(SMALL.width() + 14 + metrics.horizontalAdvance(self.text()), metrics.height() + 8)

    def fit(self) -> None:
        """Take the room that the words need."""
        hint = self.sizeHint()
        top = max(0, (FOLD_HEIGHT - hint.height()) // 2)
        row = self.parentWidget()
        room = row.width() if row is not None else 0
        width = min(hint.width(), room) if room else hint.width()
        self.setGeometry(max(0, room - width) if self.at_right else 0, top, width, hint.height())
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802  Qt's name
        """Show the focus."""
        super().focusInEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802  Qt's name
        """Draw chevron, words and focus."""
        painter = QPainter(self)
        theme = self._context.theme
        lit = self.underMouse() or self.hasFocus()
        role = IconRole.TEXT if lit else IconRole.MUTED
        scale = self.devicePixelRatioF()
        name = "chevron-down" if self.expanded else "chevron-right"
        top = (self.height() - SMALL.height()) // 2
        painter.drawPixmap(QPoint(0, top), pixmap(name, role, SMALL, scale))
        painter.setPen(QColor(theme.text if lit else theme.text_muted))
        place = QRect(SMALL.width() + 6, 0, self.width() - SMALL.width() - 6, self.height())
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideMiddle, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, text)
        if self.hasFocus():
            painter.setPen(QColor(theme.accent))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 4, 4)
        painter.end()
