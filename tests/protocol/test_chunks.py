"""Chunks of a stream, as this program's server and vLLM write them."""

from __future__ import annotations

import json

import pytest

from gptoss_desktop.domain.answer import FinishReason, Timings, Usage
from gptoss_desktop.domain.conversation import PartKind
from gptoss_desktop.protocol.chunks import (
    Chunk,
    Done,
    Figures,
    Finish,
    TextDelta,
    Tokens,
    decode_chunk,
    decode_completion_chunk,
)
from gptoss_desktop.protocol.errors import ApiError
from gptoss_desktop.protocol.logprobs import TokenLogprob


def decode(body: object) -> list[Chunk]:
    return decode_chunk(json.dumps(body).encode())


def delta(**fields: object) -> dict[str, object]:
    return {"choices": [{"index": 0, "delta": fields, "finish_reason": None}]}


@pytest.mark.parametrize(
    ("field", "kind"),
    [
        ("content", PartKind.TEXT),
        ("reasoning", PartKind.REASONING),
        ("reasoning_content", PartKind.REASONING),
        ("commentary", PartKind.COMMENTARY),
    ],
)
def test_each_field_is_a_kind(field: str, kind: PartKind) -> None:
    assert decode(delta(**{field: "Hi"})) == [TextDelta(kind, "Hi")]


def test_an_opening_chunk_says_nothing() -> None:
    assert decode(delta(role="assistant", content="")) == []


def test_a_tool_call() -> None:
    call = {"index": 1, "id": "call_1", "type": "function", "function": {"name": "f", "arguments": "{"}}
    expected = TextDelta(PartKind.TOOL_CALL, "{", index=1, name="f", call_id="call_1")
    assert decode(delta(tool_calls=[call])) == [expected]


def test_the_end_of_a_choice() -> None:
    choice = {"delta": {}, "finish_reason": "length", "recovered": True, "max_tokens_clamped_to": 7}
    expected = Finish(FinishReason.LENGTH, recovered=True, max_tokens_clamped_to=7)
    assert decode({"choices": [choice]}) == [expected]
    assert decode({"choices": [{"finish_reason": "abort"}]}) == [Finish(FinishReason.STOP)]


def test_the_figures() -> None:
    usage = {
        "prompt_tokens": 5,
        "completion_tokens": 3,
        "prompt_tokens_details": {"cached_tokens": 4},
        "completion_tokens_details": {"reasoning_tokens": 2},
    }
    metrics = {"time_to_first_token_ms": 1.5, "tokens_per_second": 98, "queue_time_ms": None}
    expected = Figures(Usage(5, 3, 4, 2), Timings(1.5, 98.0, None))
    assert decode({"choices": [], "usage": usage, "metrics": metrics}) == [expected]


def test_the_mark_at_the_end_and_an_error() -> None:
    assert decode_chunk(b" [DONE]") == [Done()]
    error = ApiError("Gone.", code="shutting_down", type="server_error")
    assert decode(error.body()) == [ApiError("Gone.", code="shutting_down", type="server_error", status=200)]


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b"\xff"])
def test_what_is_no_chunk(data: bytes) -> None:
    with pytest.raises(ValueError, match=r".+"):
        decode_chunk(data)


def test_tokens_and_their_log_probabilities() -> None:
    other = {"token": "Ho", "logprob": -2.5, "bytes": [72, 111]}
    entry = {"token": "Hi", "logprob": -0.25, "bytes": [72, 105], "top_logprobs": [other]}
    choice = {"delta": {"content": "Hi"}, "logprobs": {"content": [entry]}, "token_ids": [13225]}
    expected = Tokens((13225,), (TokenLogprob("Hi", -0.25, b"Hi", (("Ho", -2.5),)),))
    assert decode({"choices": [choice]}) == [TextDelta(PartKind.TEXT, "Hi"), expected]
    assert decode({"choices": [{"delta": {}, "token_ids": [200005]}]}) == [Tokens((200005,))]


def test_a_plain_completion() -> None:
    choice = {"text": "on", "token_ids": [1, 2], "finish_reason": "stop", "stop_reason": 200007}
    assert decode_completion_chunk(json.dumps({"choices": [choice]}).encode()) == [
        TextDelta(PartKind.TEXT, "on"),
        Tokens((1, 2)),
        Finish(FinishReason.STOP, stop_reason=200007),
    ]
    assert decode_completion_chunk(b"[DONE]") == [Done()]


def test_an_error_of_vllm_in_mid_stream() -> None:
    error = {"error": {"message": "Engine died", "type": "InternalServerError", "param": None, "code": 500}}
    (found,) = decode(error)
    assert isinstance(found, ApiError)
    assert (found.message, found.status) == ("Engine died.", 500)
