"""Asking through the window: real store, real engine, real widgets."""

from __future__ import annotations

import os
import signal
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton, QTextEdit, QWidget

from gptoss_desktop import tasks
from gptoss_desktop.domain.conversation import MessageState, Role
from gptoss_desktop.domain.engine import EngineState
from gptoss_desktop.domain.organisation import Draft
from gptoss_desktop.domain.parameters import GenerationParameters, ReasoningEffort
from gptoss_desktop.services.composition import Services
from gptoss_desktop.ui.actions.specs import ActionId
from gptoss_desktop.ui.main_window.window import MainWindow
from tests.support.qt import record_signal, wait_until


def ask(window: MainWindow, text: str) -> None:
    editor = window.page.composer.editor
    editor.setPlainText(text)
    QTest.keyClick(editor, Qt.Key.Key_Return)


def idle(window: MainWindow, services: Services) -> bool:
    return not services.chat.is_answering(window.conversation.current)


def shown(window: MainWindow) -> str:
    """Return all that can be read in the transcript."""
    edits = window.page.transcript.findChildren(QWidget)
    return "\n".join(
        e.toPlainText() for e in edits if isinstance(e, QTextEdit | QPlainTextEdit) and e.isVisible()
    )


def answer(window: MainWindow, services: Services, text: str) -> None:
    ask(window, text)
    wait_until(lambda: not window.conversation.is_empty and idle(window, services))


def stored(services: Services, conversation_id: str) -> list[tuple[Role, str, MessageState]]:
    tasks.drain()
    messages = services.store.messages(conversation_id)  # type: ignore[arg-type]
    return [(message.role, message.text(), message.state) for message in messages]


def chats(window: MainWindow) -> list[str]:
    return [window.model.index(row).data() for row in range(window.model.rowCount())][1:]


def test_a_question_is_answered_and_both_are_kept(ready: MainWindow, services: Services) -> None:
    answer(ready, services, "Hello!")
    wait_until(lambda: "Hello! How can I help you today?" in shown(ready))
    assert ready.page.composer.draft.text == ""
    assert ready.page.header.title_edit.text() == "Hello!"
    assert chats(ready) == ["Hello!"]
    assert ready.sidebar.view.chosen() == [ready.conversation.current]
    kept = stored(services, ready.conversation.current)
    assert [role for role, _, _ in kept] == [Role.USER, Role.ASSISTANT]
    figures = [label.text() for label in ready.status_line.findChildren(QLabel)]
    assert any("tok/s" in text for text in figures)
    assert "no network" in figures
    info = services.supervisor.status.info
    assert info is not None
    wait_until(lambda: ready.page.composer.meter.text().endswith(f"/ {info.context:,}"))


def test_esc_stops_and_what_has_come_stays(ready: MainWindow, services: Services) -> None:
    with record_signal(services.chat.answer_delta) as deltas:
        ask(ready, "Count to one hundred.")
        wait_until(lambda: len(deltas.emissions) > 2)
    assert ready.actions_by_id[ActionId.STOP].isEnabled()
    ready.actions_by_id[ActionId.STOP].trigger()
    wait_until(lambda: idle(ready, services))
    assert not ready.actions_by_id[ActionId.STOP].isEnabled()
    assert stored(services, ready.conversation.current)[-1][2] is MessageState.STOPPED


def test_a_message_waits_for_the_engine(
    window: MainWindow, services: Services, tiny_gptoss_gguf: Path
) -> None:
    services.open_model(tiny_gptoss_gguf)
    ask(window, "Hello!")
    wait_until(lambda: window.page.transcript.isVisible() and not window.conversation.is_empty)
    wait_until(lambda: "How can I help you" in shown(window), timeout=120)
    assert window.page.composer.draft.text == ""


def test_a_draft_belongs_to_its_chat(ready: MainWindow, services: Services) -> None:
    answer(ready, services, "Hello!")
    first = ready.conversation.current
    ready.page.composer.set_draft(Draft("half a thought"))
    ready.actions_by_id[ActionId.NEW_CHAT].trigger()
    assert ready.page.composer.draft.text == ""
    assert ready.page.header.title_edit.text() == "New chat"
    ready.sidebar.opened.emit(first)
    assert ready.page.composer.draft.text == "half a thought"
    wait_until(lambda: "How can I help you" in shown(ready))


def test_an_answer_goes_on_while_another_chat_is_open(ready: MainWindow, services: Services) -> None:
    with record_signal(services.chat.answer_delta) as deltas:
        ask(ready, "Count to one hundred.")
        wait_until(lambda: len(deltas.emissions) > 2)
    counting = ready.conversation.current
    ready.actions_by_id[ActionId.NEW_CHAT].trigger()
    assert shown(ready) == ""
    assert ready.model.answering == {counting}
    ready.sidebar.opened.emit(counting)
    wait_until(lambda: idle(ready, services))
    text = stored(services, counting)[-1][1]
    assert text.startswith("1\n2\n3")
    wait_until(lambda: text.splitlines()[-1] in shown(ready))
    assert ready.model.answering == frozenset()


def test_rename_delete_and_undo(ready: MainWindow, services: Services) -> None:
    answer(ready, services, "Hello!")
    edit = ready.page.header.title_edit
    edit.setText("Greeting")
    edit.editingFinished.emit()
    wait_until(lambda: chats(ready) == ["Greeting"])
    ready.sidebar.view.setFocus()
    ready.actions_by_id[ActionId.DELETE_CHAT].trigger()
    wait_until(lambda: ready.model.rowCount() == 0)
    assert ready.conversation.is_empty
    assert ready.sidebar.undo_bar.isVisible()
    undo = next(b for b in ready.sidebar.undo_bar.findChildren(QPushButton) if b.text() == "Undo")
    undo.click()
    wait_until(lambda: chats(ready) == ["Greeting"])


