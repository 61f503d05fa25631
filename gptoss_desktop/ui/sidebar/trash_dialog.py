"""The trash: what was deleted, until when it is kept, and the ways out of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QLocale, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
)

from gptoss_desktop.ui.theme.tokens import GRID
from gptoss_desktop.ui.widgets.buttons import Weight, push_button
from gptoss_desktop.ui.widgets.labels import plain_label
from gptoss_desktop.ui.widgets.spin_box import spin_box

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from gptoss_desktop.domain.conversation import ConversationSummary

_ID = Qt.ItemDataRole.UserRole


class TrashDialog(QDialog):
    """Asks for what is to be done; deleting for good asks once more, in its own foot."""

    restore_requested = Signal(object)
    """list of conversation ids"""
    purge_requested = Signal(object)
    """list of conversation ids"""
    days_changed = Signal(int)

    def __init__(self, days: int, limits: tuple[int, int], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Trash"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(80 * GRID, 60 * GRID)
        self._list = self._make_list()
        self._said = plain_label(muted=True, wrap=True)
        self._empty_said = plain_label(self.tr("The trash is empty."), muted=True)
        self._empty_said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._days = spin_box()
        self._days.setRange(*limits)
        self._days.setValue(days)
        self._days.setMinimumHeight(self._days.fontMetrics().height() + GRID + 4)
        self._days.setAccessibleName(self.tr("Days in the trash"))
        self._name_days(days)
        self._days.valueChanged.connect(self._on_days)
        self._restore = push_button(self.tr("Restore"), weight=Weight.PRIMARY)
        self._restore.clicked.connect(lambda: self.restore_requested.emit(self._chosen()))
        self._purge = push_button(self.tr("Delete for good…"))
        self._purge.clicked.connect(lambda: self._ask(self._chosen()))
        self._empty = push_button(self.tr("Empty the trash…"))
        self._empty.clicked.connect(lambda: self._ask(self._all()))
        self._asked: list[str] = []
        self._question = plain_label(wrap=True)
        self._yes = push_button(self.tr("Delete for good"), weight=Weight.PRIMARY)
        self._yes.clicked.connect(self._on_yes)
        self._no = push_button(self.tr("Keep"))
        self._no.clicked.connect(lambda: self._ask([]))
        self._lay_out()
        self._list.itemSelectionChanged.connect(self._allow)
        self._on_days(days)
        self.show_conversations(())
        self._list.setFocus()

    def show_conversations(self, deleted: Sequence[ConversationSummary]) -> None:
        """Show what lies in the trash, the last deleted first."""
        self._list.clear()
        for summary in deleted:
            moment = summary.deleted_at
            when = "" if moment is None else _local(moment.timestamp())
            item = QTreeWidgetItem([summary.title, when])
            item.setData(0, _ID, summary.id)
            item.setToolTip(0, summary.title)
            self._list.addTopLevelItem(item)
        first = self._list.topLevelItem(0)
        if first is not None:
            self._list.setCurrentItem(first)
        self._list.setVisible(bool(deleted))
        self._empty_said.setVisible(not deleted)
        self._ask([])

    def _make_list(self) -> QTreeWidget:
        tree = QTreeWidget()
        tree.setHeaderLabels([self.tr("Title"), self.tr("Deleted")])
        tree.setRootIsDecorated(False)
        tree.setUniformRowHeights(True)
        tree.setAccessibleName(self.tr("Deleted chats"))
        tree.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        tree.header().setStretchLastSection(False)
        tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        return tree

    def _lay_out(self) -> None:
        keep = QHBoxLayout()
        keep.setSpacing(GRID)
        keep.addWidget(self._said, 1)
        keep.addWidget(self._days)
        foot = QHBoxLayout()
        foot.setSpacing(GRID)
        foot.addWidget(self._empty)
        foot.addWidget(self._question, 1)
        foot.addStretch(1)
        foot.addWidget(self._no)
        foot.addWidget(self._yes)
        foot.addWidget(self._purge)
        foot.addWidget(self._restore)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(2 * GRID)
        column.addLayout(keep)
        column.addWidget(self._list, 1)
        column.addWidget(self._empty_said, 1)
        column.addLayout(foot)

    def _chosen(self) -> list[str]:
        return [str(item.data(0, _ID)) for item in self._list.selectedItems()]

    def _all(self) -> list[str]:
        return [
            str(item.data(0, _ID))
            for row in range(self._list.topLevelItemCount())
            if (item := self._list.topLevelItem(row)) is not None
        ]

    def _name_days(self, days: int) -> None:
        self._days.setSuffix(" " + (self.tr("day") if days == 1 else self.tr("days")))

    def _on_days(self, days: int) -> None:
        said = self.tr("Deleted chats stay here and are removed for good after {0} days.")
        if days == 1:
            said = self.tr("Deleted chats stay here and are removed for good after a day.")
        if days == 0:
            said = self.tr("Deleted chats stay here until you empty the trash.")
        self._said.setText(said.format(QLocale().toString(days)))
        self._name_days(days)
        self.days_changed.emit(days)

    def _ask(self, ids: list[str]) -> None:
        """Ask whether these are to be gone for good; nothing is asked about none."""
        self._asked = ids
        self._question.setText(
            self.tr("This cannot be undone. Chats: {0}").format(QLocale().toString(len(ids)))
        )
        for widget in (self._question, self._yes, self._no):
            widget.setVisible(bool(ids))
        for widget in (self._restore, self._purge, self._empty):
            widget.setVisible(not ids)
        if ids:
            self._no.setFocus()
        self._allow()

    def _on_yes(self) -> None:
        self.purge_requested.emit(self._asked)

    def _allow(self) -> None:
        chosen = bool(self._list.selectedItems())
        self._restore.setEnabled(chosen)
        self._purge.setEnabled(chosen)
        self._empty.setEnabled(self._list.topLevelItemCount() > 0)


def _local(timestamp: float) -> str:
    moment = QDateTime.fromSecsSinceEpoch(int(timestamp))
    return QLocale().toString(moment, QLocale.FormatType.ShortFormat)
