"""The stream over a real socket: what comes out for every way in which an answer can come and end."""

from __future__ import annotations

import gc
import json
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from gptoss_desktop.domain.answer import FinishReason, Timings, Usage
from gptoss_desktop.domain.conversation import PartKind
from gptoss_desktop.domain.engine import EngineInfo
from gptoss_desktop.domain.failure import FailureKind, Remedy
from gptoss_desktop.domain.parameters import GenerationParameters
from gptoss_desktop.engine.client import EngineClient
from gptoss_desktop.engine.replies import Reply
from gptoss_desktop.engine.stream import AnswerOutcome, AnswerStream
from gptoss_desktop.protocol.chat import ChatRequest
from gptoss_desktop.protocol.chunks import TextDelta, Tokens
from gptoss_desktop.protocol.logprobs import TokenLogprob
from tests.support.qt import wait_until
from tests.support.stand_in_server import delta, finish


class Listener:
    """Collects what a stream says, in order."""

    def __init__(self, stream: AnswerStream) -> None:
        self.said: list[Any] = []
        self.ids = stream.ids
        stream.delta.connect(self.said.append)
        stream.finished.connect(self.said.append)

    @property
    def deltas(self) -> list[TextDelta]:
        return [delta for item in self.said if isinstance(item, tuple) for delta in item]

    @property
    def text(self) -> str:
        return "".join(delta.text for delta in self.deltas)

    @property
    def outcome(self) -> AnswerOutcome:
        """The outcome, which is the last thing said and the only one of its kind."""
        (outcome,) = [item for item in self.said if isinstance(item, AnswerOutcome)]
        assert self.said[-1] == outcome
        return outcome

    def ended(self) -> bool:
        return any(isinstance(item, AnswerOutcome) for item in self.said)


def ask(client: EngineClient, *steps: list[Any]) -> tuple[AnswerStream, Listener]:
    stream = client.stream_chat({"steps": steps})
    return stream, Listener(stream)


def answer(client: EngineClient, *steps: list[Any]) -> Listener:
    _, listener = ask(client, *steps)
    wait_until(listener.ended)
    return listener


def seen(client: EngineClient) -> dict[str, int]:
    replies: list[Reply] = []
    client.get("/seen", replies.append)
    wait_until(lambda: replies)
    found: dict[str, int] = replies[0].json()
    return found


def release(client: EngineClient, name: str) -> None:
    client.post(f"/release/{name}", {}, lambda _: None)


def test_a_whole_answer(client: EngineClient) -> None:
    listener = answer(
        client,
        ["send", delta("think", "reasoning")],
        ["send", delta("Hello") + delta(", world")],
        ["send", finish()],
    )
    assert [(d.kind, d.text) for d in listener.deltas if d.text] in (
        [(PartKind.REASONING, "think"), (PartKind.TEXT, "Hello, world")],
        [(PartKind.REASONING, "think"), (PartKind.TEXT, "Hello"), (PartKind.TEXT, ", world")],
    )
    assert listener.outcome == AnswerOutcome(FinishReason.STOP, Usage(7, 3, 2), Timings(12.5, 99.0, 0.5))


def test_the_first_delta_is_shown_while_the_answer_goes_on(client: EngineClient) -> None:
    stream, listener = ask(
        client, ["send", delta("first")], ["wait", "more"], ["send", delta("rest") + finish()]
    )
    wait_until(lambda: listener.said)
    assert listener.text == "first"
    assert not listener.ended()
    moments = stream.moments
    assert moments.first_byte is not None
    assert moments.first_delta is not None
    assert moments.sent <= moments.first_byte <= moments.first_delta
    release(client, "more")
    wait_until(listener.ended)
    assert listener.text == "firstrest"


def test_many_deltas_become_few_signals(client: EngineClient) -> None:
    listener = answer(client, ["flood", 5000], ["send", finish()])
    assert listener.text == "word " * 5000
    assert len(listener.said) < 500


def test_line_separators_and_split_characters_come_through(client: EngineClient) -> None:
    text = "a\u2028b\u0085c\u2029d é 🦜"
    listener = answer(client, ["send", delta(text)], ["send", ": a comment\r\n\r\n" + finish()])
    assert listener.text == text


