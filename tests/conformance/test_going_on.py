"""An answer that was cut goes on, on the engine that began it or on the other one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gptoss_desktop.domain.answer import FinishReason
from gptoss_desktop.domain.conversation import Part, Role
from gptoss_desktop.domain.failure import FailureKind
from gptoss_desktop.protocol.harmony import END, RETURN
from gptoss_desktop.protocol.harmony_spans import spans, split_turn, with_tokens
from gptoss_desktop.protocol.prompt_ids import decode_ids
from tests.conformance.talk import (
    CALL,
    COUNT,
    COUNT_THOUGHT,
    PATIENCE_S,
    REASONING,
    TEXT,
    TOOLS,
    answer,
    asked,
    begin,
    message,
    request,
    thought,
)
from tests.support.qt import wait_until

if TYPE_CHECKING:
    from gptoss_desktop.domain.conversation import Message
    from gptoss_desktop.engine.client import EngineClient
    from tests.conformance.talk import Heard

GOES_ON = {"continue_final_message": True}


def go_on(client: EngineClient, question: str, cut: Message, **parameters: object) -> Heard:
    heard = answer(client, request(client, asked(question), cut, wanted=GOES_ON, **parameters))
    assert heard.outcome.failure is None, heard.outcome.failure
    return heard


def test_in_the_middle_of_the_answer(client: EngineClient) -> None:
    cut = thought((REASONING, COUNT_THOUGHT), (TEXT, "1\n2\n3\n4"))
    heard = go_on(client, COUNT, cut, max_tokens=8)
    assert heard.text() == "\n5\n6\n7\n8"
    assert heard.text(REASONING) == ""
    assert heard.outcome.reason is FinishReason.LENGTH
    assert heard.outcome.usage.completion_tokens == 8


def test_to_the_end_of_the_answer(client: EngineClient) -> None:
    cut = thought((REASONING, "The user wants the sum of 2 and 2. It is 4."), (TEXT, "2 + 2 ="))
    heard = go_on(client, "What is 2 + 2?", cut)
    assert heard.text() == " **4**."
    assert heard.outcome.reason is FinishReason.STOP


def test_in_the_middle_of_the_reasoning(client: EngineClient) -> None:
    heard = go_on(client, "What is 2 + 2?", thought((REASONING, "The user wants the sum of")))
    assert heard.text(REASONING) == " 2 and 2. It is 4."
    assert heard.text() == "2 + 2 = **4**."
    assert heard.outcome.reason is FinishReason.STOP
    assert heard.outcome.usage.reasoning_tokens > 5


def test_from_the_reasoning_to_a_tool_call(client: EngineClient) -> None:
    cut = thought((REASONING, "I need"))
    wanted = GOES_ON | {"tools": TOOLS}
    heard = answer(client, request(client, asked("What is the weather in Paris?"), cut, wanted=wanted))
    assert heard.outcome.reason is FinishReason.TOOL_CALLS
    assert [part.kind for part in heard.parts] == [REASONING, CALL]
    call = heard.parts[-1]
    assert (call.name, call.text.replace(" ", "")) == ("get_weather", '{"city":"Paris"}')
    assert call.call_id


@pytest.mark.parametrize("thinks", ["The user wants the sum of", ""])
def test_the_answer_now(client: EngineClient, thinks: str) -> None:
    cut = thought((REASONING, thinks))
    wanted = GOES_ON | {"answer_now": True, "return_token_ids": True}
    heard = answer(client, request(client, asked("What is 2 + 2?"), cut, wanted=wanted))
    assert heard.outcome.failure is None
    assert heard.text(REASONING) == ""
    assert heard.text()
    assert heard.outcome.reason is FinishReason.STOP
    prompt = decode_ids(heard.stream.ids.prompt)
    said = [*prompt[split_turn(prompt) :], *heard.stream.ids.output]
    kinds = [span.kind for span in spans(said)]
    assert kinds == ([REASONING, TEXT] if thinks else [TEXT])


def test_the_tokens_of_a_stream_are_all_of_its_tokens(client: EngineClient) -> None:
    """Those of the prompt and those of the answer, its last marker too: they add up to the engine's count."""
    wanted = {"return_token_ids": True}
    heard = answer(client, request(client, asked("What is 2 + 2?"), wanted=wanted))
    ids, usage = heard.stream.ids, heard.outcome.usage
    prompt = decode_ids(ids.prompt)
    assert (len(prompt), len(ids.output)) == (usage.prompt_tokens, usage.completion_tokens)
    assert split_turn(prompt) == len(prompt)
    assert [(span.kind, span.closed_by) for span in spans(ids.output)] == [(REASONING, END), (TEXT, RETURN)]
    parts = with_tokens(heard.parts, ids.output)
    assert all(part.tokens for part in parts)
    again = answer(
        client,
        request(
            client, asked("What is 2 + 2?"), message(Role.ASSISTANT, *parts[:1]), wanted=GOES_ON | wanted
        ),
    )
    prompt_again = decode_ids(again.stream.ids.prompt)
    assert prompt_again[: split_turn(prompt_again)] == prompt


