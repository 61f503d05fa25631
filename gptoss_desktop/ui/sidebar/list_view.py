"""The view of the conversation list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import QAbstractItemView, QListView

from gptoss_desktop.ui.sidebar.delegate import ConversationDelegate
from gptoss_desktop.ui.theme.motion import motion_ms

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from gptoss_desktop.viewmodels.conversations import ConversationListModel

_TURN_MS = 80
_TURN_DEGREES = 30


class ConversationListView(QListView):
    """Opens what is clicked or reached by the arrow keys; several rows can be chosen to be deleted together.

    Opening hangs on what the user does and not on the current row, which Qt also moves when rows go away.
    """

    opened = Signal(str)

    def __init__(self, model: ConversationListModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._delegate = ConversationDelegate(self)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setAccessibleName(self.tr("Chats"))
        self.clicked.connect(self._open_clicked)
        self._turning = QTimer(self, interval=_TURN_MS)
        self._turning.timeout.connect(self._turn)
        model.dataChanged.connect(self._turn_while_answering)

    def chosen(self) -> list[str]:
        """Return the ids of the chosen conversations, from the top."""
        indexes = sorted(self.selectionModel().selectedIndexes(), key=lambda index: index.row())
        return [found for index in indexes if (found := self._model.id_at(index)) is not None]

    def choose(self, conversation_id: str | None) -> None:
        """Show one conversation as the open one; None shows that none is."""
        index = self._model.index_of(conversation_id) if conversation_id else QModelIndex()
        if index.isValid():
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        else:
            self.clearSelection()

    def edit_title(self, conversation_id: str) -> bool:
        """Open the inline editor; False when the conversation is not on the list."""
        index = self._model.index_of(conversation_id)
        if index.isValid():
            self.scrollTo(index)
            self.edit(index)
        return index.isValid()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Open the conversation to which a key has moved, or at which Return was pressed."""
        before = self.currentIndex()
        super().keyPressEvent(event)
        now = self.currentIndex()
        plain = not event.modifiers() & (
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier
        )
        if plain and (now != before or event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}):
            self._open(now)

    def _open_clicked(self, index: QModelIndex) -> None:
        if len(self.chosen()) == 1:
            self._open(index)

    def _open(self, index: QModelIndex) -> None:
        conversation_id = self._model.id_at(index)
        if conversation_id is not None:
            self.opened.emit(conversation_id)

    def _turn_while_answering(self) -> None:
        if self._model.answering and motion_ms():
            if not self._turning.isActive():
                self._turning.start()
        else:
            self._turning.stop()

    def _turn(self) -> None:
        self._delegate.angle = (self._delegate.angle + _TURN_DEGREES) % 360
        for conversation_id in self._model.answering:
            self.update(self._model.index_of(conversation_id))
