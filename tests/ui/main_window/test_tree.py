"""Edits, versions, branches and deletions through the window: real store, real engine, real widgets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QTextEdit, QToolButton

from gptoss_desktop import tasks
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
from gptoss_desktop.ui.actions.specs import ActionId
from tests.support.qt import record_signal, wait_until

if TYPE_CHECKING:
    from gptoss_desktop.services.composition import Services
    from gptoss_desktop.ui.main_window.window import MainWindow


def path(window: MainWindow) -> list[str]:
    return [message.text() for message in window.conversation.path.messages]


def figures(window: MainWindow) -> list[str]:
    """Return which version of how many each message is, empty where there is one."""
    found = []
    for message in window.conversation.path.messages:
        versions = window.page.transcript.flow.versions.get(message.id)
        found.append(f"{versions.index + 1}/{len(versions.ids)}" if versions else "")
    return found


def idle(window: MainWindow, services: Services) -> bool:
    return not services.chat.is_answering(window.conversation.current)


def ask(window: MainWindow, services: Services, text: str) -> None:
    editor = window.page.composer.editor
    before = len(path(window))
    editor.setPlainText(text)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    wait_until(lambda: len(path(window)) == before + 2 and idle(window, services), timeout=120)
    tasks.drain()


def settled(window: MainWindow, services: Services, texts: int) -> None:
    wait_until(lambda: len(path(window)) == texts and idle(window, services), timeout=120)
    tasks.drain()


def edit(window: MainWindow, message_id: str, text: str) -> None:
    window.page.transcript.edit_message(message_id)
    editor = next(
        e for e in window.page.transcript.findChildren(QTextEdit) if e.isVisible() and not e.isReadOnly()
    )
    editor.setPlainText(text)
    QTest.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_an_edit_is_another_version_and_the_first_comes_back(ready: MainWindow, services: Services) -> None:
    ask(ready, services, "Hello!")
    first = path(ready)
    question = ready.conversation.path.messages[0].id
    edit(ready, question, "Count to ten.")
    wait_until(lambda: path(ready)[0] == "Count to ten.")
    settled(ready, services, 2)
    wait_until(lambda: figures(ready) == ["2/2", ""])
    second = path(ready)
    assert second != first
    transcript = ready.page.transcript
    transcript._active.activate(ready.conversation.path.messages[0].id)
    ready.actions_by_id[ActionId.PREVIOUS_VERSION].trigger()
    wait_until(lambda: path(ready) == first)
    assert figures(ready) == ["1/2", ""]
    ready.actions_by_id[ActionId.NEXT_VERSION].trigger()
    wait_until(lambda: path(ready) == second)
    tasks.drain()
    # What was looked at last is what the chat opens with.
    assert [m.text() for m in services.store.messages(ready.conversation.current)] == second


def test_an_answer_is_edited_without_asking_and_its_prompt_asked_again(
    ready: MainWindow, services: Services
) -> None:
    ask(ready, services, "Hello!")
    answer = ready.conversation.path.messages[1].id
    edit(ready, answer, "Good day.")
    wait_until(lambda: path(ready)[1] == "Good day.")
    wait_until(lambda: figures(ready) == ["", "2/2"])
    assert idle(ready, services)
    ready.page.transcript.regenerate_requested.emit(ready.conversation.path.messages[1].id)
    wait_until(lambda: path(ready)[-1] != "Good day.")
    settled(ready, services, 2)
    wait_until(lambda: figures(ready) == ["", "3/3"])


def test_versions_are_right_while_an_answer_streams(ready: MainWindow, services: Services) -> None:
    ask(ready, services, "Hello!")
    with record_signal(services.chat.answer_delta) as deltas:
        ready.page.transcript.regenerate_requested.emit(ready.conversation.path.messages[0].id)
        wait_until(lambda: len(deltas.emissions) > 0)
        tasks.drain()
    wait_until(lambda: figures(ready) == ["", "2/2"])
    settled(ready, services, 2)


def test_the_next_prompt_goes_below_the_message_that_was_chosen(
    ready: MainWindow, services: Services
) -> None:
    ask(ready, services, "Hello!")
    ask(ready, services, "Count to ten.")
    whole = path(ready)
    answer = ready.conversation.path.messages[1]
    ready.page.transcript.branch_requested.emit(answer.id)
    assert path(ready) == whole[:2]
    assert ready.page.branch_notice.isVisible()
    close = next(b for b in ready.page.branch_notice.findChildren(QToolButton))
    close.click()
    wait_until(lambda: path(ready) == whole)
    ready.page.transcript.branch_requested.emit(answer.id)
    ask(ready, services, "Hello!")
    assert not ready.page.branch_notice.isVisible()
    assert path(ready)[:3] == [*whole[:2], "Hello!"]
    wait_until(lambda: figures(ready) == ["", "", "2/2", ""])
    assert services.store.message_count(ready.conversation.current) == 6


def test_a_branch_is_deleted_and_comes_back(ready: MainWindow, services: Services) -> None:
    ask(ready, services, "Hello!")
    ask(ready, services, "Count to ten.")
    whole = path(ready)
    ready.page.transcript.delete_requested.emit(ready.conversation.path.messages[2].id)
    wait_until(lambda: path(ready) == whole[:2])
    undo = next(b for b in ready.page.undo_bar.findChildren(QPushButton) if b.text() == "Undo")
    assert undo.isVisible()
    undo.click()
    wait_until(lambda: path(ready) == whole)
    ready.page.transcript.delete_requested.emit(ready.conversation.path.messages[0].id)
    wait_until(lambda: path(ready) == [])


def test_an_answer_is_run_again_as_a_new_version(ready: MainWindow, services: Services) -> None:
    ask(ready, services, "Hello!")
    ready.page.transcript.run_again_requested.emit(ready.conversation.path.messages[1].id)
    wait_until(lambda: services.store.message_count(ready.conversation.current) == 3)
    settled(ready, services, 2)
    wait_until(lambda: figures(ready) == ["", "2/2"])


def long_chat(services: Services, count: int) -> ConversationSummary:
    conversation = new_conversation_id()
    parent: MessageId | None = None
    first: Message | None = None
    for number in range(count):
        role = Role.USER if number % 2 == 0 else Role.ASSISTANT
        part = Part(PartKind.TEXT, f"Message {number}")
        message = Message(new_message_id(), conversation, parent, role, (part,))
        if first is None:
            first = message
            now = message.created_at
            services.store.create(ConversationSummary(conversation, "Long", now, now))
        services.store.add_message(message)
        parent = message.id
    return services.store.summary(conversation)


def test_a_long_chat_opens_with_its_end_and_the_rest_follows(window: MainWindow, services: Services) -> None:
    tasks.drain()
    summary = long_chat(services, 1700)
    window.conversation.open(summary)
    wait_until(lambda: bool(path(window)))
    assert path(window)[-1] == "Message 1699"
    window.page.composer.editor.setPlainText("Draft")
    wait_until(lambda: len(path(window)) == 1700)
    assert path(window) == [f"Message {number}" for number in range(1700)]
    assert len(window.page.transcript.flow.messages) == 1700
    wait_until(lambda: window.page.transcript.first_shown() > 1600)
    sought = services.store.messages(summary.id)[3]
    window.conversation.open_at(summary, sought.id)
    wait_until(lambda: window.page.transcript.first_shown() < 10)
