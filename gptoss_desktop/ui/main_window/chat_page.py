"""The middle of the window: header, transcript or a page in its place, failures, composer."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from gptoss_desktop.ui.composer.composer import Composer
from gptoss_desktop.ui.engine.error_bar import ErrorBar
from gptoss_desktop.ui.engine.first_run_page import FirstRunPage
from gptoss_desktop.ui.engine.loading_page import LoadingPage
from gptoss_desktop.ui.engine.switch_notice import SwitchNotice
from gptoss_desktop.ui.main_window.answer_notice import AnswerNotice
from gptoss_desktop.ui.main_window.header import Header
from gptoss_desktop.ui.main_window.store_notice import StoreNotice
from gptoss_desktop.ui.sidebar.undo_bar import UndoBar
from gptoss_desktop.ui.theme.tokens import COLUMN_WIDTH, GRID
from gptoss_desktop.ui.transcript.view import TranscriptView
from gptoss_desktop.ui.widgets.centred import centred
from gptoss_desktop.ui.widgets.notice_bar import NoticeBar

if TYPE_CHECKING:
    from gptoss_desktop.ui.actions.registry import ActionRegistry

_CARD_WIDTH = COLUMN_WIDTH + 4 * GRID
"""The composer stands out a little on both sides, so that its text lines up with the column above it."""


class Page(Enum):
    """What stands in the middle."""

    TRANSCRIPT = auto()
    FIRST_RUN = auto()
    LOADING = auto()


class ChatPage(QWidget):
    """Lays the parts out; holds no logic."""

    def __init__(self, actions: ActionRegistry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("chat")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.header = Header(actions)
        self.transcript = TranscriptView(actions)
        self.first_run = FirstRunPage()
        self.loading = LoadingPage()
        self.notice = NoticeBar("info")
        self.answer_notice = AnswerNotice()
        self.store_notice = StoreNotice()
        self.switch_notice = SwitchNotice()
        self.error_bar = ErrorBar()
        self.branch_notice = NoticeBar("git-branch")
        self.undo_bar = UndoBar()
        self.composer = Composer(actions)
        self._pages = {
            Page.TRANSCRIPT: self.transcript,
            Page.FIRST_RUN: self.first_run,
            Page.LOADING: self.loading,
        }
        self._stack = QStackedWidget()
        for page in self._pages.values():
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self._stack, 1)
        column.addLayout(self._foot())

    def show_page(self, page: Page) -> None:
        """Put a page in the middle. Only that one says how much room the middle needs."""
        for name, widget in self._pages.items():
            policy = QSizePolicy.Policy.Preferred if name is page else QSizePolicy.Policy.Ignored
            widget.setSizePolicy(policy, policy)
        self._stack.setCurrentWidget(self._pages[page])

    def event(self, event: QEvent) -> bool:
        """Let the message grow as far as the rest has no need of the room."""
        done = super().event(event)
        layout = self.layout()
        if event.type() in {QEvent.Type.LayoutRequest, QEvent.Type.Resize} and layout is not None:
            editor = self.composer.editor
            editor.set_room(editor.height() + self.height() - layout.minimumSize().height())
        return done

    def _foot(self) -> QHBoxLayout:
        """The column of failures and composer: as wide as the text, centred under it."""
        column = QWidget()
        column.setMaximumWidth(_CARD_WIDTH)
        inner = QVBoxLayout(column)
        inner.setContentsMargins(0, GRID, 0, 2 * GRID)
        inner.setSpacing(GRID)
        inner.addWidget(self.answer_notice)
        inner.addWidget(self.notice)
        inner.addWidget(self.store_notice)
        inner.addWidget(self.switch_notice)
        inner.addWidget(self.error_bar)
        inner.addWidget(self.undo_bar)
        inner.addWidget(self.branch_notice)
        inner.addWidget(self.composer)
        row = centred(column)
        row.setContentsMargins(2 * GRID, 0, 2 * GRID, 0)
        return row
