"""The lines of the palette: headings and entries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from gptoss_desktop.ui.palette.entries import Entry, Group, group_name

if TYPE_CHECKING:
    from collections.abc import Iterable

Index: TypeAlias = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class PaletteModel(QAbstractListModel):
    """A few dozen rows, replaced at each letter."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[Group | Entry] = []

    def show(self, entries: Iterable[Entry]) -> None:
        """Show these, which are in order, each group under its heading."""
        rows: list[Group | Entry] = []
        last: Group | None = None
        for entry in entries:
            if entry.group is not last:
                last = entry.group
                rows.append(last)
            rows.append(entry)
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row(self, index: Index) -> Group | Entry | None:
        """Return what stands at an index; None at an invalid one."""
        return self._rows[index.row()] if index.isValid() else None

    def entry_from(self, start: int, step: int) -> QModelIndex:
        """Return the first entry from a row on, in steps of 1 or -1; an invalid index where there is none."""
        row = start
        while 0 <= row < len(self._rows):
            if isinstance(self._rows[row], Entry):
                return self.index(row)
            row += step
        return QModelIndex()

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401  as Qt declares it
        """Return the words of a row."""
        row = self.row(index)
        if row is None or role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return None
        return group_name(row) if isinstance(row, Group) else f"{row.title} {row.hint}".strip()

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that entries can be chosen and headings cannot."""
        if isinstance(self.row(index), Entry):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags
