"""The dock in the real window: parameters, presets, schemas and prompts of each chat reach the engine."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QPushButton

from gptoss_desktop import tasks
from gptoss_desktop.domain.conversation import Message, MessageState, Part, PartKind, Role
from gptoss_desktop.domain.engine import EngineState
from gptoss_desktop.domain.parameters import AnswerForm, FormKind, GenerationParameters
from gptoss_desktop.ui.actions.specs import ActionId
from gptoss_desktop.ui.main_window.window import MainWindow
from gptoss_desktop.ui.parameters.group_box import GroupBox
from gptoss_desktop.ui.schema.answer_dialog import AnswerDialog
from gptoss_desktop.ui.widgets.name_dialog import NameDialog
from tests.support.qt import wait_until

if TYPE_CHECKING:
    from gptoss_desktop.services.composition import Services

COLD = GenerationParameters(temperature=0.0)
WARM = GenerationParameters(temperature=0.0, top_k=40, min_p=0.1)


def ask(window: MainWindow, services: Services, text: str) -> Message:
    """Send a message and return its answer."""
    finished: list[Message] = []
    services.chat.message_changed.connect(finished.append)
    window.page.composer.submitted.emit((Part(PartKind.TEXT, text),))
    wait_until(
        lambda: any(m.state is MessageState.COMPLETE and m.role is Role.ASSISTANT for m in finished), 90
    )
    services.chat.message_changed.disconnect(finished.append)
    tasks.drain()
    return finished[-1]


def stored(services: Services, conversation_id: str) -> GenerationParameters | None:
    found: list[GenerationParameters | None] = []
    store = services.store
    tasks.run_task(
        lambda: store.settings_of(conversation_id).parameters,  # type: ignore[arg-type]
        found.append,
        raise_it,
        lane=tasks.Lane.STORAGE,
    )
    tasks.drain()
    return found[0]


def raise_it(error: Exception) -> None:
    raise error


def opened(window: MainWindow, services: Services, conversation_id: str) -> None:
    tasks.drain()
    summary = next(s for s in services.store.conversations() if s.id == conversation_id)
    window.conversation.open(summary)
    tasks.drain()
    wait_until(lambda: not window.dock.panel.problem)


def test_each_chat_has_its_own(ready: MainWindow, services: Services) -> None:
    panel = ready.dock.panel
    ask(ready, services, "Hello!")
    first = ready.conversation.current
    assert stored(services, first) == COLD
    panel.set_parameters(WARM)
    wait_until(lambda: stored(services, first) == WARM)
    assert services.settings.parameters == COLD
    ready.conversation.new()
    wait_until(lambda: panel.parameters == COLD)
    second = ready.conversation.current
    panel.set_parameters(GenerationParameters(temperature=0.0, system_prompt="Be brief."))
    ready.parameters.save()
    assert services.settings.parameters.system_prompt == "Be brief."
    assert ask(ready, services, "Hello!").answer is not None
    assert second == ready.conversation.current
    opened(ready, services, first)
    wait_until(lambda: panel.parameters == WARM)
    opened(ready, services, second)
    wait_until(lambda: panel.parameters.system_prompt == "Be brief.")


def test_a_change_that_was_just_made_is_kept_when_another_chat_opens(
    ready: MainWindow, services: Services
) -> None:
    ask(ready, services, "Hello!")
    first = ready.conversation.current
    ready.dock.panel.set_parameters(WARM)
    ready.conversation.new()
    assert stored(services, first) == WARM
    wait_until(lambda: ready.dock.panel.parameters == COLD)


def test_nothing_is_sent_with_the_parameters_of_another_chat(ready: MainWindow, services: Services) -> None:
    ask(ready, services, "Hello!")
    first = ready.conversation.current
    ready.dock.panel.set_parameters(WARM)
    ready.conversation.new()
    wait_until(lambda: ready.dock.panel.parameters == COLD)
    summary = next(s for s in services.store.conversations() if s.id == first)
    ready.conversation.open(summary)
    answer = ask(ready, services, "What is 2 + 2?")
    assert answer.conversation_id == first
    assert answer.answer is not None
    assert answer.answer.parameters == WARM


def test_the_dock_knows_the_engine(window: MainWindow, services: Services, tiny_gptoss_gguf: Path) -> None:
    panel = window.dock.panel
    panel.set_parameters(GenerationParameters(temperature=0.0, form=AnswerForm(FormKind.REGEX, "a")))
    assert panel.form.lacking == ""
    services.open_model(tiny_gptoss_gguf)
    wait_until(lambda: services.supervisor.status.state is EngineState.READY, 120)
    assert "no regular expressions" in panel.form.lacking
    assert panel.field("reasoning_effort").lacking == ""
    answer = ask(window, services, "Hello!")
    assert answer.answer is not None
    assert answer.answer.parameters == COLD


def test_a_change_in_mid_answer_is_said_to_be_for_the_next(ready: MainWindow, services: Services) -> None:
    head = ready.dock.panel.head

    def says() -> bool:
        return any(
            "Changes count from the next one." in label.text() and label.isVisible()
            for label in head.findChildren(type(head._later))
        )

    assert not says()
    ready.page.composer.submitted.emit((Part(PartKind.TEXT, "Count to one hundred."),))
    wait_until(says)
    ready.dock.panel.set_parameters(WARM)
    ready.conversation.stop()
    wait_until(lambda: not says())
    tasks.drain()
    messages = services.store.messages(ready.conversation.current)
    assert messages[-1].answer is not None
    assert messages[-1].answer.parameters == COLD


def choose(window: MainWindow, text: str) -> None:
    menu = window.dock.panel.head.presets.menu
    next(action for action in menu.actions() if action.text() == text).trigger()


def named(name: str) -> None:
    """Write a name into the dialog that asks for one."""
    wait_until(
        lambda: any(isinstance(w, NameDialog) and w.isVisible() for w in QApplication.topLevelWidgets())
    )
    dialog = next(w for w in QApplication.topLevelWidgets() if isinstance(w, NameDialog) and w.isVisible())
    dialog.edit.setText(name)
    QTest.keyClick(dialog.edit, Qt.Key.Key_Return)


def test_presets_are_chosen_saved_renamed_deleted_and_brought_back(
    window: MainWindow, services: Services
) -> None:
    panel, button = window.dock.panel, window.dock.panel.head.presets.button
    tasks.drain()
    choose(window, "Balanced")
    assert panel.parameters == GenerationParameters(temperature=0.7, top_p=0.95)
    assert button.text() == "Balanced"
    panel.field("top_k").set_value(7)
    panel.set_parameters(GenerationParameters(temperature=0.7, top_p=0.95, top_k=7))
    assert button.text() == "Balanced (changed)"
    choose(window, "Precise")
    assert panel.head.notice.accessibleName() == "“Precise” took the place of what you had set."
    press(panel.head.notice, "Undo")
    assert button.text() == "Balanced (changed)"
    assert panel.parameters.top_k == 7
    choose(window, "Save as preset…")
    named("Mine")
    assert button.text() == "Mine"
    choose(window, "Precise")
    assert panel.head.notice.accessibleName() == ""
    choose(window, "Mine")
    assert panel.parameters.top_k == 7
    choose(window, "Rename…")
    named("Yours")
    assert button.text() == "Yours"
    choose(window, "Delete")
    assert panel.head.notice.accessibleName() == "Preset “Yours” deleted."
    assert button.text() == "Engine defaults (changed)"
    assert panel.parameters.top_k == 7
    (undo,) = [b for b in panel.head.notice.findChildren(QPushButton) if b.text() == "Undo"]
    QTest.mouseClick(undo, Qt.MouseButton.LeftButton)
    assert button.text() == "Yours"
    tasks.drain()
    assert list(services.store.documents("preset")) == ["Yours"]


def test_a_preset_goes_out_and_comes_in_by_a_file(window: MainWindow, tmp_path: Path) -> None:
    head = window.dock.panel.head
    choose(window, "Creative")
    choose(window, "Export…")
    dialog = window.findChild(QFileDialog)
    assert dialog is not None
    assert dialog.selectedFiles()[0].endswith("Creative.json")
    dialog.reject()
    path = tmp_path / "out.json"
    window.parameters.presets.export_file(path)
    wait_until(lambda: head.notice.accessibleName() == "Written to “out.json”.")
    choose(window, "Engine defaults")
    window.parameters.presets.import_file(path)
    wait_until(lambda: head.notice.accessibleName() == "“Creative” was imported.")
    assert window.dock.panel.parameters.min_p == 0.05
    path.write_text(json.dumps(json.loads(path.read_text()) | {"version": 9}))
    before = window.dock.panel.parameters
    window.parameters.presets.import_file(path)
    wait_until(
        lambda: (
            "“out.json” was not imported. It was written by a newer version" in head.notice.accessibleName()
        )
    )
    assert window.dock.panel.parameters == before


CITY = '{"type": "object", "properties": {"city": {"enum": ["Paris"]}}, "required": ["city"]}'


def test_a_schema_is_written_used_and_its_answer_shown_as_a_tree(
    ready: MainWindow, services: Services
) -> None:
    panel = ready.dock.panel
    panel.open(["output"])
    next(a for a in panel.form.choice.menu().actions() if a.text() == "JSON schema").trigger()
    wait_until(lambda: ready.parameters.schemas._dialog is not None)
    dialog = ready.parameters.schemas.edit()
    dialog.edit.setPlainText('{"type": "object",')
    wait_until(lambda: "Line 1, column 19" in dialog.verdict.accessibleName())
    assert not dialog.use_button.isEnabled()
    dialog.edit.setPlainText('{"type": "object", "not": {}}')
    wait_until(lambda: "the engine refuses it" in dialog.verdict.accessibleName())
    dialog.edit.setPlainText(CITY)
    dialog.name.setText("City")
    wait_until(lambda: "the engine can hold an answer to it" in dialog.verdict.accessibleName())
    QTest.mouseClick(dialog.use_button, Qt.MouseButton.LeftButton)
    assert panel.parameters.form == AnswerForm(FormKind.SCHEMA, CITY, "City")
    answer = ask(ready, services, "What is 2 + 2?")
    assert json.loads(answer.text()) == {"city": "Paris"}
    wait_until(lambda: footer(ready, "JSON ✓"))
    QTest.mouseClick(footer(ready, "JSON ✓")[0], Qt.MouseButton.LeftButton)
    view = next(w for w in ready.findChildren(AnswerDialog))
    wait_until(lambda: view.view.verdict.accessibleName() == "The answer keeps to its schema.")
    view.view.search.setText("par")
    assert view.view.tree.currentIndex().data() == "city"
    QTest.keyClick(view.view.tree, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "Paris"
    view.close()


def footer(window: MainWindow, text: str) -> list[QPushButton]:
    return [b for b in window.page.transcript.findChildren(QPushButton) if b.text() == text and b.isVisible()]


def test_what_the_engine_refuses_is_said_before_it_is_sent(ready: MainWindow) -> None:
    field = ready.dock.panel.form
    refused = AnswerForm(FormKind.GRAMMAR, "root ::= nowhere")
    ready.dock.panel.set_parameters(GenerationParameters(form=refused))
    wait_until(lambda: "The engine refuses this form: " in field.choice.accessibleDescription())
    ready.dock.panel.set_parameters(GenerationParameters(form=AnswerForm(FormKind.GRAMMAR, 'root ::= "a"')))
    assert "refuses" not in field.choice.accessibleDescription()


def test_an_answer_that_was_cut_breaks_its_schema_and_says_so(ready: MainWindow, services: Services) -> None:
    form = AnswerForm(FormKind.SCHEMA, '{"type": "array", "items": {"type": "integer"}, "minItems": 30}')
    ready.dock.panel.set_parameters(GenerationParameters(temperature=0.0, form=form, max_tokens=40))
    ask(ready, services, "Count to one hundred.")
    wait_until(lambda: footer(ready, "JSON ✗"))


def test_a_system_prompt_comes_from_the_library(ready: MainWindow, services: Services) -> None:
    services.settings.classification = "internal"
    library = ready.parameters.prompts.open()
    library.choose("Classified report")
    assert "internal" in library.preview.text.toPlainText()
    assert library.preview.warning.accessibleName() == ""
    QTest.mouseClick(library.use_button, Qt.MouseButton.LeftButton)
    assert "{{classification}}" in ready.dock.panel.parameters.system_prompt
    answer = ask(ready, services, "Hello!")
    assert answer.answer is not None
    assert "“internal”" in answer.answer.parameters.system_prompt
    assert "{{" not in answer.answer.parameters.system_prompt
    ready.parameters.prompts.open()
    library.choose("Summary")
    QTest.mouseClick(library.use_button, Qt.MouseButton.LeftButton)
    (undo,) = [b for b in ready.dock.panel.head.notice.findChildren(QPushButton) if b.text() == "Undo"]
    QTest.mouseClick(undo, Qt.MouseButton.LeftButton)
    assert "{{classification}}" in ready.dock.panel.parameters.system_prompt


def test_own_prompts_are_kept_as_they_are_written(window: MainWindow, services: Services) -> None:
    library = window.parameters.prompts.open()
    library.choose("Analyst")
    assert library.edit.isReadOnly()
    press(library, "Copy…")
    named("My analyst")
    assert not library.edit.isReadOnly()
    library.edit.setPlainText("Be careful, {{name}}.")
    assert library.preview.warning.accessibleName().startswith("{{name}} is not a variable")
    library.choose("Summary")
    library.choose("My analyst")
    assert library.edit.toPlainText() == "Be careful, {{name}}."
    press(library, "Delete")
    assert library.notice.accessibleName() == "System prompt “My analyst” deleted."
    press(library.notice, "Undo")
    library.edit.setPlainText("Be careful.")
    library.reject()
    tasks.drain()
    assert services.store.documents("prompt") == {"My analyst": "Be careful."}


def press(parent: object, text: str) -> None:
    assert hasattr(parent, "findChildren")
    (button,) = [b for b in parent.findChildren(QPushButton) if b.text() == text]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_all_is_left_to_the_engine_and_brought_back(window: MainWindow) -> None:
    panel = window.dock.panel
    panel.set_parameters(GenerationParameters(top_k=7, system_prompt="Be brief."))
    window.actions_by_id[ActionId.RESET_PARAMETERS].trigger()
    assert panel.parameters == GenerationParameters(system_prompt="Be brief.")
    press(panel.head.notice, "Undo")
    assert panel.parameters.top_k == 7


def test_the_dock_is_found_by_keyboard(window: MainWindow) -> None:
    window.dock.hide()
    find = window.actions_by_id[ActionId.FIND_PARAMETER]
    assert find.shortcut().toString() == "Ctrl+Alt+P"
    find.trigger()
    assert window.dock.isVisible()
    assert window.focusWidget() is window.dock.panel.head.filter
    window.actions_by_id[ActionId.SYSTEM_PROMPTS].trigger()
    window.actions_by_id[ActionId.ANSWER_SCHEMA].trigger()
    shown = {w.objectName() for w in window.findChildren(QDialog) if w.isVisible()}
    assert shown == {"promptDialog", "schemaDialog"}


def test_open_groups_are_remembered(window: MainWindow, services: Services) -> None:
    box = next(b for b in window.dock.panel.findChildren(GroupBox) if b.group.value == "length")
    QTest.mouseClick(box.heading, Qt.MouseButton.LeftButton)
    assert services.settings.open_parameter_groups == ("basic", "length")
    other = MainWindow(services)
    assert other.dock.panel.open_groups == ("basic", "length")
    other.deleteLater()
