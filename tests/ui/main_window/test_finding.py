"""Finding and putting in order, in the real window over the real store."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget

from gptoss_desktop import tasks
from gptoss_desktop.domain.conversation import (
    ConversationId,
    ConversationSummary,
    Message,
    MessageId,
    Part,
    PartKind,
    Role,
)
from gptoss_desktop.domain.organisation import Draft
from gptoss_desktop.services.composition import Services
from gptoss_desktop.ui.actions.specs import ActionId
from gptoss_desktop.ui.main_window.window import MainWindow
from gptoss_desktop.ui.search.results_model import MessageRow
from gptoss_desktop.ui.sidebar.place_list import Place, PlaceKind
from gptoss_desktop.ui.sidebar.trash_dialog import TrashDialog
from gptoss_desktop.viewmodels.scope import ALL_CHATS, ARCHIVE
from tests.support.qt import wait_until

NOW = datetime.now(UTC)


def say(services: Services, chat: str, name: str, role: Role, text: str, parent: str | None) -> None:
    services.store.add_message(
        Message(
            MessageId(f"{chat}-{name}"),
            ConversationId(chat),
            None if parent is None else MessageId(f"{chat}-{parent}"),
            role,
            (Part(PartKind.TEXT, text),),
        )
    )


@pytest.fixture
def filled(services: Services) -> Services:
    """Three chats; the first has two branches, and the wall is in the older one."""
    for age, (chat, title) in enumerate((("a", "Garden"), ("b", "本机模型的隐私"), ("c", "Letter"))):
        moment = NOW - timedelta(days=age)
        services.store.create(ConversationSummary(ConversationId(chat), title, moment, moment))
    say(services, "c", "q", Role.USER, "Write a letter to the landlord.", None)
    say(services, "b", "q", Role.USER, "数据会离开这台机器吗？", None)
    say(services, "a", "q", Role.USER, "What is behind the house?", None)
    say(services, "a", "r1", Role.ASSISTANT, "A wall of old bricks.", "q")
    say(services, "a", "r2", Role.ASSISTANT, "A pond.", "q")
    return services


@pytest.fixture
def shown(filled: Services, window: MainWindow) -> MainWindow:
    wait_until(lambda: window.model.rowCount() > 0 and not window.conversation.is_empty)
    tasks.drain()
    assert filled.store is not None
    return window


def listed(window: MainWindow) -> list[str]:
    model = window.model
    return [found for row in range(model.rowCount()) if (found := model.id_at(model.index(row)))]


def hits(window: MainWindow) -> list[MessageRow]:
    model = window.sidebar.results.results
    rows = [model.row(model.index(row)) for row in range(model.rowCount())]
    return [row for row in rows if isinstance(row, MessageRow)]


def press(parent: QWidget, words: str) -> None:
    button = next(b for b in parent.findChildren(QPushButton) if b.text() == words and b.isVisible())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def stored(services: Services, chat: str) -> ConversationSummary:
    tasks.drain()
    return services.store.summary(ConversationId(chat))


def test_a_hit_opens_its_chat_on_the_branch_of_its_message(shown: MainWindow, filled: Services) -> None:
    shown.actions_by_id[ActionId.SEARCH_CHATS].trigger()
    assert shown.sidebar.search.field.hasFocus() or not shown.isActiveWindow()
    QTest.keyClicks(shown.sidebar.search.field, "brick")
    wait_until(lambda: hits(shown))
    assert "bricks" in hits(shown)[0].hit.snippet
    QTest.keyClick(shown.sidebar.search.field, Qt.Key.Key_Return)
    wait_until(lambda: stored(filled, "a").leaf_id == "a-r1")
    assert shown.conversation.current == "a"
    shown.sidebar.search.field.setText("离开")
    wait_until(lambda: [row.hit.conversation_id for row in hits(shown)] == ["b"])
    QTest.keyClick(shown.sidebar.search.field, Qt.Key.Key_Down)
    QTest.keyClick(shown.sidebar.results, Qt.Key.Key_Return)
    wait_until(lambda: shown.conversation.current == "b")


def test_what_was_typed_last_is_what_is_found(shown: MainWindow) -> None:
    for text in ("wall", "pond", "zzz", "landlord"):
        shown.sidebar.search.field.setText(text)
    wait_until(lambda: [row.hit.conversation_id for row in hits(shown)] == ["c"])
    shown.sidebar.search.clear()
    assert shown.sidebar.view.isVisible()
    assert listed(shown) == ["a", "b", "c"]


def test_filters_alone_narrow_the_list_and_all_titles_fill_it(shown: MainWindow, filled: Services) -> None:
    shown.lists.organiser.tag(["b"], ["work"], [])
    wait_until(lambda: stored(filled, "b").tags == ("work",))
    wait_until(lambda: shown.model.summary("b") == stored(filled, "b"))
    search = shown.sidebar.search
    search.set_query(type(search.query)("", tag="work"))
    assert listed(shown) == ["b"]
    search.clear()
    assert shown.model.scope == ALL_CHATS
    search.field.setText("e")
    shown.sidebar.results.all_titles_wanted.emit()
    assert listed(shown) == ["a", "c"]
    search.clear()
    assert listed(shown) == ["a", "b", "c"]


def undo(window: MainWindow) -> None:
    wait_until(window.sidebar.undo_bar.isVisible)
    window.actions_by_id[ActionId.UNDO_CHATS].trigger()


@pytest.mark.parametrize(
    ("act", "changed"),
    [
        (lambda w: w.lists.organiser.pin(["b", "c"], pinned=True), lambda s: s.pinned),
        (lambda w: w.lists.organiser.archive(["b", "c"], archived=True), lambda s: s.archived),
        (lambda w: w.lists.organiser.tag(["b", "c"], ["work"], []), lambda s: s.tags == ("work",)),
    ],
    ids=["pin", "archive", "tag"],
)
def test_several_are_put_in_order_and_back(
    shown: MainWindow,
    filled: Services,
    act: Callable[[MainWindow], None],
    changed: Callable[[ConversationSummary], bool],
) -> None:
    act(shown)
    wait_until(lambda: all(changed(stored(filled, chat)) for chat in "bc"))
    undo(shown)
    wait_until(lambda: not any(changed(stored(filled, chat)) for chat in "abc"))
    wait_until(lambda: listed(shown) == ["a", "b", "c"])


def test_a_folder_takes_chats_and_gives_them_back(shown: MainWindow, filled: Services) -> None:
    places = shown.sidebar.places
    shown.lists.organiser.file_in_new_folder(["b"])
    places.list.folder_named.emit("", "Work")
    wait_until(lambda: stored(filled, "b").folder_id)
    folder = filled.store.folders()[0]
    place = Place(PlaceKind.FOLDER, folder.id, "Work")
    places.chosen.emit(place)
    assert listed(shown) == ["b"]
    places.chosen.emit(Place(PlaceKind.ALL))
    places.list.dropped.emit(["c"], place)
    wait_until(lambda: stored(filled, "c").folder_id == folder.id)
    undo(shown)
    wait_until(lambda: stored(filled, "c").folder_id is None)
    places.list.folder_named.emit(folder.id, "Job")
    wait_until(lambda: [found.name for found in shown.sidebar.folders] == ["Job"])
    places.list.delete_requested.emit(folder.id)
    wait_until(lambda: not shown.sidebar.folders)
    assert stored(filled, "b").folder_id is None
    undo(shown)
    wait_until(lambda: stored(filled, "b").folder_id)
    wait_until(lambda: [found.name for found in shown.sidebar.folders] == ["Job"])


def test_the_archive_is_a_place(shown: MainWindow, filled: Services) -> None:
    places = shown.sidebar.places
    places.list.dropped.emit(["c"], Place(PlaceKind.ARCHIVE))
    wait_until(lambda: listed(shown) == ["a", "b"])
    places.chosen.emit(Place(PlaceKind.ARCHIVE))
    assert shown.model.scope == ARCHIVE
    assert listed(shown) == ["c"]
    places.list.dropped.emit(["c"], Place(PlaceKind.ALL))
    wait_until(lambda: not stored(filled, "c").archived)
    wait_until(lambda: listed(shown) == [])


def test_the_trash_restores_and_deletes_for_good(shown: MainWindow, filled: Services) -> None:
    shown.lists.chats.delete(["b", "c"])
    wait_until(lambda: listed(shown) == ["a"])
    shown.actions_by_id[ActionId.OPEN_TRASH].trigger()
    wait_until(lambda: isinstance(QApplication.activeModalWidget(), TrashDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QDialog)
    dialog.restore_requested.emit(["c"])  # type: ignore[attr-defined]
    wait_until(lambda: listed(shown) == ["a", "c"])
    press(dialog, "Empty the trash…")
    press(dialog, "Delete for good")
    wait_until(lambda: not filled.store.trash())
    tasks.drain()
    dialog.close()
    assert [found.id for found in filled.store.conversations()] == ["a", "c"]


def test_the_order_is_kept(shown: MainWindow, filled: Services) -> None:
    shown.actions_by_id[ActionId.SORT_TITLE].trigger()
    wait_until(lambda: listed(shown) == ["a", "c", "b"])
    assert filled.settings.sidebar_sort == "title"
    shown.actions_by_id[ActionId.SORT_CHANGED].trigger()
    wait_until(lambda: listed(shown) == ["a", "b", "c"])


def test_shortcuts_of_the_settings_are_used_from_the_start(filled: Services) -> None:
    filled.settings.shortcuts = {"new_chat": ("Ctrl+F9",)}
    window = MainWindow(filled)
    assert window.actions_by_id[ActionId.NEW_CHAT].shortcut().toString() == "Ctrl+F9"
    window.close()
    tasks.drain()
    window.deleteLater()


def test_an_answer_elsewhere_is_marked_and_told(ready: MainWindow, services: Services) -> None:
    services.settings.notify_after_s = 0
    ready.page.composer.set_draft(Draft("Count to one hundred."))
    ready.page.composer.submit()
    wait_until(lambda: ready.model.answering)
    first = ready.conversation.current
    wait_until(lambda: not ready.conversation.is_empty)
    ready.conversation.new()
    wait_until(ready.page.answer_notice.isVisible, timeout=120)
    assert ready.model.is_unread(first)
    assert "is done" in ready.page.answer_notice.accessibleName()
    press(ready.page.answer_notice, "Open")
    assert ready.conversation.current == first
    assert not ready.model.is_unread(first)
    assert not ready.page.answer_notice.isVisible()
    tasks.drain()
