"""Variables of system prompts: filled in at the moment of sending, and kept so with the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gptoss_desktop.domain.conversation import Message, MessageState, Part, PartKind
from gptoss_desktop.domain.parameters import GenerationParameters
from gptoss_desktop.services.prompts import (
    PromptVariables,
    fill,
    unknown_variables,
    variables_now,
    warning,
)
from tests.support.qt import wait_until

if TYPE_CHECKING:
    from gptoss_desktop.services.composition import Services

VALUES = PromptVariables("2026-03-01", "09:05", "Ada", "internal")


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("Today is {{date}}, {{ time }}.", "Today is 2026-03-01, 09:05."),
        ("{{user}}/{{classification}}", "Ada/internal"),
        ("{{day}} {date} {{ date }", "{{day}} {date} {{ date }"),
        ("{% for x in y %}{{ x.name }}{% endfor %}", "{% for x in y %}{{ x.name }}{% endfor %}"),
    ],
)
def test_only_variables_are_filled_in(text: str, filled: str) -> None:
    assert fill(text, VALUES) == filled


def test_a_value_is_not_filled_in_again() -> None:
    assert fill("{{user}}", PromptVariables("d", "t", "{{date}}", "")) == "{{date}}"


def test_what_is_no_variable_is_named() -> None:
    assert unknown_variables("{{a}} {{date}} {{b}} {{a}}") == ("a", "b")
    said = warning("Dear {{name}}")
    assert str(said) == (
        "{{name}} is not a variable and is sent as it stands. "
        "There are {{date}}, {{time}}, {{user}}, {{classification}}."
    )
    assert warning("{{date}}") is None


def test_a_variable_without_a_value_is_named() -> None:
    assert str(warning("{{classification}}", {"classification": ""})).startswith("{{classification}} has no")


def test_this_moment_has_a_date_a_time_and_a_user() -> None:
    now = variables_now("secret")
    assert len(now.date) == 10
    assert len(now.time) == 5
    assert now.user
    assert now.classification == "secret"


def test_the_engine_gets_the_filled_prompt_and_the_answer_keeps_it(ready_services: Services) -> None:
    ready_services.settings.classification = "restricted"
    finished: list[Message] = []
    ready_services.chat.message_changed.connect(finished.append)
    parameters = GenerationParameters(temperature=0.0, system_prompt="This is {{classification}}.")
    conversation = ready_services.chat.new_conversation()
    ready_services.chat.send(conversation, (Part(PartKind.TEXT, "Hello!"),), parameters, None)
    wait_until(lambda: finished and finished[-1].state is MessageState.COMPLETE, 60)
    record = finished[-1].answer
    assert record is not None
    assert record.parameters.system_prompt == "This is restricted."