def test_parameters_go_with_the_question(ready: MainWindow, services: Services) -> None:
    ready.dock.panel.set_parameters(GenerationParameters(temperature=0.0, max_tokens=5, seed=3))
    assert ready.page.composer.effort.isVisible()
    ready.page.composer.effort.chosen.emit(ReasoningEffort.LOW)
    answer(ready, services, "Count to one hundred.")
    tasks.drain()
    message = services.store.messages(ready.conversation.current)[-1]
    assert message.answer is not None
    assert message.answer.parameters == ready.dock.panel.parameters
    assert message.answer.parameters.reasoning_effort is ReasoningEffort.LOW
    assert message.answer.usage.completion_tokens == 5


def test_a_wrong_parameter_keeps_the_draft_and_is_named(ready: MainWindow) -> None:
    edit = next(e for e in ready.dock.panel.findChildren(QWidget) if e.accessibleName() == "Temperature")
    edit.setProperty("text", "9")
    ask(ready, "Hello!")
    assert ready.page.composer.draft.text == "Hello!"
    assert ready.conversation.is_empty
    notices = [label.text() for label in ready.page.composer.findChildren(QLabel) if label.isVisible()]
    assert "Temperature is 9.0, but it must be a number from 0 to 2." in notices


def test_a_file_that_is_no_model_leaves_the_engine_alone(
    ready: MainWindow, services: Services, tmp_path: Path
) -> None:
    path = tmp_path / "holiday.gguf"
    path.write_bytes(b"not a model")
    services.open_model(path)
    wait_until(ready.page.error_bar.isVisible)
    assert ready.page.error_bar.failure is not None
    assert "holiday.gguf" in ready.page.error_bar.failure.sentence
    assert services.supervisor.status.state is EngineState.READY
    answer(ready, services, "Hello!")
    assert not ready.page.error_bar.isVisible()


def test_another_answer_takes_the_place_of_the_first(ready: MainWindow, services: Services) -> None:
    answer(ready, services, "Hello!")
    tasks.drain()
    question = services.store.messages(ready.conversation.current)[0]
    ready.page.transcript.regenerate_requested.emit(question.id)
    wait_until(lambda: not idle(ready, services))
    wait_until(lambda: idle(ready, services))
    kept = stored(services, ready.conversation.current)
    assert [role for role, _, _ in kept] == [Role.USER, Role.ASSISTANT]
    assert services.store.message_count(ready.conversation.current) == 3
    assert shown(ready).count("How can I help you") == 1


def drop(window: MainWindow, path: Path, at: QPoint) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    rest = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    entering = QDragEnterEvent(at, *rest)
    QApplication.sendEvent(window, entering)
    assert entering.isAccepted()
    QApplication.sendEvent(window, QDropEvent(QPointF(at), *rest, QEvent.Type.Drop))


def test_a_model_dropped_on_the_window_is_opened(
    window: MainWindow, services: Services, tiny_gptoss_gguf: Path
) -> None:
    editor = window.page.composer.editor
    drop(window, tiny_gptoss_gguf, editor.mapTo(window, editor.rect().center()))
    wait_until(lambda: services.supervisor.status.state is EngineState.READY, timeout=120)
    assert window.page.header.model_button.text() == "tiny-gptoss"


def test_a_picture_dropped_on_the_window_is_refused(window: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "cat.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(20))
    drop(window, tmp_path / "cat.png", QPoint(5, 5))
    labels = window.page.composer.findChildren
    refusal = "Unsupported input type: image/png (cat.png)"
    wait_until(lambda: refusal in [label.text() for label in labels(QLabel) if label.isVisible()])


def test_a_lost_engine_is_said_and_the_answer_can_go_on(ready: MainWindow, services: Services) -> None:
    services.settings.automatic_recovery = False
    with record_signal(services.chat.answer_delta) as deltas:
        ask(ready, "Count to one hundred.")
        wait_until(lambda: len(deltas.emissions) > 2)
    (guard,) = children_of(os.getpid())
    os.kill(guard, signal.SIGKILL)
    wait_until(lambda: services.supervisor.status.state is EngineState.FAILED)
    wait_until(lambda: idle(ready, services))
    # Not the lost connection, which only follows from it.
    assert ready.page.error_bar.failure is services.supervisor.status.failure
    wait_until(lambda: services.supervisor.status.state is EngineState.READY, timeout=120)
    assert not ready.page.error_bar.isVisible()
    (role, begun, state) = stored(services, ready.conversation.current)[-1]
    assert (role, state) == (Role.ASSISTANT, MessageState.INTERRUPTED)
    message = services.store.messages(ready.conversation.current)[-1]
    ready.page.transcript.resume_requested.emit(message.id)
    wait_until(lambda: not idle(ready, services))
    wait_until(lambda: idle(ready, services), timeout=120)
    assert stored(services, ready.conversation.current)[-1][1].startswith(begun)


def children_of(parent: int) -> list[int]:
    """Return the processes that a process has started and that still run."""
    return [int(pid) for pid in Path(f"/proc/{parent}/task/{parent}/children").read_text().split()]
