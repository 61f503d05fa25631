"""The shape of a stream, and of the same answer whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.conformance.wire import chat, joined, stream, stream_lines

if TYPE_CHECKING:
    from tests.conformance.engines import Engine

SUM = "What is 2 + 2?"


def test_a_stream_opens_with_the_role_and_ends_with_figures_and_the_mark(engine: Engine) -> None:
    lines = stream_lines(engine, SUM)
    assert lines[-1] == "[DONE]"
    chunks = stream(engine, SUM)
    assert chunks[0]["choices"][0]["delta"] == {"role": "assistant", "content": ""}
    assert {chunk["object"] for chunk in chunks[:-1]} == {"chat.completion.chunk"}
    assert len({chunk["id"] for chunk in chunks}) == 1
    reasons = [choice["finish_reason"] for chunk in chunks for choice in chunk["choices"]]
    assert reasons[-1] == "stop"
    assert set(reasons[:-1]) == {None}
    assert chunks[-1]["choices"] == []
    assert chunks[-1]["usage"]["prompt_tokens"] > 60


def test_reasoning_and_answer_come_in_fields_of_their_own(engine: Engine) -> None:
    chunks = stream(engine, SUM)
    assert joined(chunks, "reasoning") == "The user wants the sum of 2 and 2. It is 4."
    assert joined(chunks, "content") == "2 + 2 = **4**."


def test_a_whole_answer_says_what_the_stream_says(engine: Engine) -> None:
    answer = chat(engine, SUM)
    assert answer.message["reasoning"] == "The user wants the sum of 2 and 2. It is 4."
    assert answer.message["content"] == "2 + 2 = **4**."
    assert answer.choice["finish_reason"] == "stop"
    assert answer.body["model"] == engine.name
    usage = stream(engine, SUM)[-1]["usage"]
    assert {name: answer.body["usage"][name] for name in ("prompt_tokens", "completion_tokens")} == {
        name: usage[name] for name in ("prompt_tokens", "completion_tokens")
    }


def test_both_engines_give_the_same_prompt_and_answer(llama_engine: Engine, vllm_engine: Engine) -> None:
    def told(engine: Engine) -> tuple[list[int], list[int]]:
        answer = chat(engine, SUM, return_token_ids=True, max_tokens=20)
        return answer.body["prompt_token_ids"], answer.choice["token_ids"]

    assert told(llama_engine) == told(vllm_engine)
