"""The list of conversations: filtered by title, newest first, under headings by date."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from enum import IntEnum
from typing import TYPE_CHECKING, Any, TypeAlias

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from gptoss_desktop.viewmodels.date_groups import DateGroup, group_of, group_title
from gptoss_desktop.viewmodels.row_changes import changed_span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gptoss_desktop.domain.conversation import ConversationId, ConversationSummary

Index: TypeAlias = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class ConversationRole(IntEnum):
    """What the delegate asks beyond Qt's own roles."""

    ID = Qt.ItemDataRole.UserRole
    IS_HEADING = Qt.ItemDataRole.UserRole + 1
    IS_ANSWERING = Qt.ItemDataRole.UserRole + 2


class ConversationListModel(QAbstractListModel):
    """Rows are headings (`DateGroup`) and conversations; 100,000 are no burden."""

    rename_requested = Signal(str, str)
    """Conversation id and new title: what an inline editor was left with."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._summaries: dict[str, ConversationSummary] = {}
        self._rows: list[DateGroup | ConversationSummary] = []
        self._answering: set[str] = set()
        self._filter = ""
        self._today = date.today()  # noqa: DTZ011  the local calendar is meant

    def set_conversations(self, summaries: Iterable[ConversationSummary]) -> None:
        """Replace everything."""
        self.beginResetModel()
        self._summaries = {summary.id: summary for summary in summaries}
        self._rows = self._arranged()
        self.endResetModel()

    def upsert(self, summary: ConversationSummary) -> None:
        """Add a conversation, or show its new title and place."""
        self._summaries[summary.id] = summary
        self._rearrange()

    def remove(self, conversation_ids: Iterable[str]) -> None:
        """Take conversations off the list."""
        for conversation_id in conversation_ids:
            self._summaries.pop(conversation_id, None)
        self._rearrange()

    def set_title(self, conversation_id: str, title: str) -> None:
        """Show a new title."""
        if conversation_id in self._summaries:
            self.upsert(replace(self._summaries[conversation_id], title=title))

    def set_filter(self, text: str) -> None:
        """Show only conversations whose title has `text` in it, in any case of letters."""
        wanted = text.strip().casefold()
        if wanted != self._filter:
            self._filter = wanted
            self._rearrange()

    def set_today(self, today: date) -> None:
        """Group anew when the day has changed."""
        if today != self._today:
            self._today = today
            self._rearrange()

    def set_answering(self, conversation_id: str, *, answering: bool) -> None:
        """Mark a conversation at which an answer is being written."""
        (self._answering.add if answering else self._answering.discard)(conversation_id)
        index = self.index_of(conversation_id)
        if index.isValid():
            self.dataChanged.emit(index, index, [ConversationRole.IS_ANSWERING])

    @property
    def answering(self) -> frozenset[str]:
        """The conversations at which an answer is being written."""
        return frozenset(self._answering)

    def index_of(self, conversation_id: str) -> QModelIndex:
        """Return the index of a conversation; an invalid one when it is not on the list."""
        summary = self._summaries.get(conversation_id)
        for row, entry in enumerate(self._rows):
            if entry is summary and summary is not None:
                return self.index(row)
        return QModelIndex()

    def summary(self, conversation_id: str) -> ConversationSummary | None:
        """Return a conversation, on the list or filtered away; None when it is unknown."""
        return self._summaries.get(conversation_id)

    def newest(self) -> ConversationSummary | None:
        """Return the conversation that was changed last; None where there is none."""
        return max(self._summaries.values(), key=lambda summary: summary.updated_at, default=None)

    def id_at(self, index: Index) -> ConversationId | None:
        """Return the conversation at an index; None at a heading."""
        entry = self._rows[index.row()] if index.isValid() else None
        return None if entry is None or isinstance(entry, DateGroup) else entry.id

    # Qt's interface

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802
        """Return the number of rows, headings included."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401  as Qt declares it
        """Return what a view asks of one row."""
        if not index.isValid():
            return None
        entry = self._rows[index.row()]
        return self._heading(entry, role) if isinstance(entry, DateGroup) else self._conversation(entry, role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that conversations can be chosen and renamed, and headings cannot."""
        if self.id_at(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802, ANN401
        """Ask for another title; the list shows it when it is stored."""
        conversation_id, title = self.id_at(index), str(value).strip()
        if conversation_id is None or role != Qt.ItemDataRole.EditRole or not title:
            return False
        if title != self._summaries[conversation_id].title:
            self.rename_requested.emit(conversation_id, title)
        return True

    def _heading(self, group: DateGroup, role: int) -> Any:  # noqa: ANN401
        if role == Qt.ItemDataRole.DisplayRole:
            return group_title(group)
        return role == ConversationRole.IS_HEADING or None

    def _conversation(self, summary: ConversationSummary, role: int) -> Any:  # noqa: ANN401
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return summary.title
            case Qt.ItemDataRole.ToolTipRole:
                return f"{summary.title}\n{_local(summary.updated_at)}"
            case Qt.ItemDataRole.AccessibleTextRole:
                answering = summary.id in self._answering
                return self.tr("{0}, being answered").format(summary.title) if answering else summary.title
            case ConversationRole.ID:
                return summary.id
            case ConversationRole.IS_ANSWERING:
                return summary.id in self._answering
        return None

    def _arranged(self) -> list[DateGroup | ConversationSummary]:
        shown = [s for s in self._summaries.values() if self._filter in s.title.casefold()]
        shown.sort(key=lambda summary: summary.updated_at, reverse=True)
        rows: list[DateGroup | ConversationSummary] = []
        last: DateGroup | None = None
        for summary in shown:
            # Below "Earlier" there is nothing more to find out: 100,000 calendar conversions are saved.
            group = last if last is DateGroup.EARLIER else group_of(summary.updated_at, self._today)
            if group is not last and group is not None:
                rows.append(group)
                last = group
            rows.append(summary)
        return rows

    def _rearrange(self) -> None:
        rows = self._arranged()
        span = changed_span(self._rows, rows, _same)
        first, end = span.start, span.start + span.old
        if span.is_move:
            self.beginMoveRows(_NOWHERE, end - 1, end - 1, _NOWHERE, first)
            self._rows = rows
            self.endMoveRows()
            self.dataChanged.emit(self.index(first), self.index(first))
        elif span.old == span.new == 1 and _same(self._rows[first], rows[first]):
            self._rows = rows
            self.dataChanged.emit(self.index(first), self.index(first))
        else:
            self._replace(rows, first, span.old, span.new)

    def _replace(self, rows: list[DateGroup | ConversationSummary], first: int, old: int, new: int) -> None:
        if old:
            self.beginRemoveRows(_NOWHERE, first, first + old - 1)
            del self._rows[first : first + old]
            self.endRemoveRows()
        if new:
            self.beginInsertRows(_NOWHERE, first, first + new - 1)
            self._rows = rows
            self.endInsertRows()


def _same(before: DateGroup | ConversationSummary, after: DateGroup | ConversationSummary) -> bool:
    if isinstance(before, DateGroup) or isinstance(after, DateGroup):
        return before is after
    return before.id == after.id


def _local(moment: datetime) -> str:
    return moment.astimezone().strftime("%Y-%m-%d %H:%M")
