"""The registry: one declaration for menu, shortcut and tooltip."""

from __future__ import annotations

from collections import Counter

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from gptoss_desktop.ui.actions.registry import ActionRegistry
from gptoss_desktop.ui.actions.specs import SPECS, ActionId


def test_every_action_is_declared_once_and_no_shortcut_twice() -> None:
    assert sorted(spec.id for spec in SPECS) == sorted(ActionId)
    shortcuts = Counter(shortcut for spec in SPECS for shortcut in spec.shortcuts)
    assert [shortcut for shortcut, count in shortcuts.items() if count > 1] == []
    for shortcut in shortcuts:
        assert QKeySequence(shortcut).toString() == shortcut


def test_an_action_can_be_used_once_it_is_bound(qapp: QApplication) -> None:
    assert qapp is not None
    window = QWidget()
    actions = ActionRegistry(window)
    done: list[str] = []
    assert not actions[ActionId.NEW_CHAT].isEnabled()
    actions.bind(ActionId.NEW_CHAT, lambda: done.append("new"))
    actions[ActionId.NEW_CHAT].trigger()
    assert done == ["new"]
    assert actions[ActionId.NEW_CHAT] in window.actions()
    assert actions[ActionId.DELETE_CHAT] not in window.actions()


def test_the_tooltip_names_the_shortcut(qapp: QApplication) -> None:
    assert qapp is not None
    actions = ActionRegistry(QWidget())
    assert actions[ActionId.NEW_CHAT].toolTip() == "New chat  (Ctrl+N)"
    assert actions[ActionId.STOP].toolTip() == "Stop the answer  (Esc)"


def test_a_menu_is_made_from_ids(qapp: QApplication) -> None:
    assert qapp is not None
    actions, menu = ActionRegistry(QWidget()), QMenu()
    actions.fill(menu, (ActionId.NEW_CHAT, None, ActionId.QUIT))
    assert [action.text() for action in menu.actions()] == ["New chat", "", "Quit"]
    assert menu.actions()[1].isSeparator()
