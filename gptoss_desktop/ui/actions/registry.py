"""Makes the declared actions into QActions of one window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence

from gptoss_desktop.ui.actions.specs import SPECS, ActionId, ActionSpec
from gptoss_desktop.ui.theme.icons import icon

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtWidgets import QMenu, QWidget


class ActionRegistry(QObject):
    """The actions of a window by id. One that is not bound to a handler is disabled."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._actions = {spec.id: self._make(spec) for spec in SPECS}

    def __getitem__(self, action_id: ActionId) -> QAction:
        return self._actions[action_id]

    def bind(self, action_id: ActionId, handler: Callable[[], object]) -> QAction:
        """Say what an action does, and enable it. A checkable action's handler reads `isChecked()` itself."""
        action = self._actions[action_id]
        # Not the handler itself: `triggered` would pass it a flag.
        action.triggered.connect(lambda: handler())  # noqa: PLW0108
        action.setEnabled(True)
        return action

    def fill(self, menu: QMenu, entries: Iterable[ActionId | None]) -> None:
        """Add actions to a menu in order; None is a line between groups."""
        for entry in entries:
            if entry is None:
                menu.addSeparator()
            else:
                menu.addAction(self._actions[entry])

    def _make(self, spec: ActionSpec) -> QAction:
        action = QAction(QCoreApplication.translate("Actions", spec.text), self)
        action.setObjectName(spec.id.value)
        if spec.icon:
            action.setIcon(icon(spec.icon))
        action.setShortcuts([QKeySequence(text) for text in spec.shortcuts])
        action.setToolTip(_tooltip(spec))
        action.setCheckable(spec.checkable)
        action.setEnabled(False)
        if spec.local:
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        else:
            self._window.addAction(action)
        return action


def _tooltip(spec: ActionSpec) -> str:
    text = QCoreApplication.translate("Actions", spec.hint or spec.text).rstrip("…")
    if not spec.shortcuts:
        return text
    native = QKeySequence(spec.shortcuts[0]).toString(QKeySequence.SequenceFormat.NativeText)
    return f"{text}  ({native})"
