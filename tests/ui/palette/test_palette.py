"""The palette in the real window: by keyboard alone, over actions, chats and settings."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from gptoss_desktop import tasks
from gptoss_desktop.domain.conversation import ConversationId, ConversationSummary
from gptoss_desktop.services.composition import Services
from gptoss_desktop.ui.actions.specs import ActionId
from gptoss_desktop.ui.main_window.window import MainWindow
from gptoss_desktop.ui.palette.chat_finder import ChatFinder
from gptoss_desktop.ui.palette.palette import Palette
from gptoss_desktop.viewmodels.catalogue import Catalogue
from gptoss_desktop.viewmodels.sorting import SortOrder

TITLES = ("Plan the garden wall", "本机模型的隐私", "Letter to the landlord", "Wall paint")


@pytest.fixture
def palette(services: Services, window: MainWindow) -> Iterator[Palette]:
    tasks.drain()
    now = datetime.now(UTC)
    window.model.set_conversations(
        ConversationSummary(ConversationId(f"c{n}"), title, now, now - timedelta(minutes=n))
        for n, title in enumerate(TITLES)
    )
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    yield window.palette_controller.palette
    assert services is not None


def lines(palette: Palette) -> list[str]:
    return [str(palette.model.index(row).data()) for row in range(palette.model.rowCount())]


def test_it_opens_by_both_keys_and_gives_the_focus_back(palette: Palette, window: MainWindow) -> None:
    editor = window.page.composer.editor
    assert palette.isVisible()
    assert palette.field.hasFocus()
    assert lines(palette)[0] == "Actions"
    assert "New chat Ctrl+N" in lines(palette)
    QTest.keyClick(palette.field, Qt.Key.Key_Escape)
    assert not palette.isVisible()
    assert editor.hasFocus()
    QTest.keyClick(editor, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert palette.isVisible()


def test_chats_settings_and_actions_are_found_by_a_few_letters(palette: Palette) -> None:
    QTest.keyClicks(palette.field, "wall")
    assert lines(palette)[:3] == ["Chats", "Plan the garden wall", "Wall paint"]
    palette.field.setText("模型")
    assert "本机模型的隐私" in lines(palette)
    palette.field.setText("trash da")
    assert lines(palette) == ["Settings", "Days in the trash"]
    palette.field.setText("zzzz")
    assert lines(palette) == []
    assert not palette.list.isVisible()


def test_keys_walk_over_headings_and_around(palette: Palette) -> None:
    palette.field.setText("theme")
    palette.field.setText("wall")
    for key, title in (
        (Qt.Key.Key_Down, "Wall paint"),
        (Qt.Key.Key_Down, "Plan the garden wall"),
        (Qt.Key.Key_Up, "Wall paint"),
        (Qt.Key.Key_PageUp, "Plan the garden wall"),
    ):
        QTest.keyClick(palette.field, key)
        assert palette.list.currentIndex().data() == title


def test_what_was_used_stands_first_the_next_time(palette: Palette, window: MainWindow) -> None:
    palette.field.setText("dark")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert not palette.isVisible()
    window.actions_by_id[ActionId.COMMAND_PALETTE].trigger()
    assert lines(palette)[:2] == ["Recently used", "Dark theme"]
    palette.close_palette()
    window.actions_by_id[ActionId.THEME_LIGHT].trigger()


def test_a_setting_opens_its_dialog_at_its_field(palette: Palette) -> None:
    palette.field.setText("days in the trash")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QDialog)
    focused = dialog.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "Days in the trash"
    dialog.close()


def test_disabled_actions_are_not_offered(palette: Palette) -> None:
    palette.field.setText("stop engine")
    assert "Stop engine" not in lines(palette)


def test_chats_by_letters_come_after_those_by_words() -> None:
    now = datetime.now(UTC)
    titles = ("gone with wind", "garden work", "Gw")
    made = [
        ConversationSummary(ConversationId(f"c{n}"), title, now, now - timedelta(minutes=n))
        for n, title in enumerate(titles)
    ]
    finder = ChatFinder(Catalogue(made, SortOrder.CHANGED))
    assert [found.title for found in finder.find("gw", 7)] == ["Gw", "gone with wind", "garden work"]
    assert [found.title for found in finder.find("gwi", 7)] == ["gone with wind"]
    assert [found.title for found in finder.find("gw", 1)] == ["Gw"]
    assert len(finder.find("", 2)) == 2
