"""Shortcuts: one list, changed, taken from others, reset."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QWidget,
)

from gptoss_desktop.ui.actions.registry import ActionRegistry
from gptoss_desktop.ui.actions.specs import SPECS, ActionId
from gptoss_desktop.ui.shortcuts.dialog import ShortcutsDialog
from gptoss_desktop.ui.shortcuts.table import ShortcutTable

SPEC = {spec.id: spec for spec in SPECS}


@pytest.fixture
def dialog(qapp: QApplication) -> Iterator[ShortcutsDialog]:
    assert qapp is not None
    window = QWidget()
    found = ShortcutsDialog({}, window)
    found.show()
    yield found
    found.close()


def choose(dialog: ShortcutsDialog, action: str) -> None:
    tree = dialog.findChild(QTreeWidget)
    assert tree is not None
    tree.setCurrentItem(tree.findItems(action, Qt.MatchFlag.MatchExactly)[0])


def press(dialog: ShortcutsDialog, words: str) -> None:
    button = next(b for b in dialog.findChildren(QPushButton) if b.text() == words and b.isVisible())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def write(dialog: ShortcutsDialog, key: Qt.Key, modifiers: Qt.KeyboardModifier, place: int = 0) -> None:
    edit = dialog.findChildren(QKeySequenceEdit)[place]
    edit.setFocus()
    QTest.keyClick(edit, key, modifiers)
    edit.editingFinished.emit()


def test_a_change_is_told_at_once(dialog: ShortcutsDialog) -> None:
    told: list[Mapping[str, tuple[str, ...]]] = []
    dialog.changed.connect(told.append)
    choose(dialog, "New chat")
    write(dialog, Qt.Key.Key_F9, Qt.KeyboardModifier.ControlModifier)
    assert told == [{"new_chat": ("Ctrl+F9",)}]
    write(dialog, Qt.Key.Key_F10, Qt.KeyboardModifier.ControlModifier, 1)
    assert told[-1] == {"new_chat": ("Ctrl+F9", "Ctrl+F10")}
    press(dialog, "Reset")
    assert told[-1] == {}


def test_a_conflict_names_the_other_action_and_is_the_users_to_settle(dialog: ShortcutsDialog) -> None:
    told: list[Mapping[str, tuple[str, ...]]] = []
    dialog.changed.connect(told.append)
    choose(dialog, "New chat")
    write(dialog, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert told == []
    said = [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]
    assert "Ctrl+K belongs to “Command palette”." in said
    press(dialog, "Leave it there")
    assert dialog.findChildren(QKeySequenceEdit)[0].keySequence() == QKeySequence("Ctrl+N")
    write(dialog, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    press(dialog, "Use it here")
    assert told == [{"new_chat": ("Ctrl+K",), "command_palette": ("Ctrl+P",)}]
    press(dialog, "Reset all")
    assert told[-1] == {}


def test_actions_are_found_by_name_and_by_keys(dialog: ShortcutsDialog) -> None:
    tree, field = dialog.findChild(QTreeWidget), dialog.findChild(QLineEdit)
    assert tree is not None
    assert field is not None
    assert tree.topLevelItemCount() == len(SPECS)
    for text in ("new ch", "ctrl+n"):
        field.setText(text)
        assert [tree.topLevelItem(0).text(0), tree.topLevelItemCount()] == ["New chat", 1]  # type: ignore[union-attr]
    field.setText("zzz")
    assert tree.topLevelItemCount() == 0
    assert not dialog.findChildren(QKeySequenceEdit)[0].isEnabled()


def test_a_reset_takes_its_keys_back() -> None:
    table = ShortcutTable({})
    table.set(SPEC[ActionId.NEW_CHAT], ("Ctrl+F9",))
    table.set(SPEC[ActionId.QUIT], ("Ctrl+N",))
    table.reset(SPEC[ActionId.NEW_CHAT])
    assert table.own == {"quit": ()}
    assert table.owner("Ctrl+N", besides=ActionId.QUIT) is SPEC[ActionId.NEW_CHAT]


def test_actions_and_tooltips_follow_at_once(qapp: QApplication) -> None:
    assert qapp is not None
    actions = ActionRegistry(QWidget())
    actions.set_shortcuts({"new_chat": ("Ctrl+F9",), "quit": ()})
    assert actions[ActionId.NEW_CHAT].shortcut() == QKeySequence("Ctrl+F9")
    assert actions[ActionId.NEW_CHAT].toolTip() == "New chat  (Ctrl+F9)"
    assert actions[ActionId.QUIT].shortcuts() == []
    actions.set_shortcuts({})
    assert actions[ActionId.QUIT].toolTip() == "Quit  (Ctrl+Q)"
