"""Makes the declared actions into QActions of one window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence

from gptoss_desktop.ui.actions.specs import SPECS, ActionId, ActionSpec
from gptoss_desktop.ui.theme.icons import icon
from gptoss_desktop.ui.widgets.texts import keep_texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from PySide6.QtWidgets import QMenu, QWidget


class ActionRegistry(QObject):
    """The actions of a window by id. One that is not bound to a handler is disabled."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._actions = {spec.id: self._make(spec) for spec in SPECS}
        self._own: Mapping[str, tuple[str, ...]] = {}
        keep_texts(self, self._write_texts)

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

    def shortcuts_of(self, spec: ActionSpec) -> tuple[str, ...]:
        """Return the portable shortcuts of an action: the user's own, else the declared ones."""
        return self._own.get(spec.id.value, spec.shortcuts)

    def set_shortcuts(self, own: Mapping[str, tuple[str, ...]]) -> None:
        """Use the shortcuts that the user has chosen, by the ids of actions; the others keep theirs."""
        self._own = own
        for spec in SPECS:
            sequences = [QKeySequence(text) for text in self.shortcuts_of(spec)]
            if self._actions[spec.id].shortcuts() != sequences:
                self._actions[spec.id].setShortcuts(sequences)
                self._write_text(spec)

    def _make(self, spec: ActionSpec) -> QAction:
        action = QAction(self)
        action.setObjectName(spec.id.value)
        if spec.icon:
            action.setIcon(icon(spec.icon))
        action.setShortcuts([QKeySequence(text) for text in spec.shortcuts])
        action.setCheckable(spec.checkable)
        action.setEnabled(False)
        if spec.local:
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        else:
            self._window.addAction(action)
        return action

    def _write_texts(self) -> None:
        for spec in SPECS:
            self._write_text(spec)

    def _write_text(self, spec: ActionSpec) -> None:
        action = self._actions[spec.id]
        action.setText(action_text(spec))
        hint = QCoreApplication.translate("Actions", spec.hint or spec.text).rstrip("…")
        shortcut = native_text(self.shortcuts_of(spec))
        action.setToolTip(f"{hint}  ({shortcut})" if shortcut else hint)


def action_text(spec: ActionSpec) -> str:
    """Return what an action is called in the user's language."""
    return QCoreApplication.translate("Actions", spec.text)


def native_text(shortcuts: Iterable[str]) -> str:
    """Return the first of some portable shortcuts as the system writes it; empty for none."""
    first = next(iter(shortcuts), "")
    return QKeySequence(first).toString(QKeySequence.SequenceFormat.NativeText)
