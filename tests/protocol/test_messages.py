"""Messages and tools of a request: what is taken, and the sentence for what is not."""

from typing import Any

import pytest

from gptoss_desktop.protocol.errors import ApiError
from gptoss_desktop.protocol.messages import ChatMessage, ToolCall, ToolSpec, parse_messages, parse_tools


def test_text_parts_are_joined() -> None:
    content = [{"type": "text", "text": "one "}, {"type": "text", "text": "two"}]
    assert parse_messages([{"role": "user", "content": content}]) == (ChatMessage("user", "one two"),)


def test_an_answer_with_a_call_needs_no_content() -> None:
    call = {"id": "call_1", "type": "function", "function": {"name": "f", "arguments": '{"a":1}'}}
    body = [{"role": "assistant", "content": None, "reasoning_content": "hm", "tool_calls": [call]}]
    expected = ChatMessage("assistant", "", reasoning="hm", tool_calls=(ToolCall("call_1", "f", '{"a":1}'),))
    assert parse_messages(body) == (expected,)


def test_a_lone_surrogate_is_replaced() -> None:
    assert parse_messages([{"role": "user", "content": "a\ud800b"}])[0].text == "a\ufffdb"


def nested(levels: int) -> dict[str, Any]:
    value: dict[str, Any] = {}
    for _ in range(levels):
        value = {"items": value}
    return value


@pytest.mark.parametrize(
    ("messages", "sentence"),
    [
        (None, "messages must be a list with at least one message."),
        ([], "messages must be a list with at least one message."),
        (["hi"], "messages[0] must be an object with role and content."),
        ([{"role": "robot", "content": "x"}], "messages[0].role is 'robot', but it must be one of system, "),
        ([{"role": "user"}], "messages[0].content must be a string or a list of text parts."),
        ([{"role": "user", "content": [{}]}], "messages[0].content holds a part without a type."),
        (
            [{"role": "user", "content": [{"type": "image_url", "image_url": {"url": "data:"}}]}],
            "Unsupported input type: image_url, this model reads text only.",
        ),
        ([{"role": "assistant", "content": "", "tool_calls": [{}]}], "messages[0].tool_calls[0] must be"),
    ],
)
def test_bad_messages(messages: object, sentence: str) -> None:
    with pytest.raises(ApiError) as caught:
        parse_messages(messages)
    assert caught.value.message.startswith(sentence)


def test_tools() -> None:
    tool = {"type": "function", "function": {"name": "f", "description": "does", "parameters": nested(3)}}
    assert parse_tools([tool]) == (ToolSpec("f", "does", nested(3)),)
    assert parse_tools(None) == ()


@pytest.mark.parametrize(
    ("tools", "sentence"),
    [
        ({}, "tools must be a list of functions."),
        ([{"type": "function"}], "tools[0] must be an object of type function with a function in it."),
        ([{"function": {"name": "a b"}}], "tools[0].function.name is 'a b', but it must be made of"),
        (
            [{"function": {"name": "f", "parameters": []}}],
            "tools[0].function.parameters must be a JSON schema",
        ),
        (
            [{"function": {"name": "f", "parameters": nested(70)}}],
            "tools[0].function.parameters is nested more",
        ),
    ],
)
def test_bad_tools(tools: object, sentence: str) -> None:
    with pytest.raises(ApiError) as caught:
        parse_tools(tools)
    assert caught.value.message.startswith(sentence)
