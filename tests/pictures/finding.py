"""Finding and putting in order: places, search, filters, palette, shortcuts, settings, trash."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QKeySequenceEdit,
    QMenu,
    QTreeWidget,
    QWidget,
)

from gptoss_desktop import tasks
from gptoss_desktop.domain.conversation import (
    ConversationSummary,
    Message,
    Part,
    PartKind,
    Role,
    new_conversation_id,
    new_message_id,
)
from gptoss_desktop.domain.search import SearchQuery
from gptoss_desktop.ui.actions.specs import ActionId
from gptoss_desktop.ui.search.filter_menu import FilterMenu
from gptoss_desktop.ui.search.results_model import MessageRow
from gptoss_desktop.ui.search.words import Period, begin_of
from tests.pictures.studio import SMALL, settle

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QPaintEvent

    from gptoss_desktop.domain.conversation import ConversationId
    from tests.pictures.studio import Studio

_TALKS = (
    (
        "Plan the garden wall",
        "How deep must the foundation of a wall of 2 m be?",
        "About 80 cm, below the frost.",
    ),
    (
        "本机模型的隐私",
        "我的数据会离开这台机器吗？",
        "不会。引擎在没有网络的命名空间里运行，数据只保存在本机。",
    ),
    (
        "Letter to the landlord",
        "Write that the wall in the cellar is wet.",
        "Dear Sir or Madam, the north wall…",
    ),
    ("季度数据分析", "请总结第三季度的数据。", "第三季度的数据比上季度增长 4%，主要来自华东地区。"),
    ("Regular expressions for dates", "Match 2026-11-24.", r"`\d{4}-\d{2}-\d{2}` matches it."),
    (
        "Reading list",
        "What should I read about the Great Wall?",
        "Begin with *The Great Wall* by Julia Lovell.",
    ),
    ("合同审查要点", "租赁合同要注意什么？", "注意期限、押金与维修责任，并核对附件中的数据。"),
    (
        "Minutes of the budget meeting",
        "Shorten these minutes.",
        "The budget is accepted; the wall is paid in May.",
    ),
    ("旅行计划", "五月去长城要几天？", "两天就够：一天八达岭，一天慕田峪。"),
)
_OLD = "Old invoices"


def fill(studio: Studio) -> list[ConversationId]:
    """Store chats over some weeks, in folders, with tags; return their ids, the newest first."""
    # The window reads its empty list first: the store serves one thread at a time.
    tasks.drain()
    now, ids = datetime.now(UTC), []
    for age, (title, question, answer) in enumerate((*_TALKS, (_OLD, "Which are paid?", "All of them."))):
        moment = now - timedelta(days=age * age / 2, minutes=age)
        ids.append(_add(studio, title, question, answer, moment))
    store = studio.store
    work, home = store.create_folder("Work"), store.create_folder("家庭")
    store.move_to_folder([ids[3], ids[6], ids[7]], work.id)
    store.move_to_folder([ids[0], ids[2]], home.id)
    store.set_pinned([ids[7]], pinned=True)
    store.set_archived([ids[9]], archived=True)
    for tag, chosen in (("house", (0, 2)), ("数据", (3,)), ("law", (2, 6))):
        store.add_tag([ids[place] for place in chosen], tag)
    return ids


def places(studio: Studio) -> None:
    """Folders, tags, pins; one chat is being answered, one has an answer that nobody has seen."""
    tasks.drain()
    ids = {summary.title: summary.id for summary in studio.store.conversations()}
    answering, unread = ids["本机模型的隐私"], ids["季度数据分析"]
    window = studio.window
    window.sidebar.places.set_unfolded(unfolded=True)
    window.model.set_conversations(_dated(studio))
    window.lists.places.read_folders()
    window.lists.open(ids["Letter to the landlord"])
    studio.until(lambda: window.sidebar.folders and not window.conversation.is_empty)
    window.sidebar.view.choose(window.conversation.current)
    window.model.set_answering(answering, answering=True)
    window.model.set_unread(unread, unread=True)
    window.page.answer_notice.say(unread, "季度数据分析")
    studio.picture("finding-places")
    window.page.answer_notice.hide()
    window.model.set_answering(answering, answering=False)
    window.model.set_unread(unread, unread=False)
    window.sidebar.view.choose(ids["Minutes of the budget meeting"])
    view = window.sidebar.view
    view.menu_requested.emit(view.viewport().mapToGlobal(view.visualRect(view.currentIndex()).center()))
    menu = next(found for found in window.sidebar.findChildren(QMenu) if found.isVisible())
    studio.picture("finding-menu", sizes=SMALL, over=[menu])
    menu.close()


def drag(studio: Studio) -> None:
    """A chat is carried to a folder: the folder takes it, the chat hangs at the pointer."""
    view, folders = studio.window.sidebar.view, studio.window.sidebar.places.list
    title = "Regular expressions for dates"
    index = studio.window.model.index_of(next(s.id for s in studio.store.conversations() if s.title == title))
    carried = studio.window.model.mimeData([index])
    target = folders.visualItemRect(folders.item(2)).center()
    view.choose(studio.window.model.id_at(index))
    words = (Qt.DropAction.MoveAction, carried, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(folders.viewport(), QDragEnterEvent(target, *words))
    QApplication.sendEvent(folders.viewport(), QDragMoveEvent(target, *words))
    hanging = _Carried(studio, index)
    hanging.move(folders.viewport().mapTo(studio.window, target) - QPoint(40, -10))
    hanging.show()
    studio.picture("finding-drag", sizes=SMALL)
    hanging.deleteLater()
    QApplication.sendEvent(folders.viewport(), QDragLeaveEvent())
    folders._show_current()


class _Carried(QWidget):
    """A row of the list, as the system shows it at the pointer; it follows the theme."""

    def __init__(self, studio: Studio, index: QModelIndex) -> None:
        super().__init__(studio.window)
        self._viewport = studio.window.sidebar.view.viewport()
        self._area = studio.window.sidebar.view.visualRect(index)
        self.resize(self._area.size())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        painter = QPainter(self)
        painter.setOpacity(0.75)
        painter.drawPixmap(0, 0, self._viewport.grab(self._area))
        painter.end()


def search(studio: Studio) -> None:
    """Titles and messages for a word in English and one in Chinese, then filters."""
    box = studio.window.sidebar.search
    for text, name in (("wall", "finding-search"), ("数据", "finding-search-chinese")):
        box.field.setText(text)
        studio.until(partial(_shows_messages, studio, text))
        studio.picture(name, sizes=SMALL)
    box.set_query(SearchQuery("wall", since=begin_of(Period.MONTH), tag="house"))
    studio.until(lambda: _shows_messages(studio, "wall"))
    studio.picture("finding-filters", sizes=SMALL)
    box.open_filters()
    menu = next(found for found in box.findChildren(FilterMenu) if found.isVisible())
    first, times = menu.actions()[0], menu.findChildren(QMenu)[0]
    menu.setActiveAction(first)
    times.popup(menu.mapToGlobal(menu.actionGeometry(first).topRight()))
    settle()
    studio.picture("finding-filters-menu", sizes=SMALL, over=[menu, times])
    times.close()
    menu.close()
    box.clear()
    # The button that empties the field fades.
    studio.rest(400)


def palette(studio: Studio) -> None:
    """The palette with nothing typed, and with a few letters."""
    studio.services.settings.palette_recent = ("action:settings", "action:theme_dark")
    studio.window.actions_by_id[ActionId.COMMAND_PALETTE].trigger()
    found = studio.window.palette_controller.palette
    studio.picture("finding-palette", sizes=SMALL)
    for text, name in (("wal", "finding-palette-typed"), ("数据", "finding-palette-chinese")):
        found.field.setText(text)
        studio.picture(name, sizes=SMALL)
    found.close_palette()


def shortcuts(studio: Studio) -> None:
    """Keys that belong to another action."""
    studio.window.actions_by_id[ActionId.SHORTCUTS].trigger()
    dialog = _dialog()
    actions = dialog.findChildren(QTreeWidget)[0]
    actions.setCurrentItem(
        actions.findItems(studio.window.actions_by_id[ActionId.NEW_CHAT].text(), Qt.MatchFlag.MatchExactly)[0]
    )
    edit = dialog.findChildren(QKeySequenceEdit)[0]
    edit.setKeySequence(QKeySequence("Ctrl+K"))
    edit.editingFinished.emit()
    settle()
    studio.picture("finding-shortcuts", sizes=SMALL, over=[dialog])
    dialog.close()


def settings(studio: Studio) -> None:
    """The settings."""
    studio.window.actions_by_id[ActionId.SETTINGS].trigger()
    dialog = _dialog()
    studio.picture("finding-settings", sizes=SMALL, over=[dialog])
    dialog.close()


def tags_and_trash(studio: Studio) -> None:
    """The tags of several chats, the undo bar, and the trash."""
    window = studio.window
    ids: list[str] = [summary.id for summary in studio.store.conversations()]
    window.sidebar.view.selectAll()
    window.actions_by_id[ActionId.TAG_CHAT].trigger()
    dialog = _dialog()
    studio.picture("finding-tags", sizes=SMALL, over=[dialog])
    dialog.close()
    window.lists.chats.delete(ids[4:6])
    studio.until(window.sidebar.undo_bar.isVisible)
    window.actions_by_id[ActionId.OPEN_TRASH].trigger()
    studio.until(lambda: QApplication.activeModalWidget() is not None)
    dialog = _dialog()
    studio.picture("finding-trash", sizes=SMALL, over=[dialog])
    dialog.close()


def _add(studio: Studio, title: str, question: str, answer: str, moment: datetime) -> ConversationId:
    chat = new_conversation_id()
    studio.store.create(ConversationSummary(chat, title, moment, moment))
    asked = Message(
        new_message_id(), chat, None, Role.USER, (Part(PartKind.TEXT, question),), created_at=moment
    )
    given = (Part(PartKind.TEXT, answer),)
    studio.store.add_message(asked)
    studio.store.add_message(
        Message(new_message_id(), chat, asked.id, Role.ASSISTANT, given, created_at=moment)
    )
    return chat


def _dated(studio: Studio) -> list[ConversationSummary]:
    """Return the chats as if each had been changed last when it was made."""
    return [replace(summary, updated_at=summary.created_at) for summary in studio.store.conversations()]


def _shows_messages(studio: Studio, text: str) -> bool:
    model = studio.window.sidebar.results.results
    rows = [model.row(model.index(row)) for row in range(model.rowCount())]
    return any(isinstance(row, MessageRow) and text in row.hit.snippet for row in rows)


def _dialog() -> QWidget:
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    settle()
    return dialog


SCENES = (places, drag, search, palette, shortcuts, settings, tags_and_trash)
