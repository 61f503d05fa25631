"""The list of conversations: of one scope, filtered by title, in one order, under headings."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from enum import IntEnum
from typing import TYPE_CHECKING, Any, TypeAlias

from PySide6.QtCore import (
    QAbstractListModel,
    QDateTime,
    QLocale,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from gptoss_desktop.viewmodels.catalogue import Catalogue
from gptoss_desktop.viewmodels.finder import Finder
from gptoss_desktop.viewmodels.row_changes import changed_span
from gptoss_desktop.viewmodels.scope import ALL_CHATS, Scope
from gptoss_desktop.viewmodels.sections import Row, Section, arrange, section_title
from gptoss_desktop.viewmodels.sorting import SortOrder, sort_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from gptoss_desktop.domain.conversation import ConversationId, ConversationSummary

Index: TypeAlias = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
MIME_TYPE = "application/x-gptoss-conversations"
"""What is dragged: the ids, one a line."""
_CHAT = (
    Qt.ItemFlag.ItemIsEnabled
    | Qt.ItemFlag.ItemIsSelectable
    | Qt.ItemFlag.ItemIsEditable
    | Qt.ItemFlag.ItemIsDragEnabled
)
"""Put together once: a view asks for it at every row that it paints."""


class ConversationRole(IntEnum):
    """What is asked beyond Qt's own roles."""

    ID = Qt.ItemDataRole.UserRole
    IS_HEADING = Qt.ItemDataRole.UserRole + 1
    IS_ANSWERING = Qt.ItemDataRole.UserRole + 2
    IS_UNREAD = Qt.ItemDataRole.UserRole + 3