def test_a_marker_in_the_text_is_text(client: EngineClient) -> None:
    cut = thought((REASONING, "a<|end|>b"), (TEXT, "Markers are written <|start|> and <|end|"))
    heard = go_on(client, "Hello!", cut, max_tokens=4)
    assert "<|" not in heard.text()


def test_a_stop_string_still_stops(client: EngineClient) -> None:
    cut = thought((REASONING, COUNT_THOUGHT), (TEXT, "1\n2\n3\n4"))
    heard = go_on(client, COUNT, cut, stop=("8",), max_tokens=40)
    assert heard.text() == "\n5\n6\n7\n"
    assert heard.outcome.reason is FinishReason.STOP


def test_it_can_be_cancelled_at_any_moment(client: EngineClient) -> None:
    cut = thought((REASONING, COUNT_THOUGHT), (TEXT, "1\n2"))
    wanted = request(client, asked(COUNT), cut, wanted=GOES_ON)
    early = begin(client, wanted)
    early.stream.cancel()
    assert early.outcome.reason is FinishReason.CANCELLED
    late = begin(client, wanted)
    wait_until(lambda: "3" in late.text(), PATIENCE_S)
    late.stream.cancel()
    assert late.outcome.reason is FinishReason.CANCELLED
    assert late.text().startswith("\n3")


def test_a_conversation_that_is_too_long_is_told(client: EngineClient) -> None:
    wanted = request(client, asked("word " * 6000), thought((TEXT, "So")), wanted=GOES_ON)
    failure = answer(client, wanted).outcome.failure
    assert failure is not None
    assert failure.kind is FailureKind.CONTEXT_OVERFLOW


def test_there_must_be_something_to_go_on_with(client: EngineClient) -> None:
    called = message(Role.ASSISTANT, Part(CALL, "{}", name="f", call_id="c"))
    for cut in (thought(), called):
        with pytest.raises(ValueError, match="no text to go on with"):
            client.stream_answer(request(client, asked("Hello!"), cut, wanted=GOES_ON))


@pytest.mark.parametrize("direction", ["from llama.cpp to vLLM", "from vLLM to llama.cpp"])
def test_on_the_other_engine(llama_client: EngineClient, vllm_client: EngineClient, direction: str) -> None:
    pair = (llama_client, vllm_client)
    first, second = pair if direction.startswith("from llama") else pair[::-1]
    begun = begin(first, request(first, asked(COUNT)))
    wait_until(lambda: "\n12\n" in begun.text(), PATIENCE_S)
    begun.stream.cancel()
    cut = message(Role.ASSISTANT, *begun.parts)
    heard = answer(second, request(second, asked(COUNT), cut, wanted=GOES_ON, max_tokens=60))
    numbers = (begun.text() + heard.text()).split("\n")
    assert len(numbers) > 30
    # The last may be cut in two by the length.
    assert numbers[:-1] == [str(number) for number in range(1, len(numbers))]
    assert begun.text(REASONING) == COUNT_THOUGHT
    assert heard.text(REASONING) == ""
