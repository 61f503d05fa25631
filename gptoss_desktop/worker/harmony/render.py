"""A conversation in harmony, as token ids that end where the assistant's answer begins."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from openai_harmony import (
    Author,
    Conversation,
    DeveloperContent,
    HarmonyError,
    Message,
    ReasoningEffort,
    RenderConversationConfig,
    Role,
    SystemContent,
    TextContent,
    ToolDescription,
)

from gptoss_desktop.protocol.errors import ApiError
from gptoss_desktop.worker.harmony.encoding import encoding
from gptoss_desktop.worker.harmony.header import BUILT_IN_TOOLS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gptoss_desktop.domain.parameters import ReasoningEffort as Effort
    from gptoss_desktop.protocol.messages import ChatMessage, ToolSpec

_INSTRUCTING = ("system", "developer")
# The library would drop analysis only when the conversation ends with a final message.
_KEEP_ALL = RenderConversationConfig(auto_drop_analysis=False)


def render_chat(
    messages: Sequence[ChatMessage],
    tools: Sequence[ToolSpec],
    *,
    effort: Effort,
    date: str,
    continues: bool = False,
) -> list[int]:
    """Return the prompt of a chat.

    `date` (YYYY-MM-DD) is what the model takes for today. The system prompt becomes harmony's developer
    message. The reasoning of earlier answers is dropped once they had a final message, and kept while tool
    calls are under way. Marker names in a message's text are text, never markers. With `continues` the last
    message is an unfinished answer, and the prompt ends inside its final message.

    Raises:
        ApiError: a tool's schema cannot be rendered, or a tool result answers no call.
    """
    system = (
        SystemContent.new()
        .with_reasoning_effort(ReasoningEffort(effort.value.capitalize()))
        .with_conversation_start_date(date)
    )
    leading = list(itertools.takewhile(lambda message: message.role in _INSTRUCTING, messages))
    parts = [Message.from_role_and_content(Role.SYSTEM, system)]
    parts += _developer(leading, tools)
    parts += _history(messages[len(leading) :], continues=continues)
    try:
        conversation = Conversation.from_messages(parts)
        if continues:
            # All but the mark that ends the last message.
            return list(encoding().render_conversation(conversation, _KEEP_ALL))[:-1]
        return list(encoding().render_conversation_for_completion(conversation, Role.ASSISTANT, _KEEP_ALL))
    except (HarmonyError, ValueError) as error:
        raise ApiError(f"The conversation cannot be put into harmony: {error}.", param="messages") from error


def _developer(messages: Sequence[ChatMessage], tools: Sequence[ToolSpec]) -> Iterator[Message]:
    content = DeveloperContent.new()
    text = "\n\n".join(message.text for message in messages if message.text)
    if text:
        content = content.with_instructions(text)
    if tools:
        content = content.with_function_tools(
            [ToolDescription.new(tool.name, tool.description, tool.parameters or None) for tool in tools]
        )
    if text or tools:
        yield Message.from_role_and_content(Role.DEVELOPER, content)


def _history(messages: Sequence[ChatMessage], *, continues: bool) -> Iterator[Message]:
    finished = messages[:-1] if continues else messages
    finals = [index for index, message in enumerate(finished) if _is_final(message)]
    last_final = finals[-1] if finals else -1
    names: dict[str, str] = {}
    for index, message in enumerate(messages):
        if message.role == "user":
            yield Message.from_role_and_content(Role.USER, message.text)
        elif message.role in _INSTRUCTING:
            yield from _developer([message], ())
        elif message.role == "tool":
            yield _tool_result(message, names)
        else:
            names.update((call.id, call.name) for call in message.tool_calls)
            yield from _assistant(message, keep_reasoning=index > last_final)


def _is_final(message: ChatMessage) -> bool:
    return message.role == "assistant" and not message.tool_calls


def _assistant(message: ChatMessage, *, keep_reasoning: bool) -> Iterator[Message]:
    if message.reasoning and keep_reasoning:
        yield _said(message.reasoning, "analysis")
    if not message.tool_calls:
        yield _said(message.text, "final")
        return
    if message.text:
        yield _said(message.text, "commentary")
    for call in message.tool_calls:
        said = _said(call.arguments, "commentary").with_recipient(_tool_address(call.name))
        yield said.with_content_type("<|constrain|>json")


def _said(text: str, channel: str) -> Message:
    return Message.from_role_and_content(Role.ASSISTANT, text).with_channel(channel)


def _tool_result(message: ChatMessage, names: dict[str, str]) -> Message:
    name = message.name or names.get(message.tool_call_id or "")
    if name is None:
        raise ApiError(
            f"A tool message answers the call {message.tool_call_id!r}, but no message before it makes it.",
            param="messages",
        )
    result = Message(
        author=Author(role=Role.TOOL, name=_tool_address(name)), content=[TextContent(text=message.text)]
    )
    return result.with_channel("commentary").with_recipient("assistant")


def _tool_address(name: str) -> str:
    return name if name.split(".", maxsplit=1)[0] in BUILT_IN_TOOLS else f"functions.{name}"
