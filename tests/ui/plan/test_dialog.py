"""The plan dialog: automatic is a state of its own, a change asks for a plan, a refusal stops the start."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from gptoss_desktop.domain.hardware import Gpu, Hardware
from gptoss_desktop.domain.plan import EngineKind, EnginePlan, KvType, LoraOptions, VllmOptions
from gptoss_desktop.domain.said import say
from gptoss_desktop.planning.inputs import PlanOverrides
from gptoss_desktop.planning.proposal import MemoryEstimate, PlanChoice, Proposal
from gptoss_desktop.ui.plan.choice_field import ChoiceField
from gptoss_desktop.ui.plan.dialog import PlanDialog
from gptoss_desktop.ui.plan.memory_use import Part, card_use, ram_use
from gptoss_desktop.ui.plan.number_field import NumberField
from tests.support.qt import record_signal, wait_until

GIB = 2**30
LEFT = Qt.MouseButton.LeftButton
CARDS = tuple(
    Gpu(uuid, index, "NVIDIA GeForce RTX 3090", 24 * GIB, 23 * GIB, (8, 6))
    for index, uuid in enumerate(("a", "b"))
)
MACHINE = Hardware(gpus=CARDS, ram_bytes=64 * GIB, cores=16)
ESTIMATE = MemoryEstimate(7 * GIB, 12 * GIB, 2 * GIB, 48 * GIB, 9 * GIB, 500_000)
VLLM = EnginePlan(
    Path("/m"), EngineKind.VLLM, 131072, 16, gpus=("a", "b"), vllm=VllmOptions(Path("/p"), 2, 0.9)
)
LLAMA = EnginePlan(Path("/m.gguf"), context=8192, threads=15)
CHOICE = PlanChoice(
    (
        Proposal(VLLM, (say("Both cards are of one kind."),), ESTIMATE),
        Proposal(LLAMA, (), MemoryEstimate(0, 0, 0, 0, 13 * GIB, 8192)),
    ),
    (say("GPU {n} is left out.", n=2),),
)


@pytest.fixture
def dialog(qapp: QApplication) -> Iterator[PlanDialog]:
    assert qapp is not None
    host = QWidget()
    found = PlanDialog(host)
    found.set_overrides(PlanOverrides())
    found.show_choice(CHOICE, MACHINE)
    found.show()
    yield found
    found.close()
    host.deleteLater()


def number(dialog: PlanDialog, name: str) -> NumberField:
    return next(field for field in dialog.findChildren(NumberField) if field.spec.name == name)


def choice(dialog: PlanDialog, name: str) -> ChoiceField:
    found = [field for field in dialog.findChildren(ChoiceField) if field.spec.name == name]
    return next((field for field in found if field.isVisible()), found[0])


def choose(field: ChoiceField, text: str) -> None:
    menu = field.button.menu()
    assert menu is not None
    next(action for action in menu.actions() if action.text() == text).trigger()


def push(dialog: PlanDialog, text: str) -> QPushButton:
    return next(button for button in dialog.findChildren(QPushButton) if button.text() == text)


def texts(dialog: PlanDialog) -> set[str]:
    return {label.text() for label in dialog.findChildren(QLabel) if label.isVisible()}


def test_automatic_values_stand_in_grey(dialog: PlanDialog) -> None:
    assert number(dialog, "context").edit.text() == ""
    assert number(dialog, "context").edit.placeholderText() == "auto · 131,072"
    assert number(dialog, "memory_share").edit.placeholderText() == "auto · 90"
    assert choice(dialog, "engine").button.text() == "auto · vLLM"
    assert choice(dialog, "engine").button.property("unset") is True
    assert dialog.overrides == PlanOverrides()
    assert not push(dialog, "Back to automatic").isEnabled()


def test_it_says_what_runs_why_and_what_follows(dialog: PlanDialog) -> None:
    found = texts(dialog)
    assert "vLLM on 2× RTX 3090" in found
    assert "131,072 tokens of context · 16 answers at once · room for 500,000 tokens in all" in found
    assert {"Both cards are of one kind.", "llama.cpp · CPU · 8,192 tokens", "GPU 2 is left out."} <= found
    assert "21.0 of 24.0 GiB" in found


def test_a_plan_for_some_of_equal_cards_says_which(dialog: PlanDialog) -> None:
    one = replace(VLLM, gpus=("b",))
    dialog.show_choice(PlanChoice((CHOICE.proposals[0], Proposal(one, (), ESTIMATE))), MACHINE)
    wait_until(lambda: "vLLM · RTX 3090 (GPU 1) · 131,072 tokens" in texts(dialog))


def test_without_any_plan_it_says_so_and_nothing_else(qapp: QApplication) -> None:
    assert qapp is not None
    host = QWidget()
    dialog = PlanDialog(host)
    dialog.set_overrides(PlanOverrides())
    dialog.show_refusal("No engine can run it.", "Choose another model.")
    dialog.show()
    assert {"There is no plan yet", "No engine can run it. Choose another model."} <= texts(dialog)
    assert not {"Why", "If it fails", "Main memory"} & texts(dialog)
    dialog.close()
    host.deleteLater()


def test_a_value_equal_to_the_automatic_one_is_still_a_wish(dialog: PlanDialog) -> None:
    with record_signal(dialog.changed) as changed:
        number(dialog, "context").edit.setText("131072")
    assert changed.emissions == [(PlanOverrides(context=131072),)]
    assert push(dialog, "Back to automatic").isEnabled()


def test_nothing_can_be_started_before_its_plan_is_known(dialog: PlanDialog) -> None:
    start = push(dialog, "Restart engine with this plan")
    assert start.isEnabled()
    number(dialog, "parallel").edit.setText("4")
    assert not start.isEnabled()
    dialog.show_choice(CHOICE, MACHINE)
    assert start.isEnabled()
    with record_signal(dialog.applied) as applied:
        QTest.mouseClick(start, LEFT)
    assert applied.emissions == [(PlanOverrides(parallel=4),)]
    assert not dialog.isVisible()


def test_a_refusal_says_why_and_stops_the_start(dialog: PlanDialog) -> None:
    field = number(dialog, "context")
    field.edit.setText("900,000")
    dialog.show_refusal("900,000 tokens do not fit.", "Take fewer.")
    assert "900,000 tokens do not fit. Take fewer." in texts(dialog)
    assert field.edit.property("invalid") is True
    assert not push(dialog, "Restart engine with this plan").isEnabled()
    field.edit.setText("")
    dialog.show_choice(CHOICE, MACHINE)
    assert "900,000 tokens do not fit. Take fewer." not in texts(dialog)
    assert field.edit.property("invalid") is False


@pytest.mark.parametrize("typed", ["many", "0", "-3", "1.5", "99999999999"])
def test_what_is_no_number_is_said_under_the_field(dialog: PlanDialog, typed: str) -> None:
    with record_signal(dialog.changed) as changed:
        number(dialog, "context").edit.setText(typed)
    assert f"“{typed}” must be a whole number from 1 to 1,048,576." in texts(dialog)
    assert changed.emissions == []
    assert not push(dialog, "Restart engine with this plan").isEnabled()


@pytest.mark.parametrize("typed", ["40,960", "40 960", "40960"])
def test_thousands_may_be_parted(dialog: PlanDialog, typed: str) -> None:
    number(dialog, "context").edit.setText(typed)
    assert dialog.overrides.context == 40960


def test_a_share_is_typed_in_per_cent(dialog: PlanDialog) -> None:
    number(dialog, "memory_share").edit.setText("84")
    assert dialog.overrides.memory_share == pytest.approx(0.84)


def test_the_fields_are_those_of_the_engine(dialog: PlanDialog) -> None:
    assert number(dialog, "memory_share").isVisible()
    assert not number(dialog, "gpu_layers").isVisible()
    choose(choice(dialog, "engine"), "llama.cpp")
    assert dialog.overrides.engine is EngineKind.LLAMA_CPP
    assert not number(dialog, "memory_share").isVisible()
    assert number(dialog, "gpu_layers").isVisible()
    number(dialog, "gpu_layers").edit.setText("all")
    assert dialog.overrides.gpu_layers == -1


def test_automatic_is_on_every_menu(dialog: PlanDialog) -> None:
    choose(choice(dialog, "kv_type"), "FP8 (8 bits)")
    assert dialog.overrides.kv_type is KvType.FP8
    choose(choice(dialog, "kv_type"), "Automatic")
    assert dialog.overrides.kv_type is None


def test_adapters_come_with_a_warning(dialog: PlanDialog) -> None:
    fold = next(b for b in dialog.findChildren(QAbstractButton) if b.text() == "Advanced")
    assert not choice(dialog, "lora").isVisible()
    QTest.mouseClick(fold, LEFT)
    choose(choice(dialog, "lora"), "≤ 32")
    assert dialog.overrides.lora == LoraOptions(max_rank=32)
    assert any("slower kernel" in text for text in texts(dialog))


def test_cards_are_chosen_where_their_memory_is_shown(dialog: PlanDialog) -> None:
    boxes = [box for box in dialog.consequence.findChildren(QCheckBox) if box.isVisible()]
    assert [box.text() for box in boxes] == ["GPU 0 · RTX 3090", "GPU 1 · RTX 3090"]
    with record_signal(dialog.changed) as changed:
        QTest.keyClick(boxes[1], Qt.Key.Key_Space)
    assert changed.emissions == [(PlanOverrides(gpus=("a",)),)]
    QTest.mouseClick(push(dialog, "Choose the cards automatically"), LEFT)
    assert dialog.overrides.gpus is None


def test_back_to_automatic_forgets_every_wish(dialog: PlanDialog) -> None:
    dialog.set_overrides(PlanOverrides(EngineKind.VLLM, ("a",), 2, 4096, 2, 0.5, KvType.FP8, True))
    dialog.show_choice(CHOICE, MACHINE)
    with record_signal(dialog.changed) as changed:
        QTest.mouseClick(push(dialog, "Back to automatic"), LEFT)
    assert changed.emissions == [(PlanOverrides(),)]
    assert dialog.overrides == PlanOverrides()
    assert number(dialog, "context").edit.text() == ""


def test_wishes_are_kept_that_no_field_shows(dialog: PlanDialog) -> None:
    wishes = PlanOverrides(kv_type=KvType.Q8_0, speculative='{"method": "eagle"}')
    dialog.set_overrides(wishes)
    assert dialog.overrides == wishes


def test_nothing_that_takes_the_focus_is_without_a_name(dialog: PlanDialog) -> None:
    nameless = [
        widget
        for widget in dialog.findChildren(QWidget)
        if isinstance(widget, QAbstractButton | QLineEdit)
        and widget.isVisible()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not widget.accessibleName()
        and not (isinstance(widget, QAbstractButton) and widget.text())
    ]
    assert nameless == []


def test_it_fits_a_small_screen(dialog: PlanDialog) -> None:
    assert dialog.width() <= 1024
    assert dialog.height() <= 700
    inside = dialog.form.widget()
    assert inside is not None
    room = dialog.form.width() - dialog.form.verticalScrollBar().sizeHint().width()
    assert inside.minimumSizeHint().width() <= room


def test_the_memory_of_a_card_adds_up() -> None:
    use = card_use(CARDS[0], CHOICE.proposals[0])
    parts = dict(use.parts)
    assert sum(parts.values()) == use.total
    assert (parts[Part.OTHERS], parts[Part.FREE], use.taken) == (GIB, 2 * GIB, 21 * GIB)
    assert not use.overfull
    unused = card_use(CARDS[0], CHOICE.proposals[1])
    assert dict(unused.parts) == {Part.OTHERS: GIB, Part.FREE: 23 * GIB}
    full = card_use(replace(CARDS[0], free_bytes=4 * GIB), CHOICE.proposals[0])
    assert full.overfull
    assert dict(full.parts)[Part.FREE] == 0
    assert ram_use(MACHINE, CHOICE.proposals[1]).taken == 13 * GIB
