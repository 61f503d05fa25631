"""The composer in the real window: drafts through a crash, files in the prompt, the meter, Answer now."""

from __future__ import annotations

from pathlib import Path

from docx import Document
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QRadioButton, QWidget

from gptoss_desktop import tasks
from gptoss_desktop.domain.conversation import PartKind, Role
from gptoss_desktop.domain.conversation_settings import OverflowPolicy
from gptoss_desktop.domain.organisation import Draft
from gptoss_desktop.services.composition import Services
from gptoss_desktop.ui.actions.specs import ActionId
from gptoss_desktop.ui.composer.meter.popup import MeterPopup
from gptoss_desktop.ui.main_window.window import MainWindow
from tests.support.qt import wait_until

DRAFT = Draft("half a thought 一半", (("notes.txt", "1\n2\n"),))


def ask(window: MainWindow, services: Services, text: str) -> None:
    # The parameters of a chat that was just opened are on their way.
    tasks.drain()
    window.page.composer.set_draft(Draft(text))
    window.page.composer.submit()
    current = window.conversation.current
    wait_until(lambda: not window.conversation.is_empty and not services.chat.is_answering(current))


def another_window(services: Services) -> MainWindow:
    """Return what a person sees after a crash: nothing of the first window but its file."""
    tasks.drain()
    return MainWindow(services)


def test_a_draft_of_a_new_chat_outlives_a_crash(window: MainWindow, services: Services) -> None:
    window.page.composer.set_draft(DRAFT)
    wait_until(lambda: services.store.draft(window.conversation.current) == DRAFT, timeout=5)
    later = another_window(services)
    wait_until(lambda: later.page.composer.draft == DRAFT)
    assert services.store.draft(window.conversation.current).is_empty
    later.close()
    later.deleteLater()


def test_a_draft_of_a_stored_chat_is_there_when_it_is_opened(ready: MainWindow, services: Services) -> None:
    ask(ready, services, "Hello!")
    chat = ready.conversation.current
    ready.page.composer.set_draft(DRAFT)
    ready.actions_by_id[ActionId.NEW_CHAT].trigger()
    assert ready.page.composer.draft.is_empty
    later = another_window(services)
    wait_until(lambda: later.conversation.current == chat and later.page.composer.draft == DRAFT)
    later.close()
    later.deleteLater()


def test_a_new_chat_goes_on_with_what_was_written_for_one(ready: MainWindow, services: Services) -> None:
    ask(ready, services, "Hello!")
    chat = ready.conversation.current
    ready.actions_by_id[ActionId.NEW_CHAT].trigger()
    ready.page.composer.set_draft(DRAFT)
    ready.sidebar.opened.emit(chat)
    assert ready.page.composer.draft.is_empty
    wait_until(lambda: not ready.conversation.is_empty)
    ready.actions_by_id[ActionId.NEW_CHAT].trigger()
    wait_until(lambda: ready.page.composer.draft == DRAFT)


def test_what_was_sent_is_no_draft_any_more(ready: MainWindow, services: Services) -> None:
    ask(ready, services, "Hello!")
    tasks.drain()
    assert services.store.draft(ready.conversation.current).is_empty


def test_what_is_still_read_is_read_on_when_its_chat_is_back(
    ready: MainWindow, services: Services, tmp_path: Path
) -> None:
    ask(ready, services, "Hello!")
    chat = ready.conversation.current
    (tmp_path / "a.txt").write_text("words")
    ready.page.composer.attach([tmp_path / "a.txt"])
    ready.actions_by_id[ActionId.NEW_CHAT].trigger()
    assert ready.page.composer.tray.attachments == ()
    ready.sidebar.opened.emit(chat)
    wait_until(lambda: ready.page.composer.draft.attachments == (("a.txt", "words"),))


