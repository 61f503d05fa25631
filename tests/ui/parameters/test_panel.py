"""The parameter panel: a default is not a value, and what is wrong is named with its range."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QSlider, QToolButton, QWidget

from gptoss_desktop.domain.parameters import GenerationParameters, ParameterError, ReasoningEffort
from gptoss_desktop.ui.parameters.numbers import format_number, parse_number
from gptoss_desktop.ui.parameters.panel import ParameterPanel
from gptoss_desktop.ui.parameters.text_fields import format_stop, parse_stop
from tests.support.qt import record_signal

SET = GenerationParameters(
    temperature=0.7,
    top_p=0.95,
    top_k=40,
    min_p=0.05,
    max_tokens=512,
    repetition_penalty=1.1,
    seed=7,
    stop=("\n\n", "END", "a\\b"),
    system_prompt="Be brief.",
    reasoning_effort=ReasoningEffort.LOW,
)


@pytest.fixture
def panel(qapp: QApplication) -> ParameterPanel:
    assert qapp is not None
    found = ParameterPanel()
    found.resize(300, 900)
    found.show()
    return found


def named(panel: ParameterPanel, name: str) -> QLineEdit:
    (edit,) = [edit for edit in panel.findChildren(QLineEdit) if edit.accessibleName() == name]
    return edit


def visible_resets(panel: ParameterPanel) -> list[QToolButton]:
    buttons = panel.findChildren(QToolButton)
    return [b for b in buttons if b.accessibleName().startswith("Back to") and b.isVisible()]


def test_everything_is_the_engines_default_at_first(panel: ParameterPanel) -> None:
    assert panel.parameters == GenerationParameters()
    assert panel.problem == ""
    assert visible_resets(panel) == []


def test_what_is_shown_is_what_comes_out(panel: ParameterPanel) -> None:
    with record_signal(panel.changed) as changes:
        panel.set_parameters(SET)
    assert panel.parameters == SET
    assert changes.emissions == [(SET,)]


def test_a_reset_arrow_brings_back_the_default_and_zero_is_a_value(panel: ParameterPanel) -> None:
    edit = named(panel, "Temperature")
    edit.setText("0")
    assert panel.parameters == GenerationParameters(temperature=0.0)
    (arrow,) = visible_resets(panel)
    QTest.mouseClick(arrow, Qt.MouseButton.LeftButton)
    assert panel.parameters == GenerationParameters()
    assert edit.text() == ""


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        ("Temperature", "3", "temperature is 3.0, but it must be a number from 0 to 2."),
        ("Temperature", "warm", "temperature is “warm”, but it must be a number from 0 to 2."),
        ("Top-k", "1.5", "top_k is 1.5, but it must be a whole number from -1 to 2147483647."),
        ("Min-p", "-0.1", "min_p is -0.1, but it must be a number from 0 to 1."),
    ],
)
def test_what_is_out_of_range_is_named_and_not_told(
    panel: ParameterPanel, name: str, text: str, sentence: str
) -> None:
    with record_signal(panel.changed) as changes:
        named(panel, name).setText(text)
    assert panel.problem == sentence
    assert panel.parameters == GenerationParameters()
    assert changes.emissions == []
    named(panel, name).setText("1")
    assert panel.problem == ""


def test_keys_and_slider_set_a_value(panel: ParameterPanel) -> None:
    edit = named(panel, "Temperature")
    QTest.keyClick(edit, Qt.Key.Key_Up)
    assert panel.parameters.temperature == 1.05
    (slider,) = [s for s in panel.findChildren(QSlider) if s.accessibleName() == "Temperature"]
    slider.setValue(10)
    assert panel.parameters.temperature == 0.5
    assert edit.text() == "0.5"


def test_leaving_all_to_the_engine_keeps_the_system_prompt(panel: ParameterPanel) -> None:
    panel.set_parameters(SET)
    panel.reset()
    assert panel.parameters == GenerationParameters(system_prompt="Be brief.")


def test_the_effort_shows_only_where_the_model_has_one(panel: ParameterPanel) -> None:
    def shown() -> bool:
        return any(
            w.isVisible() and w.accessibleName() == "Reasoning effort" for w in panel.findChildren(QWidget)
        )

    assert not shown()
    panel.offer_effort(offered=True)
    assert shown()


def test_too_many_stop_strings_are_named(panel: ParameterPanel) -> None:
    panel.set_parameters(GenerationParameters(stop=tuple("abcdefghijklmnopq")))
    assert panel.problem == "stop is a list of 17 strings, but it must be at most 16 strings."


@pytest.mark.parametrize("stop", [(), ("a",), ("\n", "\t"), ("\\n", "\\\\"), ("C:\\new",)])
def test_stop_strings_survive_the_field(stop: tuple[str, ...]) -> None:
    assert parse_stop(format_stop(stop)) == stop


@pytest.mark.parametrize(
    ("text", "value"), [("", None), ("  ", None), ("0,5", 0.5), ("1e0", 1.0), (" 2 ", 2.0)]
)
def test_numbers_are_read_as_people_type_them(text: str, value: float | None) -> None:
    assert parse_number("temperature", text) == value


@pytest.mark.parametrize("text", ["nan", "inf", "1 2", "--1"])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(ParameterError):
        parse_number("temperature", text)


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [(None, 2, ""), (1.0, 2, "1"), (0.70000000001, 2, "0.7"), (0.123456, 2, "0.123456"), (4096, 0, "4096")],
)
def test_numbers_are_written_short(value: float | None, decimals: int, text: str) -> None:
    assert format_number(value, decimals) == text
