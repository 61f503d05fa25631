"""The request that the client makes is one that the server's own parser takes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from gptoss_desktop.domain.conversation import (
    Message,
    Part,
    PartKind,
    Role,
    new_conversation_id,
    new_message_id,
)
from gptoss_desktop.domain.parameters import AnswerForm, FormKind, GenerationParameters, ReasoningEffort
from gptoss_desktop.domain.parameters_table import PARAMETERS, Scope
from gptoss_desktop.protocol.chat import ChatRequest
from gptoss_desktop.protocol.messages import ChatMessage, ToolCall, parse_messages, parse_tools
from gptoss_desktop.protocol.structured import Choice, Grammar, JsonObject, JsonSchema, Regex

if TYPE_CHECKING:
    from gptoss_desktop.domain.parameters_table import ParameterSpec
    from gptoss_desktop.protocol.structured import StructuredOutput


def message(role: Role, *parts: Part) -> Message:
    return Message(new_message_id(), new_conversation_id(), None, role, parts)


USER = message(Role.USER, Part(PartKind.TEXT, "Hi"))


def test_what_the_user_left_open_is_absent() -> None:
    body = ChatRequest("m", (USER,)).body()
    assert body == {
        "model": "m",
        "messages": [{"role": "user", "content": "Hi"}],
        "stream": True,
        "stream_options": {"include_usage": True},
    }


def test_what_the_user_chose_has_the_names_of_the_api() -> None:
    parameters = GenerationParameters(
        temperature=0.0,
        seed=0,
        stop=("END",),
        system_prompt="Be brief.",
        reasoning_effort=ReasoningEffort.HIGH,
    )
    body = ChatRequest("m", (USER,), parameters, stream=False).body()
    assert body["messages"][0] == {"role": "system", "content": "Be brief."}
    assert (body["temperature"], body["seed"], body["stop"]) == (0.0, 0, ["END"])
    assert body["reasoning_effort"] == "high"
    assert "stream_options" not in body


def test_reasoning_travels_with_a_tool_call_only() -> None:
    thought = Part(PartKind.REASONING, "hm")
    call = Part(PartKind.TOOL_CALL, '{"a":1}', name="f", call_id="call_1")
    path = (
        USER,
        message(Role.ASSISTANT, thought, Part(PartKind.TEXT, "Hello")),
        message(Role.ASSISTANT, thought, call),
    )
    parsed = parse_messages(ChatRequest("m", path).body()["messages"])
    assert parsed[1:] == (
        ChatMessage("assistant", "Hello"),
        ChatMessage("assistant", "", reasoning="hm", tool_calls=(ToolCall("call_1", "f", '{"a":1}'),)),
    )


def test_everything_that_a_request_may_ask_for() -> None:
    tools = parse_tools([{"function": {"name": "f", "description": "d", "parameters": {"type": "object"}}}])
    request = ChatRequest(
        "m",
        (USER,),
        tools=tools,
        tool_choice="f",
        structured=JsonSchema({"type": "object"}),
        top_logprobs=3,
        return_token_ids=True,
        priority=-1,
        cache_salt="s",
        sampling={"min_tokens": 2},
    )
    body = request.body()
    assert parse_tools(body["tools"]) == tools
    assert body["tool_choice"] == {"type": "function", "function": {"name": "f"}}
    assert body["response_format"]["json_schema"]["schema"] == {"type": "object"}
    assert (body["logprobs"], body["top_logprobs"], body["return_token_ids"]) == (True, 3, True)
    assert (body["priority"], body["cache_salt"], body["min_tokens"]) == (-1, "s", 2)
    assert replace(request, tool_choice="required").body()["tool_choice"] == "required"


@pytest.mark.parametrize(
    ("structured", "fields"),
    [
        (JsonObject(), {"response_format": {"type": "json_object"}}),
        (Choice(("a", "b")), {"structured_outputs": {"choice": ["a", "b"]}}),
        (Regex("a+"), {"structured_outputs": {"regex": "a+"}}),
        (Grammar('root ::= "a"'), {"structured_outputs": {"grammar": 'root ::= "a"'}}),
    ],
)
def test_forms_of_an_answer(structured: StructuredOutput, fields: dict[str, object]) -> None:
    body = ChatRequest("m", (USER,), structured=structured).body()
    assert {name: body[name] for name in fields} == fields


def test_the_result_of_a_tool_names_its_call() -> None:
    path = (USER, message(Role.TOOL, Part(PartKind.TEXT, "21", call_id="call_1")))
    parsed = parse_messages(ChatRequest("m", path).body()["messages"])
    assert parsed[1] == ChatMessage("tool", "21", tool_call_id="call_1")


def test_an_answer_that_goes_on_brings_its_reasoning() -> None:
    answer = message(Role.ASSISTANT, Part(PartKind.REASONING, "hm"), Part(PartKind.TEXT, "So"))
    body = ChatRequest("m", (USER, answer), continue_final_message=True).body()
    assert body["messages"][-1] == {"role": "assistant", "content": "So", "reasoning": "hm"}
    assert (body["continue_final_message"], body["add_generation_prompt"]) == (True, False)


VALUES: dict[str, tuple[Any, Any]] = {
    "reasoning_effort": (ReasoningEffort.LOW, "low"),
    "stop": (("a", "b"), ["a", "b"]),
    "bad_words": (("a",), ["a"]),
    "dry_sequence_breakers": (("\n",), ["\n"]),
    "logit_bias": (((5, -1.5),), {"5": -1.5}),
    "stop_token_ids": ((5, 6), [5, 6]),
}
FLAGS = {"include_stop_str_in_output", "skip_special_tokens", "ignore_eos", "reuse_prefix"}


@pytest.mark.parametrize("spec", [s for s in PARAMETERS if s.scope is not Scope.NONE], ids=lambda s: s.name)
def test_every_parameter_has_its_place_on_the_wire(spec: ParameterSpec) -> None:
    value, wired = VALUES.get(spec.name, (False, False) if spec.name in FLAGS else (1, 1))
    request = ChatRequest("m", (USER,), GenerationParameters(**{spec.name: value}))
    assert request.body()[spec.wire_name] == wired
    # A piece of an answer is no answer: what speaks of the whole is not said of it.
    assert (spec.wire_name in request.common()) is (spec.scope is Scope.TEXT)


@pytest.mark.parametrize(
    ("form", "fields"),
    [
        (AnswerForm(FormKind.OBJECT), JsonObject().fields()),
        (AnswerForm(FormKind.SCHEMA, '{"type": "array"}'), JsonSchema({"type": "array"}).fields()),
        (AnswerForm(FormKind.CHOICE, "yes\n\n no \n"), Choice(("yes", "no")).fields()),
        (AnswerForm(FormKind.REGEX, "a+"), Regex("a+").fields()),
        (AnswerForm(FormKind.GRAMMAR, 'root ::= "a"'), Grammar('root ::= "a"').fields()),
    ],
    ids=lambda found: found.kind if isinstance(found, AnswerForm) else "",
)
def test_the_form_that_a_person_wrote(form: AnswerForm, fields: dict[str, object]) -> None:
    body = ChatRequest("m", (USER,), GenerationParameters(form=form)).body()
    assert {name: body[name] for name in fields} == fields
    free = ChatRequest("m", (USER,), GenerationParameters(form=form), structured=JsonObject()).body()
    assert free["response_format"] == {"type": "json_object"}
