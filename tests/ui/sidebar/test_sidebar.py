"""The sidebar: opening by mouse and keys, filtering, the undo bar."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QSpinBox,
    QWidget,
)

from gptoss_desktop.domain.conversation import ConversationId, ConversationSummary
from gptoss_desktop.domain.organisation import Folder
from gptoss_desktop.ui.actions.registry import ActionRegistry
from gptoss_desktop.ui.actions.specs import ActionId
from gptoss_desktop.ui.sidebar.place_delegate import COUNT
from gptoss_desktop.ui.sidebar.place_list import Place, PlaceKind, PlaceList
from gptoss_desktop.ui.sidebar.sidebar import Sidebar
from gptoss_desktop.ui.sidebar.tag_dialog import TagDialog
from gptoss_desktop.ui.sidebar.trash_dialog import TrashDialog
from gptoss_desktop.viewmodels.conversations import ConversationListModel
from gptoss_desktop.viewmodels.scope import ARCHIVE
from tests.support.qt import record_signal, wait_until

LEFT = Qt.MouseButton.LeftButton
NO_KEY = Qt.KeyboardModifier.NoModifier


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


def test_an_empty_list_says_why(sidebar: Sidebar) -> None:
    def said() -> list[str]:
        return [label.text() for label in sidebar.findChildren(QLabel) if label.isVisible()]

    model = sidebar.view.model()
    assert isinstance(model, ConversationListModel)
    model.set_scope(ARCHIVE)
    assert "No chats here." in said()
    model.remove(["c0", "c1", "c2"])
    assert "Your chats will be here." in said()


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
    sidebar.search.field.setFocus()
    QTest.keyClick(sidebar.search.field, Qt.Key.Key_Delete)
    assert deleted == []
    sidebar.view.setFocus()
    QTest.keyClick(sidebar.view, Qt.Key.Key_Delete)
    assert deleted == [["c2"]]


def test_the_undo_bar_takes_back_what_was_done_last(sidebar: Sidebar) -> None:
    bar, undone = sidebar.undo_bar, []
    bar.offer("First", lambda: undone.append("first"))
    bar.offer("Second", lambda: undone.append("second"))
    assert bar.isVisible()
    assert bar.accessibleName() == "Second"
    undo = next(button for button in bar.findChildren(QPushButton) if button.text() == "Undo")
    QTest.mouseClick(undo, LEFT)
    bar.undo()
    assert undone == ["second"]
    assert not bar.isVisible()


def test_the_menu_key_opens_the_menu_of_the_chosen(sidebar: Sidebar) -> None:
    sidebar.view.choose("c1")
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0))
    with record_signal(sidebar.view.menu_requested) as asked:
        QApplication.sendEvent(sidebar.view.viewport(), event)
    place = sidebar.view.viewport().mapFromGlobal(asked.arguments[0])
    assert sidebar.view.visualRect(sidebar.view.currentIndex()).adjusted(0, 0, 0, 2).contains(place)


def test_places_show_folders_with_the_number_of_their_chats(sidebar: Sidebar) -> None:
    model = sidebar.view.model()
    assert isinstance(model, ConversationListModel)
    known = model.summary("c1")
    assert known is not None
    model.upsert(replace(known, folder_id="f"))
    sidebar.show_folders([Folder("f", "Work"), Folder("g", "旅行")])
    sidebar.places.set_unfolded(unfolded=True)
    places = sidebar.places.list
    names = [places.item(row).text() for row in range(places.count())]
    assert names == ["All chats", "Work", "旅行", "Archive", "Trash"]
    assert [places.item(row).data(COUNT) for row in (1, 2)] == [1, 0]


def test_folders_are_named_renamed_and_deleted_by_the_keyboard(sidebar: Sidebar) -> None:
    sidebar.show_folders([Folder("f", "Work")])
    places = sidebar.places
    places.set_unfolded(unfolded=True)
    with (
        record_signal(places.list.folder_named) as named,
        record_signal(places.list.delete_requested) as deleted,
    ):
        places.list.begin_new_folder()
        _write(places.list, "Letters")
        wait_until(lambda: named.emissions)
        places.list.setCurrentRow(1)
        QTest.keyClick(places.list, Qt.Key.Key_F2)
        _write(places.list, "Job")
        wait_until(lambda: len(named.emissions) == 2)
        places.list.setCurrentRow(1)
        QTest.keyClick(places.list, Qt.Key.Key_Delete)
    assert named.emissions == [("", "Letters"), ("f", "Job")]
    assert deleted.emissions == [("f",)]


def _write(places: PlaceList, name: str) -> None:
    editor = places.viewport().findChildren(QLineEdit)[-1]
    assert editor.accessibleName() == "Name of the folder"
    QTest.keyClicks(editor, name)
    QTest.keyClick(editor, Qt.Key.Key_Return)


def test_chats_are_dropped_on_a_folder(sidebar: Sidebar) -> None:
    model = sidebar.view.model()
    sidebar.show_folders([Folder("f", "Work")])
    carried = model.mimeData([model.index(1, 0), model.index(2, 0)])
    bar = sidebar.places
    enter = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.MoveAction, carried, LEFT, NO_KEY)
    QApplication.sendEvent(bar, enter)
    assert enter.isAccepted()
    assert bar.list.isVisible()
    place = bar.list.visualItemRect(bar.list.item(1)).center()
    with record_signal(bar.list.dropped) as dropped:
        for event in (
            QDragEnterEvent(place, Qt.DropAction.MoveAction, carried, LEFT, NO_KEY),
            QDragMoveEvent(place, Qt.DropAction.MoveAction, carried, LEFT, NO_KEY),
            QDropEvent(QPointF(place), Qt.DropAction.MoveAction, carried, LEFT, NO_KEY),
        ):
            QApplication.sendEvent(bar.list.viewport(), event)
    assert dropped.emissions == [(["c0", "c1"], Place(PlaceKind.FOLDER, "f", "Work"))]


def test_tags_are_given_and_taken(sidebar: Sidebar) -> None:
    now = datetime.now(UTC)
    two = [
        ConversationSummary(ConversationId("a"), "A", now, now, tags=("all", "one")),
        ConversationSummary(ConversationId("b"), "B", now, now, tags=("all",)),
    ]
    dialog = TagDialog(two, ["other"], sidebar.window())
    dialog.show()
    tags = dialog.findChild(QListWidget)
    field = dialog.findChild(QLineEdit)
    assert tags is not None
    assert field is not None
    states = {tags.item(row).text(): tags.item(row).checkState() for row in range(tags.count())}
    assert states == {
        "all": Qt.CheckState.Checked,
        "one": Qt.CheckState.PartiallyChecked,
        "other": Qt.CheckState.Unchecked,
    }
    tags.item(0).setCheckState(Qt.CheckState.Unchecked)
    QTest.keyClicks(field, "  new   tag ")
    with record_signal(dialog.chosen) as chosen:
        save = next(button for button in dialog.findChildren(QPushButton) if button.text() == "Save")
        QTest.mouseClick(save, LEFT)
    assert chosen.emissions == [(["new tag"], ["all"])]


def test_the_trash_asks_once_more_before_it_deletes(sidebar: Sidebar) -> None:
    now = datetime.now(UTC)
    gone = ConversationSummary(ConversationId("a"), "Gone", now, now, deleted_at=now)
    dialog = TrashDialog(30, (0, 3650), sidebar.window())
    dialog.show_conversations([gone])
    dialog.show()

    def press(words: str) -> None:
        button = next(b for b in dialog.findChildren(QPushButton) if b.text() == words and b.isVisible())
        QTest.mouseClick(button, LEFT)

    with (
        record_signal(dialog.purge_requested) as purged,
        record_signal(dialog.restore_requested) as restored,
        record_signal(dialog.days_changed) as days,
    ):
        press("Empty the trash…")
        press("Keep")
        assert purged.emissions == []
        press("Delete for good…")
        press("Delete for good")
        dialog.show_conversations([gone])
        press("Restore")
        dialog.findChildren(QSpinBox)[0].setValue(7)
    assert purged.emissions == [(["a"],)]
    assert restored.emissions == [(["a"],)]
    assert days.emissions == [(7,)]
    said = [label.text() for label in dialog.findChildren(QLabel)]
    assert "Deleted chats stay here and are removed for good after 7 days." in said
    days_field = dialog.findChildren(QSpinBox)[0]
    days_field.setValue(1)
    said = [label.text() for label in dialog.findChildren(QLabel)]
    assert "Deleted chats stay here and are removed for good after a day." in said
    assert days_field.text() == "1 day"
    dialog.findChildren(QSpinBox)[0].setValue(0)
    said = [label.text() for label in dialog.findChildren(QLabel)]
    assert "Deleted chats stay here until you empty the trash." in said
    dialog.close()


def test_marks_are_painted_where_nothing_may_move(sidebar: Sidebar, monkeypatch: pytest.MonkeyPatch) -> None:
    model = sidebar.view.model()
    assert isinstance(model, ConversationListModel)

    def row_picture() -> bytes:
        rect = sidebar.view.visualRect(model.index_of("c1"))
        image = sidebar.view.viewport().grab(rect).toImage()
        return bytes(image.constBits())

    plain = row_picture()
    model.set_answering("c1", answering=True)
    turning = row_picture()
    monkeypatch.setattr("gptoss_desktop.ui.sidebar.marks.motion_ms", lambda: 0)
    resting = row_picture()
    model.set_answering("c1", answering=False)
    model.set_unread("c1", unread=True)
    unread = row_picture()
    assert len({plain, turning, resting, unread}) == 4