class ConversationListModel(QAbstractListModel):
    """Rows are headings (`Section`) and conversations; 100,000 are no burden."""

    rename_requested = Signal(str, str)
    """Conversation id and new title: what an inline editor was left with."""
    content_changed = Signal()
    """Conversations came, went or changed, shown or not: who counts them counts anew."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.catalogue = Catalogue((), SortOrder.CHANGED)
        self._finder = Finder(self.catalogue, ALL_CHATS)
        self._rows: list[Row] = []
        self._answering: set[str] = set()
        self._unread: set[str] = set()
        self._text = ""
        self._today = date.today()  # noqa: DTZ011  the local calendar is meant

    def set_conversations(self, summaries: Iterable[ConversationSummary]) -> None:
        """Replace everything."""
        self.set_catalogue(Catalogue(summaries, self.catalogue.order))

    def set_catalogue(self, catalogue: Catalogue) -> None:
        """Replace everything by what was put in order elsewhere; rows that stay the same stay chosen."""
        catalogue.keep_known(self.catalogue)
        self.catalogue = catalogue
        self._finder = Finder(catalogue, self._finder.scope)
        self._rearrange()
        self.content_changed.emit()

    def upsert(self, summary: ConversationSummary) -> None:
        """Add a conversation, or show its new title and place."""
        before = self.index_of(summary.id)
        if not (before.isValid() and self._stays(summary)):
            self.upsert_all([summary])
            return
        self.catalogue.put(summary)
        self._rows[before.row()] = summary
        self.dataChanged.emit(before, before)
        self.content_changed.emit()

    def upsert_all(self, summaries: Iterable[ConversationSummary]) -> None:
        """Add or change several at once."""
        for summary in summaries:
            self.catalogue.put(summary)
        self._rearrange()
        self.content_changed.emit()

    def remove(self, conversation_ids: Iterable[str]) -> None:
        """Take conversations off the list."""
        for conversation_id in conversation_ids:
            self.catalogue.drop(conversation_id)
        self._rearrange()
        self.content_changed.emit()

    def set_title(self, conversation_id: str, title: str) -> None:
        """Show a new title."""
        known = self.summary(conversation_id)
        if known is not None:
            self.upsert(replace(known, title=title))

    def set_filter(self, text: str) -> None:
        """Show only conversations whose titles have all words of `text`."""
        if text.strip() != self._text:
            self._text = text.strip()
            self._reset()

    @property
    def scope(self) -> Scope:
        """Which conversations are listed."""
        return self._finder.scope

    def set_scope(self, scope: Scope) -> None:
        """List others."""
        if scope != self.scope:
            self._finder = Finder(self.catalogue, scope)
            self._reset()

    def set_today(self, today: date) -> None:
        """Group anew when the day has changed."""
        if today != self._today:
            self._today = today
            self._rearrange()

    def set_answering(self, conversation_id: str, *, answering: bool) -> None:
        """Mark a conversation at which an answer is being written."""
        (self._answering.add if answering else self._answering.discard)(conversation_id)
        self._tell(conversation_id, ConversationRole.IS_ANSWERING)

    def set_unread(self, conversation_id: str, *, unread: bool) -> None:
        """Mark a conversation in which an answer has come that nobody has looked at."""
        (self._unread.add if unread else self._unread.discard)(conversation_id)
        self._tell(conversation_id, ConversationRole.IS_UNREAD)

    @property
    def answering(self) -> frozenset[str]:
        """The conversations at which an answer is being written."""
        return frozenset(self._answering)

    def is_answering(self, conversation_id: str) -> bool:
        """Return whether an answer is being written there."""
        return conversation_id in self._answering

    def is_unread(self, conversation_id: str) -> bool:
        """Return whether an answer has come there that nobody has looked at."""
        return conversation_id in self._unread

    def index_of(self, conversation_id: str) -> QModelIndex:
        """Return the index of a conversation; an invalid one when it is not on the list."""
        summary = self.summary(conversation_id)
        if summary is None:
            return QModelIndex()
        for row, entry in enumerate(self._rows):
            if entry is summary:
                return self.index(row)
        return QModelIndex()

    def summary(self, conversation_id: str) -> ConversationSummary | None:
        """Return a conversation, on the list or filtered away; None when it is unknown."""
        return self.catalogue.by_id.get(conversation_id)

    def newest(self) -> ConversationSummary | None:
        """Return the conversation that was changed last; None where there is none."""
        return max(self.catalogue.items, key=lambda summary: summary.updated_at, default=None)

    def entry(self, row: int) -> Row:
        """Return what stands in a row."""
        return self._rows[row]

    def id_at(self, index: Index) -> ConversationId | None:
        """Return the conversation at an index; None at a heading."""
        entry = self._rows[index.row()] if index.isValid() else None
        return None if entry is None or isinstance(entry, Section) else entry.id

    # Qt's interface

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802
        """Return the number of rows, headings included."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401  as Qt declares it
        """Return what a view asks of one row."""
        if not index.isValid():
            return None
        entry = self._rows[index.row()]
        return self._heading(entry, role) if isinstance(entry, Section) else self._conversation(entry, role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that conversations can be chosen, renamed and dragged, and headings cannot."""
        return Qt.ItemFlag.NoItemFlags if self.id_at(index) is None else _CHAT

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802, ANN401
        """Ask for another title; the list shows it when it is stored."""
        conversation_id, title = self.id_at(index), str(value).strip()
        if conversation_id is None or role != Qt.ItemDataRole.EditRole or not title:
            return False
        if title != self.catalogue.by_id[conversation_id].title:
            self.rename_requested.emit(conversation_id, title)
        return True

    def mimeTypes(self) -> list[str]:  # noqa: N802
        """Return what is dragged."""
        return [MIME_TYPE]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:  # noqa: N802
        """Return the ids of what is dragged."""
        ids = [found for index in indexes if (found := self.id_at(index)) is not None]
        carried = QMimeData()
        carried.setData(MIME_TYPE, "\n".join(ids).encode())
        return carried

    def _heading(self, section: Section, role: int) -> Any:  # noqa: ANN401
        if role == Qt.ItemDataRole.DisplayRole:
            return section_title(section)
        return role == ConversationRole.IS_HEADING or None

    def _conversation(self, summary: ConversationSummary, role: int) -> Any:  # noqa: ANN401
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return summary.title
            case Qt.ItemDataRole.ToolTipRole:
                return "\n".join([summary.title, _local(summary.updated_at), *summary.tags])
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(summary)
            case ConversationRole.ID:
                return summary.id
            case ConversationRole.IS_ANSWERING:
                return summary.id in self._answering
            case ConversationRole.IS_UNREAD:
                return summary.id in self._unread
        return None

    def _spoken(self, summary: ConversationSummary) -> str:
        text = summary.title
        if summary.id in self._answering:
            text = self.tr("{0}, being answered").format(text)
        elif summary.id in self._unread:
            text = self.tr("{0}, new answer").format(text)
        if summary.tags:
            text = self.tr("{0}, tags: {1}").format(text, ", ".join(summary.tags))
        return text

    def _tell(self, conversation_id: str, role: int) -> None:
        index = self.index_of(conversation_id)
        if index.isValid():
            self.dataChanged.emit(index, index, [role])

    def _arranged(self) -> list[Row]:
        return arrange(self._finder.summaries(self._text), self.catalogue.order, self._today)

    def _stays(self, summary: ConversationSummary) -> bool:
        """Return whether a conversation that changes keeps its row, so that no other need be looked at."""
        key = sort_key(self.catalogue.order)
        same_place = key(self.catalogue.by_id[summary.id]) == key(summary)
        return same_place and not self._text and self.scope.admits(summary)

    def _reset(self) -> None:
        """Show other rows: what a person has asked for is no small change of what was there."""
        self.beginResetModel()
        self._rows = self._arranged()
        self.endResetModel()

    def _rearrange(self) -> None:
        rows = self._arranged()
        span = changed_span(self._rows, rows, _same)
        first, end = span.start, span.start + span.old
        if not span.old and not span.new:
            self._rows = rows
        elif span.is_move:
            self.beginMoveRows(_NOWHERE, end - 1, end - 1, _NOWHERE, first)
            self._rows = rows
            self.endMoveRows()
            self.dataChanged.emit(self.index(first), self.index(first))
        elif span.old == span.new == 1 and _same(self._rows[first], rows[first]):
            self._rows = rows
            self.dataChanged.emit(self.index(first), self.index(first))
        else:
            self._replace(rows, first, span.old, span.new)

    def _replace(self, rows: list[Row], first: int, old: int, new: int) -> None:
        if old:
            self.beginRemoveRows(_NOWHERE, first, first + old - 1)
            del self._rows[first : first + old]
            self.endRemoveRows()
        if new:
            self.beginInsertRows(_NOWHERE, first, first + new - 1)
            self._rows = rows
            self.endInsertRows()


def _same(before: Row, after: Row) -> bool:
    if isinstance(before, Section) or isinstance(after, Section):
        return before is after
    return before.id == after.id


def _local(moment: datetime) -> str:
    local = QDateTime.fromSecsSinceEpoch(int(moment.timestamp()))
    return QLocale().toString(local, QLocale.FormatType.ShortFormat)
