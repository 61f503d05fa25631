"""The plan dialog in the window: what it shows is what runs, and a wish restarts the engine."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton, QToolButton

from gptoss_desktop.domain.engine import EngineState
from gptoss_desktop.planning.inputs import PlanOverrides
from gptoss_desktop.services.composition import Services
from gptoss_desktop.ui.actions.specs import ActionId
from gptoss_desktop.ui.main_window.window import MainWindow
from gptoss_desktop.ui.plan.choice_field import ChoiceField
from gptoss_desktop.ui.plan.dialog import PlanDialog
from gptoss_desktop.ui.plan.number_field import NumberField
from tests.support.qt import wait_signal, wait_until

LEFT = Qt.MouseButton.LeftButton


def opened(window: MainWindow) -> PlanDialog:
    window.actions_by_id[ActionId.ENGINE_PLAN].trigger()
    dialog = window.findChild(PlanDialog)
    assert dialog is not None
    wait_until(start_button(dialog).isEnabled)
    return dialog


def start_button(dialog: PlanDialog) -> QPushButton:
    return next(b for b in dialog.findChildren(QPushButton) if b.text().startswith("Restart engine"))


def number(dialog: PlanDialog, name: str) -> NumberField:
    return next(field for field in dialog.findChildren(NumberField) if field.spec.name == name)


def choose_engine(dialog: PlanDialog, name: str) -> None:
    field = next(field for field in dialog.findChildren(ChoiceField) if field.spec.name == "engine")
    menu = field.button.menu()
    assert menu is not None
    next(action for action in menu.actions() if action.text() == name).trigger()


def test_there_is_no_plan_without_a_model(window: MainWindow) -> None:
    assert not window.actions_by_id[ActionId.ENGINE_PLAN].isEnabled()


def test_a_wish_restarts_the_engine_and_is_kept(ready: MainWindow, services: Services) -> None:
    assert services.plan is not None
    dialog = opened(ready)
    field = number(dialog, "context")
    assert field.edit.placeholderText() == f"auto · {services.plan.context:,}"
    assert any(label.text() == "llama.cpp on CPU" for label in dialog.findChildren(QLabel))
    QTest.keyClicks(field.edit, "2048")
    assert not start_button(dialog).isEnabled()
    wait_until(start_button(dialog).isEnabled)
    with wait_signal(services.plan_chosen):
        QTest.keyClick(start_button(dialog), Qt.Key.Key_Space)
    wait_until(lambda: services.supervisor.status.state is EngineState.READY, 120)
    assert services.supervisor.status.info is not None
    assert services.supervisor.status.info.context == 2048
    assert services.model is not None
    assert services.planner.saved(services.model) == PlanOverrides(context=2048)
    assert number(opened(ready), "context").edit.text() == "2,048"


def test_what_cannot_be_is_refused_before_anything_stops(ready: MainWindow, services: Services) -> None:
    dialog = opened(ready)
    choose_engine(dialog, "vLLM")
    wait_until(lambda: dialog.refusal)
    assert not start_button(dialog).isEnabled()
    assert services.supervisor.status.state is EngineState.READY
    choose_engine(dialog, "Automatic")
    wait_until(start_button(dialog).isEnabled)
    assert dialog.refusal == ""


def test_the_status_bar_leads_to_the_plan(ready: MainWindow) -> None:
    name = next(b for b in ready.status_line.findChildren(QToolButton) if b.text() == "llama.cpp · CPU")
    QTest.mouseClick(name, LEFT)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, PlanDialog)
    dialog.close()


def test_recovery_can_be_left_to_the_user(ready: MainWindow, services: Services) -> None:
    dialog = opened(ready)
    assert dialog.recovery.isChecked()
    QTest.mouseClick(dialog.recovery, LEFT, pos=dialog.recovery.rect().center() / 4)
    assert services.settings.automatic_recovery is dialog.recovery.isChecked()
    services.settings.automatic_recovery = False
    dialog.close()
    assert not opened(ready).recovery.isChecked()


@pytest.mark.parametrize("action", [ActionId.OPEN_MODEL, ActionId.OPEN_MODEL_FOLDER])
def test_the_dialogs_for_models_hold_nothing_up(window: MainWindow, action: ActionId) -> None:
    window.actions_by_id[action].trigger()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QFileDialog)
    wants_folder = dialog.fileMode() is QFileDialog.FileMode.Directory
    assert wants_folder is (action is ActionId.OPEN_MODEL_FOLDER)
    dialog.close()


def test_a_program_that_is_no_runtime_is_refused_with_a_sentence(window: MainWindow, tmp_path: Path) -> None:
    program = tmp_path / "python"
    program.write_text("#!/bin/sh\nexit 3\n", encoding="ascii")
    program.chmod(0o755)
    window.runtimes.add(program)
    wait_until(window.page.error_bar.isVisible)
    failure = window.page.error_bar.failure
    assert failure is not None
    assert failure.sentence.endswith(".")
    assert any(b.text() == "Choose a vLLM runtime…" for b in window.page.error_bar.findChildren(QPushButton))
