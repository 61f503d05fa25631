"""What a search has found: some titles, then messages, more of them as one scrolls."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from gptoss_desktop.ui.search.words import count_text, day_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gptoss_desktop.domain.conversation import ConversationSummary
    from gptoss_desktop.domain.search import SearchHit, SearchResult

Index: TypeAlias = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
TITLES_SHOWN = 5
"""More titles are behind a row of their own: the messages must be in sight."""


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a group with the number of its hits."""

    text: str
    count: str = ""


@dataclass(frozen=True, slots=True)
class TitleRow:
    """A conversation whose title was found; `spans` are what matched in it."""

    summary: ConversationSummary
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class AllTitles:
    """Leads to the list of all titles that were found."""

    text: str


@dataclass(frozen=True, slots=True)
class MessageRow:
    """A message that was found."""

    hit: SearchHit
    day: str


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence where there is no hit."""

    text: str


Row: TypeAlias = Heading | TitleRow | AllTitles | MessageRow | Note


class ResultsModel(QAbstractListModel):
    """Titles are shown at once and messages when they come; the older hits stand until then."""

    more_wanted = Signal()
    """The end of the messages that are loaded is in sight."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._titles: list[Row] = []
        self._messages: list[Row] = []
        self._hits = 0
        self._total = 0

    def show_titles(self, found: Sequence[ConversationSummary], count: int, text: str) -> None:
        """Show the first conversations of `count` whose titles have the words of `text`."""
        rows: list[Row] = []
        if found:
            rows.append(Heading(self.tr("Titles"), count_text(count, more=False)))
            rows += [TitleRow(summary, matched_spans(summary.title, text)) for summary in found]
        if count > len(found):
            rows.append(AllTitles(self.tr("All {0} titles").format(count_text(count, more=False))))
        self._swap(rows, self._messages)

    def show_messages(self, result: SearchResult) -> None:
        """Show the first messages that were found."""
        rows: list[Row] = [Heading(self.tr("Messages"), count_text(result.total, more=result.more))]
        rows += _message_rows(result)
        if not result.hits:
            rows = [Note(self.tr("No message contains this."))]
        self._hits, self._total = len(result.hits), result.total
        self._swap(self._titles, rows)

    def append(self, result: SearchResult) -> None:
        """Add the messages that follow."""
        rows = _message_rows(result)
        self._hits += len(result.hits)
        if not result.hits:
            self._total = self._hits
        if rows:
            first = self.rowCount()
            self.beginInsertRows(_NOWHERE, first, first + len(rows) - 1)
            self._messages += rows
            self.endInsertRows()

    def say(self, sentence: str) -> None:
        """Show a sentence in the place of messages; an empty one nothing."""
        self._hits = self._total = 0
        self._swap(self._titles, [Note(sentence)] if sentence else [])

    @property
    def loaded(self) -> int:
        """The number of messages that are loaded."""
        return self._hits

    def row(self, index: Index) -> Row:
        """Return what stands at a valid index."""
        place = index.row()
        return self._titles[place] if place < len(self._titles) else self._messages[place - len(self._titles)]

    def first_hit(self) -> QModelIndex:
        """Return the index of the first title or message; an invalid one where nothing was found."""
        for place in range(self.rowCount()):
            if isinstance(self.row(self.index(place)), TitleRow | MessageRow):
                return self.index(place)
        return QModelIndex()

    # Qt's interface

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self._titles) + len(self._messages)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401  as Qt declares it
        """Return the words of a row; how it looks is the delegate's."""
        if not index.isValid():
            return None
        row = self.row(index)
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self._words(row)
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(row, TitleRow | MessageRow):
            return self._words(row)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that hits can be chosen, and headings and notes cannot."""
        if index.isValid() and isinstance(self.row(index), TitleRow | MessageRow | AllTitles):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags

    def canFetchMore(self, _parent: Index) -> bool:  # noqa: N802
        """Return whether there are messages that are not loaded."""
        return 0 < self._hits < self._total

    def fetchMore(self, _parent: Index) -> None:  # noqa: N802
        """Ask for more; they come later."""
        self.more_wanted.emit()

    def _words(self, row: Row) -> str:
        match row:
            case Heading(text, count):
                return f"{text} {count}".strip()
            case TitleRow(summary):
                return summary.title
            case MessageRow(hit, day):
                return f"{hit.title}\n{hit.snippet}\n{day}"
            case AllTitles(text) | Note(text):
                return text

    def _swap(self, titles: list[Row], messages: list[Row]) -> None:
        if (titles, messages) == (self._titles, self._messages):
            return
        self.beginResetModel()
        self._titles, self._messages = titles, messages
        self.endResetModel()


def matched_spans(title: str, text: str) -> tuple[tuple[int, int], ...]:
    """Return where the words of a text stand in a title, each once, in order."""
    words = sorted(set(text.split()), key=len, reverse=True)
    if not words:
        return ()
    pattern = re.compile("|".join(re.escape(word) for word in words), re.IGNORECASE)
    return tuple(found.span() for found in pattern.finditer(title))


def _message_rows(result: SearchResult) -> list[Row]:
    return [MessageRow(hit, day_text(hit.created_at)) for hit in result.hits]