def test_two_kinds_in_one_packet_stay_apart(client: EngineClient) -> None:
    listener = answer(client, ["send", delta("why", "reasoning") + delta("so") + delta("!") + finish()])
    assert listener.said[0] == (TextDelta(PartKind.REASONING, "why"), TextDelta(PartKind.TEXT, "so!"))


@pytest.mark.parametrize(
    ("status", "error", "kind", "remedy"),
    [
        (503, {"message": "Busy.", "code": "server_busy"}, FailureKind.BUSY, Remedy.TRY_AGAIN),
        (
            400,
            {"message": "9 tokens, but 8 fit.", "code": "context_length_exceeded"},
            FailureKind.CONTEXT_OVERFLOW,
            Remedy.SHORTEN,
        ),
        (
            400,
            {"message": "top_p is 7.", "code": "parameter_out_of_range", "param": "top_p"},
            FailureKind.BAD_REQUEST,
            Remedy.NONE,
        ),
        (500, {"message": "Bug.", "code": "internal_error"}, FailureKind.INTERNAL, Remedy.SHOW_DETAILS),
        (400, {"message": "vLLM says no.", "code": 400}, FailureKind.BAD_REQUEST, Remedy.NONE),
    ],
)
def test_an_error_instead_of_an_answer(
    client: EngineClient, status: int, error: dict[str, Any], kind: FailureKind, remedy: Remedy
) -> None:
    failure = answer(client, ["reply", status, json.dumps({"error": error})]).outcome.failure
    assert failure is not None
    assert (failure.kind, failure.remedy, failure.sentence) == (kind, remedy, error["message"])
    if "param" in error:
        assert error["param"] in failure.advice


def test_an_error_page_that_is_not_json(client: EngineClient) -> None:
    failure = answer(client, ["reply", 502, "<html>Bad gateway"]).outcome.failure
    assert failure is not None
    assert failure.kind is FailureKind.INTERNAL
    assert "502" in failure.sentence


def test_an_error_in_mid_stream_keeps_the_text(client: EngineClient) -> None:
    error = 'data: {"error": {"message": "Out of slots.", "code": "server_busy"}}\n\n'
    listener = answer(client, ["send", delta("so far")], ["send", error], ["wait", "never"])
    assert listener.text == "so far"
    assert listener.outcome.reason is FinishReason.ERROR
    assert listener.outcome.failure is not None
    assert listener.outcome.failure.kind is FailureKind.BUSY


@pytest.mark.parametrize(
    "broken", ["data: {nonsense\n\n", "data: [1]\n\n", 'data: {"choices": [3]}\n\n', "x" * 9_000_000]
)
def test_a_broken_stream_keeps_the_text(client: EngineClient, broken: str) -> None:
    listener = answer(client, ["send", delta("so far")], ["send", broken], ["wait", "never"])
    assert listener.text == "so far"
    assert listener.outcome.failure is not None
    assert listener.outcome.failure.kind is FailureKind.PROTOCOL
    assert seen(client)["open"] == 0


def test_a_lost_connection_keeps_the_text(client: EngineClient) -> None:
    listener = answer(client, ["send", delta("so far")], ["cut"])
    assert listener.text == "so far"
    assert listener.outcome.failure is not None
    assert listener.outcome.failure.kind is FailureKind.CONNECTION_LOST
    assert listener.outcome.failure.remedy is Remedy.TRY_AGAIN


def test_an_engine_that_dies_keeps_the_text(client: EngineClient) -> None:
    listener = answer(client, ["send", delta("so far")], ["die", 9])
    assert listener.text == "so far"
    assert listener.outcome.failure is not None
    assert listener.outcome.failure.kind is FailureKind.CONNECTION_LOST


def test_a_stream_that_ends_without_a_reason(client: EngineClient) -> None:
    failure = answer(client, ["send", delta("so far")]).outcome.failure
    assert failure is not None
    assert failure.kind is FailureKind.PROTOCOL


def test_a_finished_answer_needs_no_done_mark(client: EngineClient) -> None:
    choice = 'data: {"choices": [{"delta": {}, "finish_reason": "length"}]}\n\n'
    assert answer(client, ["send", choice]).outcome.reason is FinishReason.LENGTH


def test_cancel_flushes_and_closes_the_connection(client: EngineClient) -> None:
    stream, listener = ask(client, ["send", delta("a")], ["send", delta("b")], ["wait", "never"])
    wait_until(lambda: listener.text)
    stream.cancel()
    assert listener.outcome.reason is FinishReason.CANCELLED
    assert listener.outcome.failure is None
    stream.cancel()
    wait_until(lambda: seen(client)["cut_off"] == 1)


