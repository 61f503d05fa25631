"""Row widgets for hire: made when there are none, kept when they are given back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gptoss_desktop.ui.transcript.model import Row, RowKind
from gptoss_desktop.ui.transcript.rows.code_row import CodeRow
from gptoss_desktop.ui.transcript.rows.editor_row import EditorRow
from gptoss_desktop.ui.transcript.rows.fold_row import FoldRow
from gptoss_desktop.ui.transcript.rows.footer_row import FooterRow
from gptoss_desktop.ui.transcript.rows.mark_row import MarkRow
from gptoss_desktop.ui.transcript.rows.raw_row import RawRow
from gptoss_desktop.ui.transcript.rows.rule_row import RuleRow
from gptoss_desktop.ui.transcript.rows.text_row import TableRow, TextRow
from gptoss_desktop.ui.transcript.rows.user_row import UserRow

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Set as AbstractSet

    from PySide6.QtWidgets import QWidget

    from gptoss_desktop.ui.transcript.context import RowContext
    from gptoss_desktop.ui.transcript.rows.base import RowWidget

_CLASSES: dict[RowKind, type[RowWidget]] = {
    RowKind.TEXT: TextRow,
    RowKind.CODE: CodeRow,
    RowKind.TABLE: TableRow,
    RowKind.RULE: RuleRow,
    RowKind.USER: UserRow,
    RowKind.FOLD: FoldRow,
    RowKind.RAW: RawRow,
    RowKind.EDITOR: EditorRow,
    RowKind.MARK: MarkRow,
    RowKind.FOOTER: FooterRow,
}
_SPARE = 24
"""How many idle widgets of a kind are kept."""


class RowPool:
    """Which row has which widget, and the widgets that are idle. `on_made` sees each new widget once."""

    on_made: Callable[[RowWidget], object]

    def __init__(self, parent: QWidget, context: RowContext) -> None:
        self._parent = parent
        self._context = context
        self._bound: dict[Row, RowWidget] = {}
        self._idle: dict[RowKind, list[RowWidget]] = {kind: [] for kind in RowKind}

    def get(self, row: Row) -> RowWidget | None:
        """Return the widget of a row, None where it has none."""
        return self._bound.get(row)

    def take(self, row: Row) -> RowWidget:
        """Return the widget of a row, hiring one where it has none; it shows the row as it is now."""
        widget = self._bound.get(row)
        if widget is None:
            idle = self._idle[row.kind]
            widget = idle.pop() if idle else self._make(row.kind)
            self._bound[row] = widget
        widget.bind(row)
        return widget

    def _make(self, kind: RowKind) -> RowWidget:
        widget = _CLASSES[kind](self._parent, self._context)
        self.on_made(widget)
        return widget

    def keep(self, rows: AbstractSet[Row]) -> None:
        """Take back the widgets of all other rows."""
        for row in [row for row in self._bound if row not in rows]:
            widget = self._bound.pop(row)
            widget.release()
            kept = self._idle[row.kind]
            if len(kept) < _SPARE:
                kept.append(widget)
            else:
                widget.deleteLater()

    def empty(self) -> None:
        """Give all widgets up, the idle ones too: what they say of themselves is in another language."""
        self.keep(frozenset())
        for kept in self._idle.values():
            for widget in kept:
                widget.setParent(None)
                widget.deleteLater()
            kept.clear()

    def bound(self) -> list[tuple[Row, RowWidget]]:
        """Return the rows that have widgets, with them."""
        return list(self._bound.items())
