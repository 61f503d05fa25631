"""Which tags the chosen conversations have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout

from gptoss_desktop.ui.theme.tokens import GRID
from gptoss_desktop.ui.widgets.buttons import Weight, push_button
from gptoss_desktop.ui.widgets.labels import plain_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from gptoss_desktop.domain.conversation import ConversationSummary

LONGEST = 40
"""Letters of a tag; it has to fit beside a title."""


class TagDialog(QDialog):
    """All tags with a mark: all of the chosen have it, some, or none. What is left as it was stays so."""

    chosen = Signal(object, object)
    """tags to add, tags to remove: lists of str"""

    def __init__(
        self, conversations: Sequence[ConversationSummary], known: Sequence[str], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Tags"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._list = QListWidget()
        self._list.setObjectName("tagList")
        self._list.setSpacing(2)
        self._list.setAccessibleName(self.tr("Tags"))
        self._list.setMinimumSize(36 * GRID, 26 * GRID)
        self._before: dict[str, Qt.CheckState] = {}
        for tag in sorted({*known, *(tag for found in conversations for tag in found.tags)}):
            having = sum(tag in found.tags for found in conversations)
            state = Qt.CheckState.PartiallyChecked if having else Qt.CheckState.Unchecked
            self._add(tag, Qt.CheckState.Checked if having == len(conversations) else state)
        self._before = {item.text(): item.checkState() for item in self._items()}
        self._new = QLineEdit()
        self._new.setMaxLength(LONGEST)
        self._new.setPlaceholderText(self.tr("New tag"))
        self._new.setAccessibleName(self.tr("New tag"))
        self._add_button = push_button(self.tr("Add"))
        self._add_button.setEnabled(False)
        self._add_button.clicked.connect(self._add_new)
        self._new.textChanged.connect(lambda text: self._add_button.setEnabled(bool(text.strip())))
        self._lay_out(len(conversations))
        self._new.setFocus()

    def _lay_out(self, count: int) -> None:
        said = self.tr("Tags of this chat") if count == 1 else self.tr("Tags of {0} chats").format(count)
        row = QHBoxLayout()
        row.addWidget(self._new, 1)
        row.addWidget(self._add_button)
        cancel = push_button(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        save = push_button(self.tr("Save"), weight=Weight.PRIMARY)
        save.clicked.connect(self._on_saved)
        save.setDefault(True)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(save)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        column.addWidget(plain_label(said, muted=True))
        column.addWidget(self._list, 1)
        column.addLayout(row)
        column.addSpacing(GRID)
        column.addLayout(foot)

    def _items(self) -> list[QListWidgetItem]:
        return [self._list.item(row) for row in range(self._list.count())]

    def _add(self, tag: str, state: Qt.CheckState) -> None:
        item = QListWidgetItem(tag)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(state)
        self._list.addItem(item)

    def _add_new(self) -> None:
        tag = " ".join(self._new.text().split())
        known = next((item for item in self._items() if item.text().casefold() == tag.casefold()), None)
        if known is not None:
            known.setCheckState(Qt.CheckState.Checked)
            self._list.scrollToItem(known)
        elif tag:
            self._add(tag, Qt.CheckState.Checked)
            self._list.scrollToBottom()
        self._new.clear()

    def _on_saved(self) -> None:
        self._add_new()
        none = Qt.CheckState.Unchecked
        changed = [
            item for item in self._items() if item.checkState() is not self._before.get(item.text(), none)
        ]
        added = [item.text() for item in changed if item.checkState() is Qt.CheckState.Checked]
        removed = [item.text() for item in changed if item.checkState() is none]
        self.chosen.emit(added, removed)
        self.accept()