def test_a_document_goes_into_the_prompt_with_its_name_and_count(
    ready: MainWindow, services: Services, tmp_path: Path
) -> None:
    document = Document()
    document.add_heading("Tea 茶", 1)
    document.add_paragraph("Green tea is not fermented.")
    document.save(str(tmp_path / "tea.docx"))
    composer = ready.page.composer
    composer.attach([tmp_path / "tea.docx"])
    wait_until(lambda: composer.tray.ready and composer.tray.ready[0].exact)
    assert composer.meter.budget.attachments == composer.tray.ready[0].tokens > 0
    ask_with = composer.draft.attachments
    composer.editor.setPlainText("What is it about?")
    composer.submit()
    wait_until(lambda: not ready.conversation.is_empty)
    wait_until(lambda: not services.chat.is_answering(ready.conversation.current))
    tasks.drain()
    prompt = services.store.messages(ready.conversation.current)[0]
    assert [(part.kind, part.name, part.text) for part in prompt.parts] == [
        (PartKind.ATTACHMENT, *ask_with[0]),
        (PartKind.TEXT, None, "What is it about?"),
    ]
    assert prompt.parts[0].tokens
    assert composer.draft.is_empty


def test_up_brings_prompts_of_this_chat_then_of_others(ready: MainWindow, services: Services) -> None:
    ask(ready, services, "Hello!")
    ready.actions_by_id[ActionId.NEW_CHAT].trigger()
    ask(ready, services, "Write a function that adds two numbers.")
    tasks.drain()
    editor = ready.page.composer.editor
    QTest.keyClick(editor, Qt.Key.Key_Up)
    assert editor.toPlainText() == "Write a function that adds two numbers."
    QTest.keyClick(editor, Qt.Key.Key_Up)
    assert editor.toPlainText() == "Hello!"


def test_the_meter_follows_what_is_written(ready: MainWindow) -> None:
    composer = ready.page.composer
    wait_until(lambda: composer.meter.budget.context and composer.meter.budget.exact)
    before = composer.meter.budget
    composer.editor.setPlainText("Five words are five tokens")
    wait_until(lambda: composer.meter.budget.draft > before.draft and composer.meter.budget.exact)
    assert composer.meter.budget.prompt > before.prompt


def test_what_happens_when_the_context_is_full_is_the_chats_own(
    ready: MainWindow, services: Services
) -> None:
    # Beside a composer that has grown all of it must still be in the window.
    ready.page.composer.editor.setPlainText("\n" * 100)
    QApplication.processEvents()
    ready.actions_by_id[ActionId.CONTEXT_USE].trigger()
    popup = QApplication.activeModalWidget()
    assert isinstance(popup, MeterPopup)
    assert ready.geometry().contains(popup.geometry())
    popup.findChildren(QRadioButton)[1].click()
    QTest.keyClick(popup, Qt.Key.Key_Escape)
    tasks.drain()
    current = ready.conversation.current
    assert services.store.settings_of(current).overflow is OverflowPolicy.DROP_OLDEST
    ask(ready, services, "Hello!")
    tasks.drain()
    assert services.store.settings_of(current).overflow is OverflowPolicy.DROP_OLDEST
    ready.actions_by_id[ActionId.NEW_CHAT].trigger()
    tasks.drain()
    assert services.store.settings_of(ready.conversation.current).overflow is OverflowPolicy.REFUSE


def test_answer_now_is_offered_while_the_model_thinks(ready: MainWindow, services: Services) -> None:
    offered: list[bool] = []

    def look(*_: object) -> None:
        names = {w.accessibleName() for w in ready.page.composer.findChildren(QWidget) if w.isVisible()}
        offered.append("Answer now" in names)

    services.chat.answer_delta.connect(look)
    ask(ready, services, "Hello!")
    services.chat.answer_delta.disconnect(look)
    assert offered[0]
    assert not ready.actions_by_id[ActionId.ANSWER_NOW].isEnabled()
    tasks.drain()
    roles = [message.role for message in services.store.messages(ready.conversation.current)]
    assert roles == [Role.USER, Role.ASSISTANT]
