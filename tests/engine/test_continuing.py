"""An answer that goes on by token ids, when the engine does not play along."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from gptoss_desktop.domain.answer import FinishReason
from gptoss_desktop.domain.conversation import (
    Message,
    Part,
    PartKind,
    Role,
    new_conversation_id,
    new_message_id,
)
from gptoss_desktop.domain.engine import EngineInfo
from gptoss_desktop.domain.failure import FailureKind
from gptoss_desktop.domain.parameters import GenerationParameters
from gptoss_desktop.protocol.chat import ChatRequest
from gptoss_desktop.protocol.harmony import CALL, END, MESSAGE, NEXT_MESSAGE, RETURN, header
from gptoss_desktop.protocol.prompt_ids import decode_ids
from tests.engine.test_stream import Listener, seen
from tests.support.qt import wait_until

if TYPE_CHECKING:
    from gptoss_desktop.engine.client import EngineClient

VLLM = EngineInfo("vllm", "1", "m", "/m", "gpt_oss", 4096, 8, has_reasoning=True)


def message(role: Role, *parts: Part) -> Message:
    return Message(new_message_id(), new_conversation_id(), None, role, parts)


def request(*parts: Part, steps: list[Any], **fields: Any) -> ChatRequest:
    path = (message(Role.USER, Part(PartKind.TEXT, "Hi")), message(Role.ASSISTANT, *parts))
    return ChatRequest("m", path, continue_final_message=True, sampling={"steps": steps}, **fields)


def text(words: str, stop: int | None = None) -> str:
    """One chunk of a plain completion, and its end at a token."""
    choice = {"text": words, "token_ids": [7], "finish_reason": stop and "stop", "stop_reason": stop}
    return f"data: {json.dumps({'choices': [choice]})}\n\n"


def go_on(client: EngineClient, *parts: Part, steps: list[Any], **fields: Any) -> Listener:
    client.info = VLLM
    listener = Listener(client.stream_answer(request(*parts, steps=steps, **fields)))
    wait_until(listener.ended)
    return listener


TEXT = Part(PartKind.TEXT, "so far")
THOUGHT = Part(PartKind.REASONING, "hm")


def test_the_text_keeps_its_kind(client: EngineClient) -> None:
    listener = go_on(client, THOUGHT, TEXT, steps=[["send", text(" and on") + text("", RETURN)]])
    assert [(delta.kind, delta.text) for delta in listener.deltas] == [(PartKind.TEXT, " and on")]
    assert listener.outcome.reason is FinishReason.STOP
    assert listener.outcome.usage.prompt_tokens > 3


def test_reasoning_that_ends_the_turn(client: EngineClient) -> None:
    listener = go_on(client, THOUGHT, steps=[["send", text(" more") + text("", CALL)]])
    assert [(delta.kind, delta.text) for delta in listener.deltas] == [(PartKind.REASONING, " more")]
    assert listener.outcome.reason is FinishReason.STOP


def test_a_header_that_is_none_ends_the_answer(client: EngineClient) -> None:
    # The stand-in gives every step the same: after the reasoning comes a header that says nothing.
    listener = go_on(client, THOUGHT, steps=[["send", text("?") + text("", END)]])
    assert [(delta.kind, delta.text) for delta in listener.deltas] == [(PartKind.REASONING, "?")]
    assert listener.outcome.reason is FinishReason.STOP
    assert listener.outcome.recovered


def test_tokens_are_told_where_they_are_wanted(client: EngineClient) -> None:
    client.info = VLLM
    steps = [["send", text(" and on") + text("", RETURN)]]
    stream = client.stream_answer(request(TEXT, steps=steps, return_token_ids=True))
    told: list[int] = []
    stream.tokens.connect(lambda tokens: told.extend(token for some in tokens for token in some.ids))
    listener = Listener(stream)
    wait_until(listener.ended)
    assert told == [7, 7]


def test_the_answer_is_opened_after_what_was_thought(client: EngineClient) -> None:
    steps = [["send", text("Four.") + text("", RETURN)]]
    for parts in ((THOUGHT,), ()):
        listener = go_on(client, *parts, steps=steps, answer_now=True, return_token_ids=True)
        assert [(delta.kind, delta.text) for delta in listener.deltas] == [(PartKind.TEXT, "Four.")]
        closing = (END, *NEXT_MESSAGE) if parts else ()
        opened = (*closing, *header(PartKind.TEXT))
        prompt = tuple(decode_ids(listener.ids.prompt))
        assert prompt[-len(opened) :] == opened
        assert listener.ids.output == [7, 7, RETURN]


@pytest.mark.parametrize(
    ("steps", "kind"),
    [
        ([["send", text(" and on")], ["cut"]], FailureKind.CONNECTION_LOST),
        ([["send", text(" and on")], ["send", "data: {\n\n"], ["wait", "never"]], FailureKind.PROTOCOL),
        ([["reply", 503, '{"error": {"message": "Busy.", "code": 503}}']], FailureKind.BUSY),
        ([["send", text(" and on")], ["die", 9]], FailureKind.CONNECTION_LOST),
    ],
)
def test_what_goes_wrong_ends_it_and_keeps_the_text(
    client: EngineClient, steps: list[Any], kind: FailureKind
) -> None:
    listener = go_on(client, TEXT, steps=steps)
    assert listener.outcome.reason is FinishReason.ERROR
    assert listener.outcome.failure is not None
    assert listener.outcome.failure.kind is kind
    assert listener.text == (" and on" if steps[0][0] == "send" else "")


def test_nobody_there(qapp: object, client: EngineClient) -> None:
    client.socket_path += "-gone"
    listener = go_on(client, TEXT, steps=[])
    assert listener.outcome.failure is not None
    assert listener.outcome.failure.kind is FailureKind.CONNECTION_LOST


def test_cancelling_closes_the_connection(client: EngineClient) -> None:
    client.info = VLLM
    steps = [["send", text(" and on")], ["wait", "never"]]
    stream = client.stream_answer(request(TEXT, steps=steps))
    listener = Listener(stream)
    wait_until(lambda: listener.text)
    stream.cancel()
    stream.cancel()
    assert listener.outcome.reason is FinishReason.CANCELLED
    wait_until(lambda: seen(client)["cut_off"] == 1)


def test_cancelling_before_the_prompt_is_known(client: EngineClient) -> None:
    client.info = VLLM
    stream = client.stream_answer(request(TEXT, steps=[["send", text("late", RETURN)]]))
    listener = Listener(stream)
    stream.cancel()
    assert listener.outcome.reason is FinishReason.CANCELLED
    wait_until(lambda: seen(client)["open"] == 0)
    assert listener.text == ""


def test_cancelling_from_within_a_delta(client: EngineClient) -> None:
    client.info = VLLM
    stream = client.stream_answer(request(THOUGHT, steps=[["send", text("?") + text("", MESSAGE)]]))
    listener = Listener(stream)
    stream.delta.connect(lambda _: stream.cancel())
    wait_until(listener.ended)
    assert listener.outcome.reason is FinishReason.CANCELLED


def test_other_models_go_on_by_their_chat_template(client: EngineClient) -> None:
    client.info = EngineInfo("vllm", "1", "m", "/m", "llama", 4096, 8, has_reasoning=False)
    parameters = GenerationParameters(stop=("x",))
    # The chat request itself is sent; its steps are answered as a chat is.
    steps = [["send", 'data: {"choices": [{"delta": {"content": "on"}, "finish_reason": "stop"}]}\n\n']]
    listener = Listener(client.stream_answer(request(TEXT, steps=steps, parameters=parameters)))
    wait_until(listener.ended)
    assert listener.text == "on"
