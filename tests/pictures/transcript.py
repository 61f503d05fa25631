"""What is done at a message: versions, folds, editing, its source, what was left out; finding and zoom."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication

from gptoss_desktop import tasks
from gptoss_desktop.domain.answer import AnswerRecord, FinishReason
from gptoss_desktop.domain.conversation import (
    ConversationSummary,
    Message,
    MessageId,
    Part,
    PartKind,
    Role,
    new_conversation_id,
    new_message_id,
)
from gptoss_desktop.domain.parameters import GenerationParameters
from gptoss_desktop.ui.answers.compare_dialog import CompareDialog
from gptoss_desktop.ui.transcript.message_bar import MessageBar
from tests.pictures.studio import SIZES, SMALL, settle

if TYPE_CHECKING:
    from gptoss_desktop.ui.transcript.view import TranscriptView
    from tests.pictures.studio import Studio

_TITLE = "Rain in the hills"
_TABLE = "station,mm\nNorth ridge,412\nMill,365\nValley,298\n"
_RECORD = AnswerRecord(
    "llama.cpp", "b6871", "gpt-oss-20b", "", GenerationParameters(), finish_reason=FinishReason.STOP
)
_THOUGHT = "Three stations. The ridge has the most rain; the difference to the valley is 114 mm, about 38 %."
_ANSWER = """The **north ridge** had the most rain, the valley the least:

| station | rain | against the valley |
|---|--:|--:|
| North ridge | 412 mm | +38 % |
| Mill | 365 mm | +22 % |
| Valley | 298 mm | – |

Rain falls where air is lifted: the ridge stands in the wind's way, the valley in its *rain shadow*."""
_LATER = """The **north ridge** had the most rain, the valley the least, as in most years:

| station | rain | against the valley |
|---|--:|--:|
| North ridge | 412 mm | +114 mm |
| Mill | 365 mm | +67 mm |
| Valley | 298 mm | – |

Air is lifted at the ridge and cools; the valley lies in its *rain shadow*."""
_SUMMARY = "The user keeps three rain gauges and asked how to read them and how often to empty them."


def fill(studio: Studio) -> None:
    """Store a chat with versions and with messages that were not sent, and open it."""
    store, talk, now = studio.store, new_conversation_id(), datetime.now(UTC)
    store.create(ConversationSummary(talk, _TITLE, now, now))

    def add(
        role: Role, *parts: Part, below: MessageId | None, record: AnswerRecord | None = None
    ) -> MessageId:
        message = Message(new_message_id(), talk, below, role, parts, answer=record)
        store.add_message(message)
        return message.id

    parent = add(Role.USER, Part(PartKind.TEXT, "How do I read a rain gauge?"), below=None)
    left_out = [parent]
    said = Part(PartKind.TEXT, "At eye level, at the lowest point of the curve.")
    parent = add(Role.ASSISTANT, said, below=parent, record=_RECORD)
    left_out.append(parent)
    prompt = add(
        Role.USER,
        Part(PartKind.ATTACHMENT, _TABLE, "rain.csv", tokens=31),
        Part(PartKind.TEXT, "Where did it rain most this year, and why?"),
        below=parent,
    )
    record = replace(_RECORD, omitted=tuple(left_out), summary=_SUMMARY)
    for text in ("On the ridge.", _ANSWER, _LATER):
        thought = Part(PartKind.REASONING, _THOUGHT, duration_ms=4200, tokens=312)
        last = add(Role.ASSISTANT, thought, Part(PartKind.TEXT, text), below=prompt, record=record)
    studio.window.lists.chats.load()
    studio.until(lambda: studio.window.model.summary(talk) is not None)
    studio.window.sidebar.opened.emit(talk)
    studio.until(lambda: len(studio.window.conversation.path.messages) == 4)
    studio.window.page.transcript.version_requested.emit(last, -1)
    studio.until(lambda: studio.window.conversation.path.messages[-1].text() == _ANSWER)


def versions(studio: Studio) -> None:
    """The buttons of an answer of which there are three."""
    view = _view(studio)
    studio.window.resize(SMALL[0])
    settle()
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    view._active.activate(_messages(studio)[-1].id)
    studio.picture("versions", sizes=SMALL)


def menus(studio: Studio) -> None:
    """What else can be done with an answer, and the forms in which it is copied."""
    bar = _view(studio).findChildren(MessageBar)[0]
    for menu, button in ((bar._more_menu, bar._more), (bar._copy_menu, bar._copy)):
        menu.popup(button.mapToGlobal(QPoint(0, -menu.sizeHint().height())))
        settle()
        studio.picture("message-menu" if menu is bar._more_menu else "copy-menu", sizes=SMALL, over=[menu])
        menu.close()


def compare(studio: Studio) -> None:
    """Two versions side by side; what differs is coloured, and named by its number."""
    _view(studio).compare_requested.emit(_messages(studio)[-1].id)

    def shown() -> list[CompareDialog]:
        return [w for w in QApplication.topLevelWidgets() if isinstance(w, CompareDialog) and w.isVisible()]

    studio.until(shown)
    (dialog,) = shown()
    dialog.choices[0].setCurrentIndex(1)
    dialog.choices[1].setCurrentIndex(2)
    tasks.drain()
    settle()
    studio.picture("versions-compared", sizes=SIZES, over=[dialog])
    dialog.close()


def folds(studio: Studio) -> None:
    """Reasoning and attachment opened by the setting."""
    studio.services.settings.open_folds = True
    studio.picture("folds", sizes=SMALL)
    studio.services.settings.open_folds = False


def omitted(studio: Studio) -> None:
    """The mark of what was not sent, with the summary that stood for it."""
    view = _view(studio)
    row = next(row for row, _ in view.rows() if row.kind.value == "mark")
    view._toggle_mark(row)
    studio.picture("omitted", sizes=SMALL)
    view._toggle_mark(view.flow.open(2).rows[0])


def find(studio: Studio) -> None:
    """The find bar with its highlights."""
    view = _view(studio)
    view.open_find()
    view.find_bar.edit.setText("ridge")
    studio.until(lambda: view._search._finder.done)
    studio.picture("find", sizes=SMALL)
    view.find_bar.close_bar()
    settle()


def raw(studio: Studio) -> None:
    """The exact source of an answer."""
    answer = _messages(studio)[-1].id
    _view(studio).toggle_raw(answer)
    studio.picture("raw", sizes=SMALL)
    _view(studio).toggle_raw(answer)


def editing(studio: Studio) -> None:
    """A question being edited in its place."""
    question = _messages(studio)[2].id
    _view(studio).edit_message(question)
    studio.picture("editing", sizes=SMALL)
    _view(studio).leave_edit(question)


def zoom(studio: Studio) -> None:
    """The text at one and a half times its size."""
    studio.services.settings.zoom = 150
    _view(studio).show_message(_messages(studio)[2].id)
    studio.until(lambda: not _view(studio)._active._flash.message_id)
    studio.picture("zoom", sizes=SMALL)
    studio.services.settings.zoom = 100


def _view(studio: Studio) -> TranscriptView:
    return studio.window.page.transcript


def _messages(studio: Studio) -> list[Message]:
    return studio.window.conversation.path.messages


SCENES = (versions, menus, compare, folds, omitted, find, raw, editing, zoom)
