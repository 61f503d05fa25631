"""The sidebar: opening by mouse and keys, filtering, the undo bar."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget

from gptoss_desktop.domain.conversation import ConversationId, ConversationSummary
from gptoss_desktop.ui.actions.registry import ActionRegistry
from gptoss_desktop.ui.actions.specs import ActionId
from gptoss_desktop.ui.sidebar.sidebar import Sidebar
from gptoss_desktop.viewmodels.conversations import ConversationListModel
from tests.support.qt import record_signal, wait_until

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def sidebar(qapp: QApplication) -> Iterator[Sidebar]:
    assert qapp is not None
    window = QWidget()
    window.resize(260, 600)
    model = ConversationListModel(window)
    now = datetime.now(UTC)
    moments = [now - timedelta(seconds=age) for age in range(3)]
    model.set_conversations(
        [ConversationSummary(ConversationId(f"c{n}"), f"Chat {n}", at, at) for n, at in enumerate(moments)]
    )
    found = Sidebar(model, ActionRegistry(window), window)
    found.resize(260, 600)
    window.show()
    QTest.qWaitForWindowExposed(window)
    yield found
    window.close()


def at(sidebar: Sidebar, row: int) -> QPoint:
    return sidebar.view.visualRect(sidebar.view.model().index(row, 0)).center()


def test_a_click_opens_and_a_heading_does_not(sidebar: Sidebar) -> None:
    with record_signal(sidebar.opened) as opened:
        QTest.mouseClick(sidebar.view.viewport(), LEFT, pos=at(sidebar, 2))
        QTest.mouseClick(sidebar.view.viewport(), LEFT, pos=at(sidebar, 0))
    assert opened.emissions == [("c1",)]


def test_arrow_keys_open_what_they_reach(sidebar: Sidebar) -> None:
    sidebar.view.choose("c0")
    with record_signal(sidebar.opened) as opened:
        QTest.keyClick(sidebar.view, Qt.Key.Key_Down)
        QTest.keyClick(sidebar.view, Qt.Key.Key_Down)
    assert opened.emissions == [("c1",), ("c2",)]


def test_several_can_be_chosen_without_opening_them(sidebar: Sidebar) -> None:
    with record_signal(sidebar.opened) as opened:
        QTest.mouseClick(sidebar.view.viewport(), LEFT, pos=at(sidebar, 1))
        QTest.mouseClick(sidebar.view.viewport(), LEFT, Qt.KeyboardModifier.ShiftModifier, at(sidebar, 3))
    assert sidebar.view.chosen() == ["c0", "c1", "c2"]
    assert opened.emissions == [("c0",)]


def test_a_row_that_goes_away_opens_nothing(sidebar: Sidebar) -> None:
    sidebar.view.choose("c1")
    model = sidebar.view.model()
    assert isinstance(model, ConversationListModel)
    with record_signal(sidebar.opened) as opened:
        model.remove(["c1"])
    assert opened.emissions == []


def test_the_filter_says_when_nothing_is_found(sidebar: Sidebar) -> None:
    sidebar.filter.setText("nowhere")
    assert sidebar.view.model().rowCount() == 0
    said = [
        label.text()
        for label in sidebar.findChildren(QWidget)
        if label.isVisible() and hasattr(label, "text")
    ]
    assert "No title contains this." in said


def test_a_title_is_changed_in_its_row(sidebar: Sidebar) -> None:
    model = sidebar.view.model()
    assert isinstance(model, ConversationListModel)
    with record_signal(model.rename_requested) as asked:
        assert sidebar.view.edit_title("c1")
        editor = sidebar.view.viewport().findChild(QLineEdit)
        assert editor is not None
        assert editor.selectedText() == "Chat 1"
        QTest.keyClicks(editor, "Holiday")
        QTest.keyClick(editor, Qt.Key.Key_Return)
        wait_until(lambda: asked.emissions)
    assert asked.emissions == [("c1", "Holiday")]
    assert not sidebar.view.edit_title("unknown")


def test_del_works_in_the_list_only(sidebar: Sidebar) -> None:
    deleted: list[list[str]] = []
    actions = sidebar.window().findChild(ActionRegistry)
    assert actions is not None
    actions.bind(ActionId.DELETE_CHAT, lambda: deleted.append(sidebar.view.chosen()))
    sidebar.view.choose("c2")
    sidebar.filter.setFocus()
    QTest.keyClick(sidebar.filter, Qt.Key.Key_Delete)
    assert deleted == []
    sidebar.view.setFocus()
    QTest.keyClick(sidebar.view, Qt.Key.Key_Delete)
    assert deleted == [["c2"]]


def test_the_undo_bar_offers_and_expires(sidebar: Sidebar) -> None:
    bar = sidebar.undo_bar
    with record_signal(bar.undone) as undone, record_signal(bar.expired) as expired:
        bar.offer(["c1"])
        assert bar.isVisible()
        bar.offer(["c1", "c2"])
        assert len(expired.emissions) == 1
        undo = next(button for button in bar.findChildren(QPushButton) if button.text() == "Undo")
        QTest.mouseClick(undo, LEFT)
    assert undone.emissions == [(["c1", "c2"],)]
    assert not bar.isVisible()