def test_cancel_before_a_byte(client: EngineClient) -> None:
    stream, listener = ask(client, ["wait", "never"])
    stream.cancel()
    assert listener.outcome.reason is FinishReason.CANCELLED


def test_cancel_from_within_a_delta(client: EngineClient) -> None:
    stream, listener = ask(client, ["flood", 200], ["wait", "never"])
    stream.delta.connect(lambda _: stream.cancel())
    wait_until(listener.ended)
    assert listener.outcome.reason is FinishReason.CANCELLED
    wait_until(lambda: seen(client)["cut_off"] == 1)


def test_more_answers_at_once_than_qt_allows_a_browser(client: EngineClient) -> None:
    running = [ask(client, ["send", delta(str(i))], ["wait", "all"], ["send", finish()]) for i in range(20)]
    wait_until(lambda: all(listener.text for _, listener in running))
    assert seen(client)["open"] == 20
    release(client, "all")
    wait_until(lambda: all(listener.ended() for _, listener in running))
    assert [listener.text for _, listener in running] == [str(i) for i in range(20)]


def test_deleting_a_stream_closes_its_connection(client: EngineClient) -> None:
    stream, listener = ask(client, ["send", delta("a")], ["wait", "never"])
    wait_until(lambda: listener.text)
    stream.deleteLater()
    wait_until(lambda: seen(client)["cut_off"] == 1)
    assert not listener.ended()


def test_deleting_a_client_in_mid_answer(qapp: QCoreApplication, server: str, client: EngineClient) -> None:
    other = EngineClient(server)
    _, listener = ask(other, ["send", delta("a")], ["wait", "never"])
    wait_until(lambda: listener.text)
    other.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    wait_until(lambda: seen(client)["cut_off"] == 1)


def test_a_finished_stream_leaves_nothing_behind(client: EngineClient) -> None:
    before = len(client.children())
    for _ in range(5):
        answer(client, ["send", delta("a") + finish()])
    wait_until(lambda: len(client.children()) == before)


def on_vllm(client: EngineClient, *steps: list[Any], stop: tuple[str, ...]) -> Listener:
    client.info = EngineInfo("vllm", "1", "m", "/m", "gpt_oss", 4096, 8, has_reasoning=True)
    parameters = GenerationParameters(stop=stop)
    listener = Listener(client.stream_answer(ChatRequest("m", (), parameters, sampling={"steps": steps})))
    wait_until(listener.ended)
    return listener


def test_a_stop_string_is_found_across_packets_where_the_engine_does_not_look(client: EngineClient) -> None:
    usage = 'data: {"choices": [], "usage": {"completion_tokens": 9}}\n\n'
    listener = on_vllm(
        client,
        ["send", delta("EN in thought D END", "reasoning")],
        ["send", delta("Hello E")],
        ["send", delta("N")],
        ["send", delta("D and more") + delta(" never shown") + usage],
        ["wait", "never"],
        stop=("END",),
    )
    assert listener.text == "EN in thought D ENDHello "
    assert (listener.outcome.reason, listener.outcome.stop_reason) == (FinishReason.STOP, "END")
    wait_until(lambda: seen(client)["cut_off"] == 1)


def test_what_only_looked_like_a_stop_string_is_shown_at_the_end(client: EngineClient) -> None:
    listener = on_vllm(client, ["send", delta("Hello EN") + finish()], stop=("END",))
    assert listener.text == "Hello EN"
    assert listener.outcome.usage.completion_tokens == 3


def test_tokens_come_with_their_text(client: EngineClient) -> None:
    logprob = {"token": "Hi", "logprob": -0.5, "bytes": [72, 105], "top_logprobs": []}
    choice = {"delta": {"content": "Hi"}, "token_ids": [13225], "logprobs": {"content": [logprob]}}
    told: list[Any] = []
    stream, listener = ask(client, ["send", f"data: {json.dumps({'choices': [choice]})}\n\n" + finish()])
    stream.tokens.connect(told.extend)
    wait_until(listener.ended)
    assert told == [Tokens((13225,), (TokenLogprob("Hi", -0.5, b"Hi"),))]
