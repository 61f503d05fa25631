"""Tells of answers that come to their end where nobody looks."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from gptoss_desktop.domain.conversation import MessageState, Role

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from gptoss_desktop.domain.conversation import Message
    from gptoss_desktop.services.composition import Services
    from gptoss_desktop.ui.main_window.answer_notice import AnswerNotice
    from gptoss_desktop.ui.main_window.conversation_controller import ConversationController
    from gptoss_desktop.viewmodels.conversations import ConversationListModel


class Notifications(QObject):
    """A mark in the list for every unseen answer; for those that took long a bar, and the task bar's light.

    The task bar is asked through the window system: no other program hears of a chat.
    """

    def __init__(
        self,
        services: Services,
        window: QWidget,
        model: ConversationListModel,
        conversation: ConversationController,
        notice: AnswerNotice,
    ) -> None:
        super().__init__(window)
        self._settings = services.settings
        self._window = window
        self._model = model
        self._conversation = conversation
        self._notice = notice
        self._since: dict[str, float] = {}
        self._ends: dict[str, MessageState] = {}
        services.chat.message_changed.connect(self._on_message)
        services.chat.answering_changed.connect(self._on_answering)
        conversation.opened.connect(self._on_opened)

    def _on_message(self, message: Message) -> None:
        if message.role is Role.ASSISTANT:
            self._ends[message.conversation_id] = message.state

    def _on_answering(self, conversation_id: str, answering: bool) -> None:  # noqa: FBT001  the signal's
        if answering:
            self._since.setdefault(conversation_id, time.monotonic())
            return
        since = self._since.pop(conversation_id, None)
        end = self._ends.pop(conversation_id, MessageState.INTERRUPTED)
        summary = self._model.summary(conversation_id)
        if since is None or summary is None or end is MessageState.STOPPED:  # by its reader, or deleted
            return
        is_open = conversation_id == self._conversation.current
        if not is_open:
            self._model.set_unread(conversation_id, unread=True)
        if time.monotonic() - since < self._settings.notify_after_s:
            return
        if not is_open:
            self._notice.say(conversation_id, summary.title, whole=end is MessageState.COMPLETE)
        if not self._window.isActiveWindow():
            QApplication.alert(self._window)

    def _on_opened(self, conversation_id: str) -> None:
        self._model.set_unread(conversation_id, unread=False)
        self._notice.forget(conversation_id)
