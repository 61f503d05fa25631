"""What can be asked about an answer, through the window: facts, comparison after a repetition, tokens."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QDialog

from gptoss_desktop import tasks
from gptoss_desktop.services.composition import Services
from gptoss_desktop.ui.answers.compare_dialog import CompareDialog
from gptoss_desktop.ui.answers.info_dialog import InfoDialog
from gptoss_desktop.ui.answers.inspector.dialog import InspectorDialog
from gptoss_desktop.ui.main_window.window import MainWindow
from tests.support.qt import wait_until


def opened(kind: type[QDialog]) -> list[QDialog]:
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()]


def test_facts_tokens_and_a_repetition_compared(ready: MainWindow, services: Services) -> None:
    tasks.drain()
    transcript, conversation = ready.page.transcript, ready.conversation
    ready.page.composer.editor.setPlainText("What is 2 + 2?")
    ready.page.composer.submit()
    wait_until(lambda: len(conversation.path.messages) == 2 and not services.chat.answering(), timeout=120)
    tasks.drain()
    answer = conversation.path.messages[-1]
    transcript.info_requested.emit(answer.id)
    wait_until(lambda: opened(InfoDialog))
    (info,) = opened(InfoDialog)
    assert isinstance(info, InfoDialog)
    assert "llama.cpp" in info.text()
    assert "Temperature: 0" in info.text()
    info.close()
    transcript.inspect_requested.emit(answer.id)
    wait_until(lambda: opened(InspectorDialog))
    opened(InspectorDialog)[0].close()
    transcript.run_again_requested.emit(answer.id)
    wait_until(lambda: opened(CompareDialog), timeout=120)
    (compared,) = opened(CompareDialog)
    assert isinstance(compared, CompareDialog)
    wait_until(lambda: compared.summary.text() == "The texts are the same.")
    compared.close()
    tasks.drain()
