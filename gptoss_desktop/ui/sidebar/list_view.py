"""The view of the conversation list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from gptoss_desktop.ui.sidebar.delegate import ConversationDelegate, room_of, row_height
from gptoss_desktop.ui.sidebar.marks import arc_place
from gptoss_desktop.ui.theme.current import current_theme
from gptoss_desktop.ui.theme.motion import motion_ms
from gptoss_desktop.ui.widgets.texts import keep_texts

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent, QPaintEvent
    from PySide6.QtWidgets import QWidget

    from gptoss_desktop.viewmodels.conversations import ConversationListModel

_TURN_MS = 80
_TURN_DEGREES = 30


class ConversationListView(QTableView):
    """Opens what is clicked or reached by the arrow keys; several rows can be chosen to be treated together.

    A table of one column, since Qt's list view asks its model for every row at every change: 170 ms for
    100,000 rows, where the table takes 3 ms. Opening hangs on what the user does and not on the current row,
    which Qt also moves when rows go away.
    """

    opened = Signal(str)
    menu_requested = Signal(QPoint)
    """Where on the screen; there is at least one chosen conversation."""

    def __init__(self, model: ConversationListModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._delegate = ConversationDelegate(self)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setObjectName("conversationList")
        self._look_like_a_list()
        # What is painted whole is moved when it scrolls, and only what comes into sight is painted.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.clicked.connect(self._open_clicked)
        self._turning = QTimer(self, interval=_TURN_MS)
        self._turning.timeout.connect(self._turn)
        model.dataChanged.connect(self._turn_while_answering)
        keep_texts(self, self._write_texts)

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

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802  Qt's name
        """Ask for a menu at the pointer, or at the current row where a key has asked for it."""
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if self._model.id_at(index) is None:
            return
        if not self.selectionModel().isSelected(index):
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        place = self.visualRect(index).bottomLeft() if by_key else event.pos()
        self.menu_requested.emit(self.viewport().mapToGlobal(place))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        """Paint the ground of the rows too: the viewport is said to be opaque."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(current_theme().window))
        painter.end()
        self._delegate.dirty = event.rect()
        super().paintEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  Qt's name
        """Let rows grow with the font."""
        super().changeEvent(event)
        if event.type() == event.Type.FontChange:
            self.verticalHeader().setDefaultSectionSize(row_height(self.fontMetrics()))

    def _look_like_a_list(self) -> None:
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(row_height(self.fontMetrics()))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def _write_texts(self) -> None:
        self.setAccessibleName(self.tr("Chats"))

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
        """Paint the arcs that are in sight; where they stand is not looked for among 100,000 rows."""
        self._delegate.angle = (self._delegate.angle + _TURN_DEGREES) % 360
        first = max(0, self.rowAt(0))
        last = self.rowAt(self.viewport().height() - 1)
        answering = self._model.answering
        for row in range(first, (last if last >= 0 else self._model.rowCount() - 1) + 1):
            index = self._model.index(row)
            if self._model.id_at(index) in answering:
                # A pixel more, for the ends of the pen.
                place = arc_place(room_of(self.visualRect(index))).adjusted(-1, -1, 1, 1)
                self.viewport().update(place)
