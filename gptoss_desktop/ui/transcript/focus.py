"""Tab through the rows in the order in which they are seen: their widgets come from pools in any order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from gptoss_desktop.ui.transcript.pool import RowPool


def next_in_rows(pool: RowPool, view: QWidget, bar: QWidget, *, forward: bool) -> QWidget | None:
    """Return the widget that Tab (or Shift+Tab) goes to inside the transcript, None where it leaves it."""
    rows: list[QWidget] = [widget for _row, widget in pool.bound()]
    if bar.isVisible():
        rows.append(bar)
    rows.sort(key=QWidget.y)
    stops = [view, *(stop for row in rows for stop in _stops(row))]
    focused = QApplication.focusWidget()
    if focused not in stops:
        return None
    at = stops.index(focused) + (1 if forward else -1)
    return stops[at] if 0 <= at < len(stops) else None


def beyond(view: QWidget, *, forward: bool) -> QWidget | None:
    """Return the next widget of the window that takes the focus by Tab and is not inside the view."""
    step = QWidget.nextInFocusChain if forward else QWidget.previousInFocusChain
    widget: QWidget | None = step(view)
    while widget is not None and widget is not view:
        if not view.isAncestorOf(widget) and _takes_tab(widget) and not widget.isWindow():
            return widget
        widget = step(widget)
    return None


def _stops(row: QWidget) -> list[QWidget]:
    children = [child for child in row.findChildren(QWidget) if _takes_tab(child)]
    return sorted(children, key=lambda child: child.mapTo(row, child.rect().topLeft()).toTuple())


def _takes_tab(widget: QWidget) -> bool:
    takes = bool(widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value)
    return takes and widget.isVisible() and widget.isEnabled() and widget.focusProxy() is None
