"""gpt-oss over either engine: efforts, turns, tools and what to do with output that is none."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from gptoss_desktop.domain.answer import FinishReason
from gptoss_desktop.domain.conversation import Part, Role
from gptoss_desktop.domain.parameters import ReasoningEffort
from tests.conformance.talk import (
    CALL,
    REASONING,
    TEXT,
    TOOLS,
    answer,
    ask,
    asked,
    message,
    request,
)

if TYPE_CHECKING:
    from gptoss_desktop.engine.client import EngineClient

WEATHER_QUESTION = "What is the weather in Paris?"


@pytest.mark.parametrize(
    ("effort", "reasoning"),
    [
        (ReasoningEffort.LOW, "Easy."),
        (ReasoningEffort.MEDIUM, "The user wants the sum of 2 and 2. It is 4."),
        (
            ReasoningEffort.HIGH,
            "The user wants the sum of 2 and 2. It is 4. Let me check it once more. Yes, that holds.",
        ),
    ],
)
def test_the_effort_decides_how_long_it_thinks(
    client: EngineClient, effort: ReasoningEffort, reasoning: str
) -> None:
    heard = ask(client, "What is 2 + 2?", reasoning_effort=effort)
    assert (heard.text(REASONING), heard.text()) == (reasoning, "2 + 2 = **4**.")
    assert heard.outcome.usage.reasoning_tokens > 0


def test_a_second_turn_knows_the_first(client: EngineClient) -> None:
    first = ask(client, "Hello!")
    assert first.text() == "Hello! How can I help you today?"
    path = (asked("Hello!"), message(Role.ASSISTANT, *first.parts), asked("What is 2 + 2?"))
    second = answer(client, request(client, *path))
    assert second.text() == "2 + 2 = **4**."
    assert second.outcome.usage.prompt_tokens > first.outcome.usage.prompt_tokens


def test_a_tool_call_and_its_result_make_a_round_trip(client: EngineClient) -> None:
    first = answer(client, request(client, asked(WEATHER_QUESTION), wanted={"tools": TOOLS}))
    assert first.outcome.reason is FinishReason.TOOL_CALLS
    assert first.text(REASONING) == "I need the weather tool."
    assert [part.kind for part in first.parts] == [REASONING, CALL]
    call = first.parts[-1]
    assert call.name == "get_weather"
    assert json.loads(call.text) == {"city": "Paris"}
    assert call.call_id
    result = Part(TEXT, '{"temperature": 21, "sky": "sunny"}', call_id=call.call_id)
    path = (asked(WEATHER_QUESTION), message(Role.ASSISTANT, *first.parts), message(Role.TOOL, result))
    second = answer(client, request(client, *path, wanted={"tools": TOOLS}))
    assert second.text() == "It is sunny and 21 degrees in Paris."


def test_tools_can_be_offered_and_forbidden(client: EngineClient) -> None:
    wanted = {"tools": TOOLS, "tool_choice": "none"}
    heard = answer(client, request(client, asked("What is 2 + 2?"), wanted=wanted))
    assert heard.text() == "2 + 2 = **4**."


def test_a_system_prompt_reaches_the_model(client: EngineClient) -> None:
    plain = ask(client, "Hello!").outcome.usage.prompt_tokens
    assert ask(client, "Hello!", system_prompt="Be brief.").outcome.usage.prompt_tokens > plain + 3


@pytest.mark.parametrize("seed", [1, 2, 3, 4])
def test_the_window_copes_with_malformed_output(client: EngineClient, seed: int) -> None:
    # At this temperature the tiny model writes nonsense, headers included.
    heard = answer(client, request(client, asked("Hello!"), temperature=2.0, max_tokens=40, seed=seed))
    assert heard.outcome.failure is None
    assert heard.outcome.reason in {FinishReason.STOP, FinishReason.LENGTH, FinishReason.TOOL_CALLS}
    assert heard.outcome.usage.completion_tokens > 0


def test_an_answer_that_never_gets_to_the_point_is_a_length(client: EngineClient) -> None:
    # Without <|message|> no header is ever closed, and no text is ever text.
    wanted = request(
        client, asked("What is 2 + 2?"), max_tokens=30, wanted={"sampling": {"logit_bias": {"200008": -100}}}
    )
    heard = answer(client, wanted)
    assert heard.outcome.failure is None
    assert heard.outcome.reason in {FinishReason.LENGTH, FinishReason.STOP}
