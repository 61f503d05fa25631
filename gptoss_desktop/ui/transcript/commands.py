"""What can be done with the message that the pointer or the keyboard is at, as the window's actions."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QMenu

from gptoss_desktop.domain.conversation import MessageState, Role
from gptoss_desktop.ui.actions.specs import ActionId
from gptoss_desktop.ui.transcript.clipboard import CopyForm
from gptoss_desktop.ui.transcript.message_bar import COPY_FORMS, MORE

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import SignalInstance
    from PySide6.QtWidgets import QWidget

    from gptoss_desktop.domain.conversation import Message
    from gptoss_desktop.domain.tree import Versions
    from gptoss_desktop.ui.actions.registry import ActionRegistry
    from gptoss_desktop.ui.transcript.view import TranscriptView

_ID = ActionId
_MENU: tuple[ActionId | None, ...] = (
    *COPY_FORMS,
    None,
    _ID.EDIT_MESSAGE,
    _ID.ANSWER_AGAIN,
    _ID.PREVIOUS_VERSION,
    _ID.NEXT_VERSION,
    _ID.COMPARE_VERSIONS,
    _ID.ANSWER_INFO,
    None,
    *MORE,
)
_ALWAYS = frozenset({_ID.PREVIOUS_MESSAGE, _ID.NEXT_MESSAGE})
_FORMS = {
    _ID.COPY_MESSAGE: CopyForm.MARKDOWN,
    _ID.COPY_RICH_TEXT: CopyForm.RICH_TEXT,
    _ID.COPY_PLAIN_TEXT: CopyForm.PLAIN_TEXT,
}


class MessageCommands(QObject):
    """Binds the actions to the view; they are enabled while they mean something for the active message."""

    def __init__(self, view: TranscriptView, actions: ActionRegistry) -> None:
        super().__init__(view)
        self._view = view
        self._actions = actions
        self._bound = self._handlers()
        for action_id, handler in self._bound.items():
            action = actions.bind(action_id, handler)
            # In the rows, too: the focus is in them as often as in the view.
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            view.addAction(action)
        self.allowed: frozenset[ActionId] = frozenset()
        """What can be done now."""
        self.refresh(None, None, raw=False, last=True)

    def _handlers(self) -> dict[ActionId, Callable[[], object]]:
        view = self._view
        found: dict[ActionId, Callable[[], object]] = {
            _ID.PREVIOUS_MESSAGE: partial(view.move_current, -1),
            _ID.NEXT_MESSAGE: partial(view.move_current, 1),
            _ID.PREVIOUS_VERSION: partial(self._step, -1),
            _ID.NEXT_VERSION: partial(self._step, 1),
            _ID.EDIT_MESSAGE: lambda: view.edit_message(view.active),
            _ID.RAW_VIEW: lambda: view.toggle_raw(view.active),
        }
        signals: dict[ActionId, SignalInstance] = {
            _ID.ANSWER_AGAIN: view.regenerate_requested,
            _ID.COMPARE_VERSIONS: view.compare_requested,
            _ID.ANSWER_INFO: view.info_requested,
            _ID.BRANCH_HERE: view.branch_requested,
            _ID.RUN_AGAIN: view.run_again_requested,
            _ID.INSPECT_TOKENS: view.inspect_requested,
            _ID.DELETE_MESSAGE: view.delete_requested,
        }
        for action_id, signal in signals.items():
            found[action_id] = partial(self._tell, signal)
        for action_id, form in _FORMS.items():
            found[action_id] = partial(self._copy, form)
        return found

    def _tell(self, signal: SignalInstance) -> None:
        signal.emit(self._view.active)

    def _step(self, step: int) -> None:
        self._view.version_requested.emit(self._view.active, step)

    def _copy(self, form: CopyForm) -> None:
        self._view.copy_message(self._view.active, form)

    def refresh(self, message: Message | None, versions: Versions | None, *, raw: bool, last: bool) -> None:
        """Enable what can be done with a message; `last`: no other stands below it."""
        allowed = _ALWAYS if message is None else _ALWAYS | _allowed(message, versions, last=last)
        if allowed != self.allowed:
            self.allowed = allowed
            for action_id in self._bound:
                self._actions[action_id].setEnabled(action_id in allowed)
        self._actions[_ID.RAW_VIEW].setChecked(raw)

    def menu(self, parent: QWidget) -> QMenu:
        """Return the menu of the active message: what can be done, and nothing else."""
        menu = QMenu(parent)
        pending = False
        for entry in _MENU:
            if entry is None:
                pending = not menu.isEmpty()
            elif self._actions[entry].isEnabled():
                if pending:
                    menu.addSeparator()
                    pending = False
                menu.addAction(self._actions[entry])
        return menu


def _allowed(message: Message, versions: Versions | None, *, last: bool) -> set[ActionId]:
    found: set[ActionId] = set()
    if versions is not None:
        found |= {_ID.COMPARE_VERSIONS}
        found |= {_ID.PREVIOUS_VERSION} if versions.neighbour(-1) else set()
        found |= {_ID.NEXT_VERSION} if versions.neighbour(1) else set()
    if message.state is MessageState.STREAMING:
        return found | set(_FORMS)
    if message.parts:
        found |= {_ID.RAW_VIEW, _ID.EDIT_MESSAGE, *_FORMS}
    found.add(_ID.DELETE_MESSAGE)
    if not last:
        found.add(_ID.BRANCH_HERE)
    if message.role in (Role.USER, Role.ASSISTANT):
        found.add(_ID.ANSWER_AGAIN)
    if message.role is Role.ASSISTANT and message.answer is not None:
        found |= {_ID.ANSWER_INFO, _ID.RUN_AGAIN, _ID.INSPECT_TOKENS}
    return found
