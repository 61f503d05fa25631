"""The `messages` and `tools` of a chat request, checked and turned into values."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from gptoss_desktop.protocol.errors import ApiError

ROLES = ("system", "developer", "user", "assistant", "tool")
MAX_SCHEMA_DEPTH = 64
"""Nesting of a tool's JSON schema; the harmony renderer recurses over it in native code."""

_TEXT_PARTS = ("text", "input_text", "output_text")


@dataclass(frozen=True, slots=True)
class ToolCall:
    """A call that an earlier answer made; `arguments` is JSON text as the model wrote it."""

    id: str
    name: str
    arguments: str


@dataclass(frozen=True, slots=True)
class ChatMessage:
    """One message of a request. `role` is one of `ROLES`; `reasoning` and `tool_calls` are an assistant's."""

    role: str
    text: str
    reasoning: str = ""
    tool_calls: tuple[ToolCall, ...] = ()
    tool_call_id: str | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class ToolSpec:
    """A function that the model may call; `parameters` is a JSON schema."""

    name: str
    description: str = ""
    parameters: dict[str, Any] = field(default_factory=dict)


def parse_messages(value: object) -> tuple[ChatMessage, ...]:
    """Return the messages of a request's `messages` field.

    Raises:
        ApiError: it is not a list of messages, a role is unknown, or a content part is not text.
    """
    if not isinstance(value, list) or not value:
        raise ApiError("messages must be a list with at least one message.", param="messages")
    return tuple(_message(item, f"messages[{index}]") for index, item in enumerate(value))


def parse_tools(value: object) -> tuple[ToolSpec, ...]:
    """Return the functions of a request's `tools` field; None gives none.

    Raises:
        ApiError: it is not a list of functions, or one has no name or too deep a schema.
    """
    if value is None:
        return ()
    if not isinstance(value, list):
        raise ApiError("tools must be a list of functions.", param="tools")
    return tuple(_tool(item, f"tools[{index}]") for index, item in enumerate(value))


def clean_text(text: str) -> str:
    """Return the text with U+FFFD for lone surrogates, which JSON can spell but UTF-8 cannot hold."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def _message(item: object, where: str) -> ChatMessage:
    if not isinstance(item, dict):
        raise ApiError(f"{where} must be an object with role and content.", param=where)
    role = item.get("role")
    if role not in ROLES:
        raise ApiError(f"{where}.role is {role!r}, but it must be one of {', '.join(ROLES)}.", param=where)
    calls = _tool_calls(item.get("tool_calls"), where)
    return ChatMessage(
        role=role,
        text=_content(item.get("content"), where, may_be_absent=bool(calls)),
        # vLLM before 0.12 and others call the field reasoning_content.
        reasoning=_optional_text(item.get("reasoning") or item.get("reasoning_content"), f"{where}.reasoning")
        or "",
        tool_calls=calls,
        tool_call_id=_optional_text(item.get("tool_call_id"), f"{where}.tool_call_id"),
        name=_optional_text(item.get("name"), f"{where}.name"),
    )


def _optional_text(value: object, where: str) -> str | None:
    if value is not None and not isinstance(value, str):
        raise ApiError(f"{where} must be a string.", param=where)
    return None if value is None else clean_text(value)


def _content(value: object, where: str, *, may_be_absent: bool) -> str:
    if isinstance(value, str):
        return clean_text(value)
    if value is None and may_be_absent:
        return ""
    if not isinstance(value, list):
        raise ApiError(f"{where}.content must be a string or a list of text parts.", param=where)
    return "".join(_text_part(part, where) for part in value)


def _text_part(part: object, where: str) -> str:
    kind = part.get("type") if isinstance(part, dict) else None
    if not isinstance(part, dict) or kind is None:
        raise ApiError(f"{where}.content holds a part without a type.", param=where)
    if kind not in _TEXT_PARTS:
        raise ApiError(
            f"Unsupported input type: {kind}, this model reads text only.", code="unsupported", param=where
        )
    return _optional_text(part.get("text"), f"{where}.content") or ""


def _tool_calls(value: object, where: str) -> tuple[ToolCall, ...]:
    if value is None:
        return ()
    if not isinstance(value, list):
        raise ApiError(f"{where}.tool_calls must be a list.", param=where)
    return tuple(_tool_call(call, f"{where}.tool_calls[{index}]") for index, call in enumerate(value))


def _tool_call(call: object, where: str) -> ToolCall:
    function = call.get("function") if isinstance(call, dict) else None
    if not isinstance(call, dict) or not isinstance(function, dict):
        raise ApiError(f"{where} must be an object with id and function.", param=where)
    arguments = function.get("arguments", "")
    if not isinstance(arguments, str):
        arguments = json.dumps(arguments, ensure_ascii=False)
    name = _function_name(function.get("name"), where)
    return ToolCall(_optional_text(call.get("id"), f"{where}.id") or "", name, clean_text(arguments))


def _function_name(value: object, where: str) -> str:
    # The name becomes a word of a harmony header and of a TypeScript-like declaration.
    if not isinstance(value, str) or not value or not all(c.isalnum() or c in "_-." for c in value):
        raise ApiError(
            f"{where}.function.name is {value!r}, but it must be made of letters, digits, '_', '-' and '.'.",
            param=where,
        )
    return value


def _tool(item: object, where: str) -> ToolSpec:
    function = item.get("function") if isinstance(item, dict) else None
    if (
        not isinstance(item, dict)
        or not isinstance(function, dict)
        or item.get("type", "function") != "function"
    ):
        raise ApiError(f"{where} must be an object of type function with a function in it.", param=where)
    parameters = function.get("parameters")
    if parameters is None:
        parameters = {}
    if not isinstance(parameters, dict):
        raise ApiError(f"{where}.function.parameters must be a JSON schema object.", param=where)
    if not _is_shallow(parameters, MAX_SCHEMA_DEPTH):
        raise ApiError(
            f"{where}.function.parameters is nested more than {MAX_SCHEMA_DEPTH} levels deep.", param=where
        )
    description = _optional_text(function.get("description"), f"{where}.function.description") or ""
    return ToolSpec(_function_name(function.get("name"), where), description, parameters)


def _is_shallow(value: object, levels: int) -> bool:
    if not isinstance(value, dict | list):
        return True
    children = value.values() if isinstance(value, dict) else value
    return levels > 0 and all(_is_shallow(child, levels - 1) for child in children)
