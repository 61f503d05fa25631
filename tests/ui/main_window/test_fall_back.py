"""What the window shows when vLLM fails: the remedy when it is the user's turn, else what goes on instead."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from gptoss_desktop import tasks
from gptoss_desktop.domain.conversation import MessageState
from gptoss_desktop.domain.engine import EngineState
from gptoss_desktop.domain.organisation import Draft
from gptoss_desktop.domain.parameters import GenerationParameters
from gptoss_desktop.domain.plan import EngineKind
from gptoss_desktop.locations import Locations
from gptoss_desktop.services.composition import Services
from gptoss_desktop.settings.settings import Settings
from gptoss_desktop.storage.store import ConversationStore
from gptoss_desktop.ui.main_window.window import MainWindow
from tests.support import gptoss_shape, stand_in_vllm
from tests.support.machine import know_runtime, with_cards
from tests.support.models import tiny_gptoss_hugging_face
from tests.support.qt import record_signal, wait_signal, wait_until

LEFT = Qt.MouseButton.LeftButton
FUNCTION = "Here it is:\n\n```python\ndef add(a, b):\n    return a + b\n```\n\nCall it as `add(1, 2)`."
"""What the tiny model answers when it is asked for a function."""


class Machine:
    """The window on a machine with two cards and an engine that plays vLLM."""

    def __init__(self, folder: Path) -> None:
        self.cards = 2
        self.python = stand_in_vllm.install(folder / "runtime")
        self.model = gptoss_shape.write_shape(folder / "gpt-oss-20b")
        locations = Locations.under(folder / "d")
        locations.prepare()
        self.store = ConversationStore.open(locations.database)
        settings = Settings.load(locations.settings)
        settings.threads = 1
        self.services = Services(
            locations, settings, self.store, probe_hardware=lambda _: with_cards(self.cards)
        )
        know_runtime(locations, self.python)
        self.window = MainWindow(self.services)
        self.window.show()

    def open(self, *, recovery: bool, **behaviour: Any) -> None:
        self.services.settings.automatic_recovery = recovery
        stand_in_vllm.behave(self.python, **behaviour)
        self.services.open_model(self.model)

    def until(self, state: EngineState) -> None:
        supervisor = self.services.supervisor
        wait_until(lambda: supervisor.status.state is state and supervisor.status.progress is None, 120)

    def close(self) -> None:
        self.window.close()
        self.services.chat.stop_all()
        with wait_signal(self.services.supervisor.stopped):
            self.services.supervisor.shutdown()
        tasks.drain()
        self.window.deleteLater()
        self.store.close()
        self.services.settings.flush()


@pytest.fixture
def machine(qapp: QApplication, tmp_path: Path) -> Iterator[Machine]:
    assert qapp is not None
    found = Machine(tmp_path)
    yield found
    found.close()


def buttons(widget: QWidget) -> dict[str, QPushButton]:
    return {b.text(): b for b in widget.findChildren(QPushButton) if b.isVisible() and b.text()}


def words(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def test_a_start_of_vllm_is_shown_stage_by_stage(machine: Machine) -> None:
    with record_signal(machine.services.supervisor.status_changed) as statuses:
        machine.open(recovery=False, hang="compiling")

        def compiled() -> bool:
            progresses = [status.progress for (status,) in statuses.emissions]
            return any(progress and progress.stage == "compiling" for progress in progresses)

        wait_until(compiled, 120)
    page = machine.window.page.loading
    assert page.isVisible()
    wait_until(lambda: "Opening the socket" in words(page))
    shown = words(page)
    assert "Loading gpt-oss-20b" in shown
    assert "vLLM · " in shown
    assert "RTX 3090" in shown
    assert "Compiling for this machine" in shown


def test_without_recovery_the_remedy_is_a_button_that_helps(machine: Machine) -> None:
    machine.open(recovery=False, die="context_too_long")
    machine.until(EngineState.FAILED)
    bar = machine.window.page.error_bar
    wait_until(bar.isVisible)
    assert "did not start" in words(machine.window.page.loading)
    offer = next(text for text in buttons(bar) if text.startswith("Restart with a context of"))
    stand_in_vllm.behave(machine.python)
    QTest.mouseClick(buttons(bar)[offer], LEFT)
    machine.until(EngineState.READY)
    assert not bar.isVisible()
    info = machine.services.supervisor.status.info
    assert info is not None
    assert f"{info.context:,}" in offer


def test_with_recovery_it_helps_itself_and_says_so(machine: Machine) -> None:
    machine.open(recovery=True, die="context_too_long")
    machine.until(EngineState.READY)
    notice = machine.window.page.switch_notice
    wait_until(notice.isVisible)
    assert "The engine restarts with a context of" in words(notice)
    assert "Now: vLLM" in words(notice)
    assert not machine.window.page.error_bar.isVisible()
    stand_in_vllm.behave(machine.python)
    QTest.mouseClick(buttons(notice)["Back to the earlier plan"], LEFT)
    wait_until(lambda: machine.services.supervisor.status.state is not EngineState.READY)
    machine.until(EngineState.READY)
    assert not notice.isVisible()


def test_when_nothing_is_left_it_is_the_users_turn(machine: Machine) -> None:
    machine.open(recovery=True, die="unknown_architecture")
    with wait_signal(machine.services.recovery.gave_up, 120):
        pass
    wait_until(machine.window.page.error_bar.isVisible)
    assert not machine.window.page.switch_notice.isVisible()
    assert buttons(machine.window.page.error_bar)


def test_an_answer_that_lost_its_card_is_finished_on_llama_cpp(
    machine: Machine, tiny_gptoss_gguf: Path
) -> None:
    """The stand-in begins as the tiny model would: what llama.cpp adds must fit."""
    (machine.services.locations.models / "tiny-gptoss.gguf").symlink_to(tiny_gptoss_gguf)
    machine.cards = 1
    machine.model = tiny_gptoss_hugging_face()
    machine.services.settings.parameters = GenerationParameters(temperature=0.0)
    machine.window.dock.panel.set_parameters(GenerationParameters(temperature=0.0))
    machine.open(
        recovery=True,
        die="gpu_lost",
        after=19,
        reasoning="A short function with two arguments will do.",
        text=FUNCTION,
    )
    machine.until(EngineState.READY)
    composer = machine.window.page.composer
    composer.set_draft(Draft("Write a function that adds two numbers."))
    composer.submit()
    wait_until(machine.window.page.switch_notice.isVisible, 120)
    conversation = machine.window.conversation.current

    def finished() -> bool:
        messages = machine.store.messages(conversation)
        return len(messages) == 2 and messages[1].state is MessageState.COMPLETE

    wait_until(finished, 120)
    answer = machine.store.messages(conversation)[1]
    assert answer.text() == FUNCTION
    assert answer.answer is not None
    assert answer.answer.continued_from
    wait_until(lambda: "Continued on llama.cpp" in words(machine.window.page.transcript))
    assert not machine.window.page.error_bar.isVisible()


def test_llama_cpp_goes_on_where_vllm_cannot(machine: Machine, tiny_gptoss_gguf: Path) -> None:
    (machine.services.locations.models / "tiny-gptoss.gguf").symlink_to(tiny_gptoss_gguf)
    machine.model = tiny_gptoss_hugging_face()
    machine.open(recovery=True, die="no_mxfp4")
    machine.until(EngineState.READY)
    assert machine.services.plan is not None
    assert machine.services.plan.engine is EngineKind.LLAMA_CPP
    notice = machine.window.page.switch_notice
    wait_until(notice.isVisible)
    assert "llama.cpp goes on" in words(notice)
    # vLLM would fail again in the same way: there is no way back to offer.
    assert "Back to vLLM" not in buttons(notice)
