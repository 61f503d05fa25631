"""The dialog of shortcuts: a list of all, and the chosen action's two fields below it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from gptoss_desktop.ui.actions.registry import action_text
from gptoss_desktop.ui.actions.specs import SPECS, ActionSpec
from gptoss_desktop.ui.shortcuts.table import ShortcutTable
from gptoss_desktop.ui.theme.icons import IconRole, icon
from gptoss_desktop.ui.theme.tokens import GRID
from gptoss_desktop.ui.widgets.buttons import push_button
from gptoss_desktop.ui.widgets.labels import plain_label
from gptoss_desktop.ui.widgets.notice_bar import IconLabel

if TYPE_CHECKING:
    from collections.abc import Mapping

_PLACES = 2
"""An action has two shortcuts at most."""
_SPEC = Qt.ItemDataRole.UserRole


class ShortcutsDialog(QDialog):
    """A change is taken at once; where another action has the keys, the dialog asks who is to have them."""

    changed = Signal(object)
    """The user's own shortcuts, by the ids of actions."""

    def __init__(self, own: Mapping[str, tuple[str, ...]], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(80 * GRID, 72 * GRID)
        self._table = ShortcutTable(own)
        self._wanted: tuple[str, ...] = ()
        self._filter = QLineEdit()
        self._filter.setPlaceholderText(self.tr("Search actions or keys"))
        self._filter.setAccessibleName(self.tr("Search actions or keys"))
        self._filter.setClearButtonEnabled(True)
        self._filter.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self._filter.textChanged.connect(self._fill)
        self._list = self._make_list()
        self._name = plain_label()
        self._edits = [self._make_edit(place) for place in range(_PLACES)]
        self._clear = [push_button(self.tr("Clear")) for _ in range(_PLACES)]
        self._reset = push_button(self.tr("Reset"))
        self._reset.clicked.connect(self._on_reset)
        self._conflict = plain_label(wrap=True)
        self._take = push_button(self.tr("Use it here"))
        self._take.clicked.connect(self._on_taken)
        self._keep = push_button(self.tr("Leave it there"))
        self._keep.clicked.connect(self._show_chosen)
        self._warning = QWidget()
        self._lay_out()
        self._fill()

    def _make_list(self) -> QTreeWidget:
        tree = QTreeWidget()
        tree.setHeaderLabels([self.tr("Action"), self.tr("Shortcut")])
        tree.setRootIsDecorated(False)
        tree.setUniformRowHeights(True)
        tree.setAccessibleName(self.tr("Actions"))
        tree.header().setStretchLastSection(False)
        tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        tree.currentItemChanged.connect(self._show_chosen)
        return tree

    def _make_edit(self, place: int) -> QKeySequenceEdit:
        edit = QKeySequenceEdit()
        edit.setMaximumSequenceLength(1)
        edit.setAccessibleName(self.tr("Shortcut") if place == 0 else self.tr("Second shortcut"))
        edit.editingFinished.connect(self._on_edited)
        return edit

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(GRID)
        grid.setVerticalSpacing(GRID)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self._name, 0, 0, 1, 3)
        for place, words in enumerate((self.tr("Shortcut"), self.tr("Second shortcut"))):
            self._clear[place].clicked.connect(partial(self._on_cleared, place))
            grid.addWidget(plain_label(words, muted=True), place + 1, 0)
            grid.addWidget(self._edits[place], place + 1, 1)
            grid.addWidget(self._clear[place], place + 1, 2)
        warning = QHBoxLayout(self._warning)
        warning.setContentsMargins(0, 0, 0, 0)
        warning.setSpacing(GRID)
        warning.addWidget(IconLabel("triangle-alert", IconRole.WARNING))
        warning.addWidget(self._conflict, 1)
        warning.addWidget(self._take)
        warning.addWidget(self._keep)
        reset_all = push_button(self.tr("Reset all"))
        reset_all.clicked.connect(self._on_reset_all)
        close = push_button(self.tr("Close"))
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addWidget(self._reset)
        foot.addWidget(reset_all)
        foot.addStretch(1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(2 * GRID)
        column.addWidget(self._filter)
        column.addWidget(self._list, 1)
        column.addLayout(grid)
        column.addWidget(self._warning)
        column.addLayout(foot)

    def _fill(self) -> None:
        chosen = self._chosen()
        wanted = self._filter.text().strip().casefold()
        self._list.blockSignals(True)
        self._list.clear()
        current: QTreeWidgetItem | None = None
        for spec in SPECS:
            item = self._item(spec)
            if wanted in f"{item.text(0)} {item.text(1)}".casefold():
                self._list.addTopLevelItem(item)
                current = item if current is None or spec is chosen else current
        if current is not None:
            self._list.setCurrentItem(current)
        self._list.blockSignals(False)
        self._show_chosen()

    def _item(self, spec: ActionSpec) -> QTreeWidgetItem:
        keys = [_native(text) for text in self._table.of(spec)]
        item = QTreeWidgetItem([action_text(spec).rstrip("…"), "   ".join(keys)])
        item.setData(0, _SPEC, spec)
        if spec.icon:
            item.setIcon(0, icon(spec.icon))
        if self._table.is_changed(spec):
            font = QFont(self.font())
            font.setWeight(QFont.Weight.Bold)
            item.setFont(1, font)
            item.setToolTip(1, self.tr("Changed"))
        return item

    def _chosen(self) -> ActionSpec | None:
        item = self._list.currentItem()
        found = None if item is None else item.data(0, _SPEC)
        return found if isinstance(found, ActionSpec) else None

    def _show_chosen(self, *_: object) -> None:
        spec = self._chosen()
        shortcuts = self._table.of(spec) if spec is not None else ()
        self._name.setText(action_text(spec).rstrip("…") if spec is not None else "")
        for place, edit in enumerate(self._edits):
            edit.setKeySequence(QKeySequence(shortcuts[place] if place < len(shortcuts) else ""))
            edit.setEnabled(spec is not None)
            self._clear[place].setEnabled(place < len(shortcuts))
        self._reset.setEnabled(spec is not None and self._table.is_changed(spec))
        self._warning.hide()

    def _on_edited(self) -> None:
        spec = self._chosen()
        if spec is None:
            return
        texts = [edit.keySequence().toString() for edit in self._edits]
        self._wanted = tuple(dict.fromkeys(text for text in texts if text))
        for text in self._wanted:
            owner = self._table.owner(text, besides=spec.id)
            if owner is not None:
                self._conflict.setText(
                    self.tr("{0} belongs to “{1}”.").format(_native(text), action_text(owner).rstrip("…"))
                )
                self._warning.show()
                return
        self._on_taken()

    def _on_taken(self) -> None:
        spec = self._chosen()
        if spec is not None and self._wanted != self._table.of(spec):
            self._table.set(spec, self._wanted)
            self._tell()

    def _on_cleared(self, place: int) -> None:
        self._edits[place].clear()
        self._on_edited()

    def _on_reset(self) -> None:
        spec = self._chosen()
        if spec is not None:
            self._table.reset(spec)
            self._tell()

    def _on_reset_all(self) -> None:
        self._table.reset_all()
        self._tell()

    def _tell(self) -> None:
        self._fill()
        self.changed.emit(self._table.own)


def _native(text: str) -> str:
    return QKeySequence(text).toString(QKeySequence.SequenceFormat.NativeText)
