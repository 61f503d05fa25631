"""The parameter panel: a default is not a value, and what is wrong is named with its range."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSlider,
    QToolButton,
    QWidget,
)

from gptoss_desktop.domain.engine import EngineInfo
from gptoss_desktop.domain.parameters import (
    AnswerForm,
    FormKind,
    GenerationParameters,
    ParameterError,
    ReasoningEffort,
)
from gptoss_desktop.domain.parameters_table import SPECS, Group
from gptoss_desktop.ui.parameters.choice_button import ChoiceButton
from gptoss_desktop.ui.parameters.numbers import format_number, parse_number
from gptoss_desktop.ui.parameters.panel import ParameterPanel
from gptoss_desktop.ui.parameters.text_forms import format_texts, parse_texts
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
    for name in SPECS:
        found.field(name)
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
        ("Temperature", "3", "Temperature is 3.0, but it must be a number from 0 to 2."),
        ("Temperature", "warm", "Temperature is “warm”, but it must be a number from 0 to 2."),
        ("Top-k", "1.5", "Top-k is 1.5, but it must be a whole number from -1 to 2147483647."),
        ("Min-p", "-0.1", "Min-p is -0.1, but it must be a number from 0 to 1."),
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


VLLM = EngineInfo("vllm", "0.32.0", "m", "p", "llama", 4096, 4, has_reasoning=False)
LLAMA = EngineInfo("llama.cpp", "1", "m", "p", "gpt-oss", 4096, 4, has_reasoning=True)


def test_what_the_engine_lacks_is_disabled_with_the_reason(panel: ParameterPanel) -> None:
    panel.set_parameters(GenerationParameters(xtc_probability=0.5))
    panel.set_capabilities(VLLM)
    panel.open(["sampling"])
    edit = named(panel, "XTC probability")
    assert not edit.isEnabled()
    field = panel.field("xtc_probability")
    reason = "Only llama.cpp has this. What is set here is not sent."
    assert reason in [label.text() for label in field.findChildren(QLabel) if label.isVisible()]
    assert reason in field.toolTip()
    assert reason in edit.accessibleDescription()
    assert panel.field("reasoning_effort").lacking == "This model does not reason before it answers."
    assert panel.parameters.xtc_probability == 0.5
    (arrow,) = visible_resets(panel)
    QTest.mouseClick(arrow, Qt.MouseButton.LeftButton)
    assert panel.parameters == GenerationParameters()
    panel.set_capabilities(LLAMA)
    assert edit.isEnabled()
    assert panel.field("reasoning_effort").lacking == ""


def test_a_wrong_number_that_is_not_sent_does_not_hold_the_message_up(panel: ParameterPanel) -> None:
    named(panel, "XTC probability").setText("7")
    assert panel.problem == "XTC probability is 7.0, but it must be a number from 0 to 1."
    panel.set_capabilities(VLLM)
    assert panel.problem == ""


def test_a_form_that_the_engine_lacks_says_so_and_can_be_changed(panel: ParameterPanel) -> None:
    panel.set_capabilities(LLAMA)
    panel.set_parameters(GenerationParameters(form=AnswerForm(FormKind.REGEX, "a+")))
    field = panel.form
    assert "llama.cpp has no regular expressions" in field.toolTip()
    assert "not sent" in field.toolTip()
    texts = [action.text() for action in field.choice.menu().actions()]
    assert "Regular expression (not on this engine)" in texts
    pick(field.choice, "Any JSON object")
    assert panel.parameters.form == AnswerForm(FormKind.OBJECT)
    assert "not sent" not in field.toolTip()


def pick(button: QToolButton, text: str) -> None:
    next(action for action in button.menu().actions() if action.text() == text).trigger()


def test_what_was_written_for_one_form_outlives_a_look_at_another(panel: ParameterPanel) -> None:
    panel.open(["output"])
    pick(panel.form.choice, "One of several texts")
    assert panel.problem == "The answer is to be one of several texts: write 1 to 4096, one a line."
    panel.form.edit.setPlainText("yes\nno")
    pick(panel.form.choice, "Grammar")
    assert panel.form.edit.toPlainText() == ""
    pick(panel.form.choice, "One of several texts")
    assert panel.parameters.form == AnswerForm(FormKind.CHOICE, "yes\nno")
    pick(panel.form.choice, "Free text")
    assert panel.parameters.form is None


def test_a_changed_value_is_seen_without_colours(panel: ParameterPanel) -> None:
    panel.field("temperature").set_value(0.5)
    panel.set_parameters(GenerationParameters(temperature=0.5, xtc_probability=0.1))
    labels = {label.accessibleName(): label for label in panel.findChildren(QLabel)}
    label = labels["Temperature, changed"]
    assert label.text() == "● Temperature"
    headings = [b.accessibleName() for b in panel.findChildren(QToolButton) if b.property("kind") == "fold"]
    assert headings[:2] == ["Basic, 1 changed", "Sampling, 1 changed"]
    panel.reset()
    assert "Temperature, changed" not in {label.accessibleName() for label in panel.findChildren(QLabel)}


def test_groups_fold_by_keyboard_and_tell_of_it(panel: ParameterPanel) -> None:
    (heading,) = [b for b in panel.findChildren(QToolButton) if b.accessibleName() == "Penalties"]
    assert not panel.field("frequency_penalty").isVisible()
    heading.setFocus()
    with record_signal(panel.folded) as told:
        QTest.keyClick(heading, Qt.Key.Key_Space)
    assert told.emissions == [()]
    assert panel.field("frequency_penalty").isVisible()
    assert panel.open_groups == ("basic", "penalties")


def test_the_filter_finds_in_folded_groups_by_label_help_and_wire_name(panel: ParameterPanel) -> None:
    for words, name in (
        ("presence", "presence_penalty"),
        ("dry_base", "dry_base"),
        ("SURPRISE aims", "mirostat_tau"),
    ):
        panel.head.filter.setText(words)
        assert [n for n in SPECS if panel.field(n).isVisible()] == [name]
    panel.head.filter.setText("no such thing")
    assert any(
        label.text() == "No parameter has these words."
        for label in panel.findChildren(QLabel)
        if label.isVisible()
    )
    QTest.keyClick(panel.head.filter, Qt.Key.Key_Escape)
    assert panel.field("temperature").isVisible()
    assert not panel.field("presence_penalty").isVisible()


def test_every_field_has_its_range_default_help_and_wire_name(panel: ParameterPanel) -> None:
    assert panel.field("top_k").toolTip().split("\n") == [
        "Choose among this many of the likeliest words; 0 or -1 means all.",
        "top_k · -1 to 2147483647 · default: 0",
    ]
    for name in SPECS:
        field = panel.field(name)
        assert field.spec.wire_name in field.toolTip(), name
        assert field.words.shown_hint in field.toolTip(), name


def test_the_panel_keeps_to_its_width(panel: ParameterPanel) -> None:
    panel.open([group.value for group in Group])
    panel.set_capabilities(LLAMA)
    panel.set_parameters(GenerationParameters(form=AnswerForm(FormKind.SCHEMA, "{}", "x" * 80)))
    panel.head.presets.set_own(["W" * 80])
    panel.head.presets.show_preset("W" * 80, changed=True)
    panel.head.notice.say("W" * 80, lambda: None)
    named(panel, "Temperature").setText("w" * 200)
    QApplication.processEvents()
    inside = panel.findChild(QWidget, "parameterFields")
    assert inside is not None
    assert inside.minimumSizeHint().width() <= 300
    assert panel.minimumSizeHint().width() <= 300
    assert panel.width() == 300


def test_a_shortest_answer_beyond_the_longest_is_named_under_it(panel: ParameterPanel) -> None:
    panel.set_parameters(GenerationParameters(min_tokens=10, max_tokens=5))
    assert panel.problem == "Shortest answer is 10, but it must be at most the answer's length of 5."
    named(panel, "Answer length").setText("50")
    assert panel.problem == ""


def test_an_unknown_variable_is_named_and_does_not_hold_the_message_up(panel: ParameterPanel) -> None:
    panel.prompt.edit.setPlainText("Today is {{day}}.")
    shown = [label.text() for label in panel.prompt.findChildren(QLabel) if label.isVisible()]
    assert any(text.startswith("{{day}} is not a variable and is sent as it stands.") for text in shown)
    assert panel.problem == ""


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("Token biases", "5: -1\n7: 2,5", {"logit_bias": ((5, -1.0), (7, 2.5))}),
        ("Stop tokens", "5, 7 9", {"stop_token_ids": (5, 7, 9)}),
        ("Forbidden words", "a\n\nb c", {"bad_words": ("a", "b c")}),
    ],
)
def test_lists_are_written_as_lines(
    panel: ParameterPanel, name: str, text: str, value: dict[str, Any]
) -> None:
    lines(panel, name).setPlainText(text)
    assert panel.parameters == GenerationParameters(**value)


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        ("Token biases", "5: 1\nfive: 1", "Line 2, “five: 1”, is not a token number, a colon and a bias"),
        ("Token biases", "5: 101", "Token biases must be at most 1024 pairs"),
        ("Stop tokens", "x", "“x” is not the number of a token."),
    ],
)
def test_a_wrong_line_is_named(panel: ParameterPanel, name: str, text: str, sentence: str) -> None:
    lines(panel, name).setPlainText(text)
    assert panel.problem.startswith(sentence)
    assert panel.parameters == GenerationParameters()
    assert lines(panel, name).toPlainText() == text


def lines(panel: ParameterPanel, name: str) -> QPlainTextEdit:
    (edit,) = [edit for edit in panel.findChildren(QPlainTextEdit) if edit.accessibleName() == name]
    return edit


def test_what_is_folded_counts_before_its_fields_are_made(qapp: QApplication) -> None:
    assert qapp is not None
    panel = ParameterPanel()
    panel.set_parameters(SET)
    assert panel.parameters == SET
    panel.set_parameters(GenerationParameters(dry_base=0.5))
    assert panel.problem == "DRY growth is 0.5, but it must be a number from 1 to 100."
    panel.set_parameters(GenerationParameters(min_tokens=9, max_tokens=5))
    assert panel.problem == "Shortest answer is 9, but it must be at most the answer's length of 5."
    panel.open(["length"])
    assert panel.field("min_tokens").problem == panel.problem


def test_the_model_may_say_what_the_default_is(panel: ParameterPanel) -> None:
    edit = named(panel, "Temperature")
    assert edit.placeholderText() == "default 1"
    panel.set_defaults({"temperature": 0.6})
    assert edit.placeholderText() == "default 0.6"
    assert "default: 0.6" in panel.field("temperature").toolTip()
    QTest.keyClick(edit, Qt.Key.Key_Up)
    assert panel.parameters.temperature == 0.65
    panel.set_defaults({})
    assert "default: 1" in panel.field("temperature").toolTip()


def test_a_flag_has_three_states(panel: ParameterPanel) -> None:
    field = panel.field("ignore_eos")
    button = field.findChild(ChoiceButton)
    assert isinstance(button, ChoiceButton)
    assert button.text() == "default no"
    pick(button, "no")
    assert panel.parameters.ignore_eos is False
    pick(button, "default no")
    assert panel.parameters.ignore_eos is None


def test_too_many_stop_strings_are_named(panel: ParameterPanel) -> None:
    panel.set_parameters(GenerationParameters(stop=tuple("abcdefghijklmnopq")))
    assert panel.problem == "Stop strings is a list of 17 strings, but it must be at most 16 strings."


@pytest.mark.parametrize("stop", [(), ("a",), ("\n", "\t"), ("\\n", "\\\\"), ("C:\\new",)])
def test_stop_strings_survive_the_field(stop: tuple[str, ...]) -> None:
    assert parse_texts(format_texts(stop)) == stop


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
