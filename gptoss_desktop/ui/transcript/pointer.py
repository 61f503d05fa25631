"""Dragging a selection over several rows, and beyond the edge of the view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QTimer

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QAbstractScrollArea

    from gptoss_desktop.ui.transcript.model import Row
    from gptoss_desktop.ui.transcript.pool import RowPool
    from gptoss_desktop.ui.transcript.rows.base import RowWidget
    from gptoss_desktop.ui.transcript.rows.inert_text import InertText
    from gptoss_desktop.ui.transcript.selection import Selection

_SCROLL_EVERY_MS = 30
_SPEED = 0.4
"""Pixels scrolled at each turn for each pixel that the pointer is outside."""


class PointerSelection(QObject):
    """Turns presses and drags on row texts into a selection over rows.

    While the pointer stays in the row where it was pressed, the text widget selects by itself.
    """

    def __init__(self, view: QAbstractScrollArea, pool: RowPool, selection: Callable[[], Selection]) -> None:
        super().__init__(view)
        self._view = view
        self._pool = pool
        self._selection = selection
        self._source: InertText | None = None
        self._point = QPoint()
        self._timer = QTimer(self)
        self._timer.setInterval(_SCROLL_EVERY_MS)
        self._timer.timeout.connect(self._scroll)

    def watch(self, widget: RowWidget) -> None:
        """Follow the presses on a row widget, whatever row it shows."""
        text = widget.text()
        if text is not None:
            text.pressed.connect(lambda point: self._press(widget, text, point))
            text.dragged.connect(self._drag)
            text.released.connect(self._release)

    def _press(self, widget: RowWidget, text: InertText, point: QPoint) -> None:
        if widget.row is None:
            return
        for _row, other in self._pool.bound():
            inner = other.text()
            if inner is not None and inner is not text:
                inner.deselect()
        self._source = text
        self._selection().begin(widget.row, text.position_at(point))

    def _drag(self, point: QPoint) -> None:
        self._point = point
        self._extend()
        if self._beyond():
            self._timer.start()
        else:
            self._timer.stop()

    def _release(self) -> None:
        self._timer.stop()
        self._source = None

    def _extend(self) -> None:
        found = self._row_at(self._point)
        if found is None or self._source is None:
            return
        row, widget = found
        text = widget.text()
        selection = self._selection()
        selection.extend(row, text.position_at(self._point) if text else 0)
        if selection.spans_rows or self._source.view_drags:
            # From the first step into another row on, the widget's own idea of the drag would fight this one.
            self._source.view_drags = True
            for other, other_widget in self._pool.bound():
                selection.show(other, other_widget)

    def _row_at(self, point: QPoint) -> tuple[Row, RowWidget] | None:
        """Return the row with text that is nearest to a global point."""
        y = self._view.viewport().mapFromGlobal(point).y()
        with_text = [(row, widget) for row, widget in self._pool.bound() if widget.text() is not None]
        return min(with_text, key=lambda pair: _distance(pair[1], y), default=None)

    def _beyond(self) -> int:
        """Return by how many pixels the pointer is above (negative) or below the view."""
        y = self._view.viewport().mapFromGlobal(self._point).y()
        return min(0, y) + max(0, y - self._view.viewport().height())

    def _scroll(self) -> None:
        bar = self._view.verticalScrollBar()
        bar.setValue(bar.value() + round(self._beyond() * _SPEED))
        self._extend()


def _distance(widget: RowWidget, y: int) -> int:
    place = widget.geometry()
    return max(place.top() - y, y - place.bottom(), 0)
