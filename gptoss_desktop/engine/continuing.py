"""An unfinished answer of gpt-oss that goes on, on either engine: several requests that look like one."""

from __future__ import annotations

import json
import time
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from gptoss_desktop.domain.answer import FinishReason
from gptoss_desktop.domain.conversation import PartKind
from gptoss_desktop.domain.failure import EngineFailure
from gptoss_desktop.engine.stream import AnswerOutcome, AnswerStream
from gptoss_desktop.protocol import harmony
from gptoss_desktop.protocol.continuation import Continuation, StepEnd

if TYPE_CHECKING:
    from gptoss_desktop.engine.client import EngineClient
    from gptoss_desktop.engine.replies import Reply
    from gptoss_desktop.protocol.chat import ChatRequest
    from gptoss_desktop.protocol.chunks import TextDelta, Tokens


class ContinuedAnswer(AnswerStream):
    """Goes on with the last message of a request's path.

    The engine itself renders the conversation before it (a request for one token tells the prompt's ids), and
    turns the answer so far into tokens. From there `protocol.continuation` says what to ask for.
    """

    def __init__(self, client: EngineClient, request: ChatRequest, context: int) -> None:
        """`context` is the engine's, in tokens.

        Raises:
            ValueError: there is nothing to go on with: the answer is empty, or it calls a tool.
        """
        answer = request.path[-1]
        if not harmony.can_go_on(answer.parts, answer_now=request.answer_now):
            raise ValueError("the answer has no text to go on with, or it calls a tool")
        super().__init__(client)
        self._client = client
        self._request = request
        self._context = context
        self._ended = False
        self._step: AnswerStream | None = None
        self._state: Continuation | None = None
        self._ids: list[int] = []
        self._header: list[str] = []
        # What the prompt is made of, in order; None until the engine has said it.
        self._pieces: list[tuple[int, ...] | None] = []
        self._last = self._ask_for_pieces(request)

    def cancel(self) -> None:
        """Stop the answer; see `AnswerStream`."""
        if self._ended:
            return
        if self._step is not None:
            self._step.cancel()  # its end is this stream's end
        else:
            self._end(AnswerOutcome(FinishReason.CANCELLED))

    def _ask_for_pieces(self, request: ChatRequest) -> PartKind:
        """Ask for everything that the prompt is made of, at once; return the kind of the last part."""
        before = replace(
            request,
            path=request.path[:-1],
            continue_final_message=False,
            answer_now=False,
            stream=False,
            top_logprobs=None,
            sampling={},
        )
        body = before.body() | {"max_tokens": 1, "return_token_ids": True}
        self._pieces.append(None)
        self._client.post("/v1/chat/completions", body, partial(self._take_prompt, 0), timeout_ms=0)
        parts = [part for part in request.path[-1].parts if part.text]
        for number, part in enumerate(parts):
            self._pieces.append((harmony.END, *harmony.NEXT_MESSAGE) if number else ())
            self._pieces.append(harmony.header(part.kind))
            for text in harmony.harmless_pieces(part.text):
                self._pieces.append(None)
                self._client.tokenize(text, partial(self._take, len(self._pieces) - 1))
        last = parts[-1].kind if parts else None
        if last is None or (request.answer_now and last is not PartKind.TEXT):
            self._pieces.append((harmony.END, *harmony.NEXT_MESSAGE) if parts else ())
            self._pieces.append(harmony.header(PartKind.TEXT))
            last = PartKind.TEXT
        return last

    def _take_prompt(self, place: int, reply: Reply) -> None:
        self._take(place, reply.value(lambda body: tuple(_prompt_ids(body))))

    def _take(self, place: int, found: tuple[int, ...] | EngineFailure) -> None:
        if self._ended:
            return
        if isinstance(found, EngineFailure):
            self._end(AnswerOutcome(FinishReason.ERROR, failure=found))
            return
        self._pieces[place] = found
        known = [piece for piece in self._pieces if piece is not None]
        if len(known) == len(self._pieces):
            prompt = [token for piece in known for token in piece]
            self._state = Continuation(self._request, prompt, self._last, self._context)
            if self._request.return_token_ids:
                self.ids.prompt = json.dumps(prompt).encode()
            self._ask(self._state)

    def _ask(self, state: Continuation) -> None:
        self._ids, self._header = [], []
        self._step = self._client.stream_completion(state.body())
        self._step.delta.connect(partial(self._take_deltas, state))
        self._step.tokens.connect(self._take_tokens)
        self._step.finished.connect(partial(self._step_finished, state))

    def _take_deltas(self, state: Continuation, deltas: tuple[TextDelta, ...]) -> None:
        if state.kind is None:
            self._header += [delta.text for delta in deltas]
            return
        index = state.tool_calls - 1 if state.kind is PartKind.TOOL_CALL else 0
        self._show(tuple(replace(delta, kind=state.kind, index=index) for delta in deltas))

    def _take_tokens(self, tokens: tuple[Tokens, ...]) -> None:
        for some in tokens:
            self._ids += some.ids
        if self._request.return_token_ids:
            self.ids.output += [token for some in tokens for token in some.ids]
            self.tokens.emit(tokens)

    def _step_finished(self, state: Continuation, outcome: AnswerOutcome) -> None:
        self._step = None
        if outcome.reason in (FinishReason.CANCELLED, FinishReason.ERROR) or outcome.reason is None:
            self._end(replace(outcome, usage=state.usage, timings=state.timings))
            return
        stop = outcome.stop_reason if isinstance(outcome.stop_reason, int) else None
        opening = state.end_of_step(
            StepEnd(
                outcome.reason, stop, tuple(self._ids), "".join(self._header), outcome.usage, outcome.timings
            )
        )
        if self._request.return_token_ids:
            self.ids.output = state.given()
        if opening:
            self._show(tuple(opening))
        if self._ended:
            return  # a listener cancelled it
        if state.reason is None:
            self._ask(state)
        else:
            self._end(_outcome(state, outcome.stop_reason))

    def _show(self, deltas: tuple[TextDelta, ...]) -> None:
        now = time.monotonic()
        self.moments.first_byte = self.moments.first_byte or now
        self.moments.first_delta = self.moments.first_delta or now
        self.delta.emit(deltas)

    def _end(self, outcome: AnswerOutcome) -> None:
        if not self._ended:
            self._ended = True
            self.finished.emit(outcome)
            self.deleteLater()


def _outcome(state: Continuation, stop_reason: str | int | None) -> AnswerOutcome:
    # The markers at which the steps end are this program's own wish, and no reason worth naming.
    named = stop_reason if isinstance(stop_reason, str) else None
    return AnswerOutcome(state.reason, state.usage, state.timings, state.recovered, state.clamped_to, named)


def _prompt_ids(body: dict[str, object]) -> list[int]:
    ids = body["prompt_token_ids"]
    if not isinstance(ids, list) or not ids:
        raise ValueError("the engine did not tell the prompt's tokens")
    return ids
