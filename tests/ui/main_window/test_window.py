"""The window: its first look, its memory, its appearance, and that nothing in it is without a name."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QScrollArea, QWidget

from gptoss_desktop import tasks
from gptoss_desktop.domain.parameters import GenerationParameters
from gptoss_desktop.services.composition import Services
from gptoss_desktop.settings.settings import Settings
from gptoss_desktop.ui.actions.specs import ActionId
from gptoss_desktop.ui.main_window.window import MainWindow
from gptoss_desktop.ui.theme.tokens import DARK, LIGHT
from tests.support.qt import wait_until


def visible_names(window: MainWindow) -> set[str]:
    return {w.accessibleName() for w in window.findChildren(QWidget) if w.isVisible() and w.accessibleName()}


def test_without_a_model_it_says_what_to_do(window: MainWindow) -> None:
    assert window.page.first_run.isVisible()
    assert {"Message", "Send", "Title", "Chats", "Parameters"} <= visible_names(window)
    assert not window.page.composer.effort.isVisible()


def test_nothing_that_takes_the_focus_is_without_a_name(window: MainWindow) -> None:
    nameless = [
        widget
        for widget in window.findChildren(QWidget)
        if isinstance(widget, QAbstractButton | QLineEdit | QPlainTextEdit)
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not widget.accessibleName()
        and not (isinstance(widget, QAbstractButton) and widget.text())
        # The cross in a line edit is Qt's own.
        and not isinstance(widget.parent(), QLineEdit)
        and widget.isVisible()
    ]
    assert nameless == []


def test_every_icon_button_has_a_tooltip(window: MainWindow) -> None:
    bare = [
        button.accessibleName()
        for button in window.findChildren(QAbstractButton)
        if button.isVisible()
        and not button.icon().isNull()
        and not button.toolTip()
        and not isinstance(button.parent(), QLineEdit)
    ]
    assert bare == []


def test_tab_reaches_composer_list_and_parameters(window: MainWindow) -> None:
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    window.page.composer.editor.setFocus()
    reached = set()
    for _ in range(80):
        focused = QApplication.focusWidget()
        if focused is not None:
            reached.add(focused.accessibleName() or focused.objectName())
            QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert {
        "Message",
        "Chats",
        "Temperature",
        "System prompt",
        "Search titles and messages",
        "Title",
    } <= reached


@pytest.mark.parametrize("size", [(1024, 700), (1280, 800), (3840, 2160)])
def test_nothing_is_cut_off(window: MainWindow, size: tuple[int, int]) -> None:
    window.resize(*size)
    QApplication.processEvents()
    assert (window.width(), window.height()) == size
    editor = window.page.composer.editor
    assert editor.mapTo(window, editor.rect().bottomRight()).y() < size[1]
    area = window.dock.panel.findChild(QScrollArea)
    assert isinstance(area, QScrollArea)
    inside = area.widget()
    assert inside is not None
    assert inside.width() <= area.viewport().width()
    assert window.page.width() >= 400


def test_the_theme_can_be_chosen_and_is_kept(window: MainWindow, services: Services) -> None:
    window.actions_by_id[ActionId.THEME_DARK].trigger()
    assert QApplication.palette().color(QPalette.ColorRole.Window).name() == DARK.window
    assert services.settings.theme == "dark"
    window.actions_by_id[ActionId.THEME_LIGHT].trigger()
    assert QApplication.palette().color(QPalette.ColorRole.Window).name() == LIGHT.window


def test_sidebar_and_dock_go_and_come(window: MainWindow) -> None:
    window.actions_by_id[ActionId.TOGGLE_SIDEBAR].trigger()
    window.actions_by_id[ActionId.TOGGLE_PARAMETERS].trigger()
    assert not window.sidebar.isVisible()
    assert not window.dock.isVisible()
    window.actions_by_id[ActionId.TOGGLE_PARAMETERS].trigger()
    window.actions_by_id[ActionId.SEARCH_CHATS].trigger()
    assert window.dock.isVisible()
    assert window.sidebar.isVisible()


def test_closing_the_dock_unchecks_its_action(window: MainWindow) -> None:
    window.dock.close()
    assert not window.actions_by_id[ActionId.TOGGLE_PARAMETERS].isChecked()


def test_the_next_window_stands_as_the_last_one(window: MainWindow, services: Services) -> None:
    # Within the screen of the offscreen platform, which is 800 by 800.
    window.resize(790, 600)
    window.dock.setFloating(True)
    window.actions_by_id[ActionId.TOGGLE_SIDEBAR].trigger()
    window.dock.panel.set_parameters(GenerationParameters(temperature=0.3, system_prompt="Be brief."))
    window.close()
    services.settings.flush()
    again = Services(services.locations, Settings.load(services.locations.settings), services.store)
    other = MainWindow(again)
    other.show()
    assert (other.width(), other.height()) == (790, 600)
    assert other.dock.isFloating()
    assert not other.sidebar.isVisible()
    assert other.dock.panel.parameters == GenerationParameters(temperature=0.3, system_prompt="Be brief.")
    other.close()
    tasks.drain()
    other.deleteLater()


def test_a_second_start_brings_it_forward(window: MainWindow) -> None:
    window.showMinimized()
    window.raise_window()
    wait_until(lambda: not window.isMinimized())
    assert window.isVisible()


def test_the_file_dialog_does_not_hold_up_the_window(window: MainWindow) -> None:
    window.actions_by_id[ActionId.OPEN_MODEL].trigger()
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    assert dialog.windowModality() is Qt.WindowModality.WindowModal
    dialog.close()
