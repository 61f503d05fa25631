"""The request that the client makes is one that the server's own parser takes."""

from __future__ import annotations

from gptoss_desktop.domain.conversation import (
    Message,
    Part,
    PartKind,
    Role,
    new_conversation_id,
    new_message_id,
)
from gptoss_desktop.domain.parameters import GenerationParameters, ReasoningEffort
from gptoss_desktop.protocol.chat import chat_request
from gptoss_desktop.protocol.messages import ChatMessage, ToolCall, parse_messages


def message(role: Role, *parts: Part) -> Message:
    return Message(new_message_id(), new_conversation_id(), None, role, parts)


USER = message(Role.USER, Part(PartKind.TEXT, "Hi"))


def test_what_the_user_left_open_is_absent() -> None:
    body = chat_request("m", [USER], GenerationParameters())
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
    body = chat_request("m", [USER], parameters, stream=False)
    assert body["messages"][0] == {"role": "system", "content": "Be brief."}
    assert (body["temperature"], body["seed"], body["stop"]) == (0.0, 0, ["END"])
    assert body["reasoning_effort"] == "high"
    assert "stream_options" not in body


def test_reasoning_travels_with_a_tool_call_only() -> None:
    thought = Part(PartKind.REASONING, "hm")
    call = Part(PartKind.TOOL_CALL, '{"a":1}', name="f", call_id="call_1")
    path = [
        USER,
        message(Role.ASSISTANT, thought, Part(PartKind.TEXT, "Hello")),
        message(Role.ASSISTANT, thought, call),
    ]
    parsed = parse_messages(chat_request("m", path, GenerationParameters())["messages"])
    assert parsed[1:] == (
        ChatMessage("assistant", "Hello"),
        ChatMessage("assistant", "", reasoning="hm", tool_calls=(ToolCall("call_1", "f", '{"a":1}'),)),
    )
