"""Going on with an unfinished answer of gpt-oss by token ids, a message of it at a time.

vLLM takes `continue_final_message` for gpt-oss and then ignores it. But `/v1/completions` goes on from any
tokens: each request here ends at the first harmony marker, so that its text is that of one message, and no
marker is ever seen as text. After a message, the header of the next is asked for, then its text.
"""

from __future__ import annotations

import re
import uuid
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from gptoss_desktop.domain.answer import FinishReason, Timings, Usage
from gptoss_desktop.domain.conversation import PartKind
from gptoss_desktop.protocol import harmony
from gptoss_desktop.protocol.chunks import TextDelta

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gptoss_desktop.protocol.chat import ChatRequest

MAX_HEADER_TOKENS = 64
"""A longer header is none: the model forgot to end it."""
MESSAGE_BREAK = "\n\n"
"""Between two messages of one channel."""

_WHOLE_ANSWER = ("min_tokens", "thinking_token_budget", "structured_outputs", "response_format")
"""Fields that speak of an answer as a whole: a part of it cannot keep to them."""
_CHANNEL = re.compile(r"<\|channel\|>\s*(\w+)")
_RECIPIENT = re.compile(r"\bto=(?:functions\.)?([\w.-]+)")
_KINDS = {"analysis": PartKind.REASONING, "commentary": PartKind.COMMENTARY, "final": PartKind.TEXT}


@dataclass(frozen=True, slots=True)
class StepEnd:
    """How one request ended: `stop` is the token that ended it, None at a stop string or the length.

    `ids` are the tokens it gave, `text` is what they say; only a header's text is needed here.
    """

    reason: FinishReason
    stop: int | None
    ids: tuple[int, ...]
    text: str
    usage: Usage
    timings: Timings


class Continuation:
    """The state of one answer that goes on. `kind` is that of the text that the present request gives.

    A `kind` of None says that it gives a header, which nobody is shown.
    """

    def __init__(self, request: ChatRequest, prompt: Sequence[int], kind: PartKind, context: int) -> None:
        """`prompt` ends inside a message of `kind`; `context` is the engine's, in tokens."""
        self.kind: PartKind | None = kind
        self.tool_calls = 0
        self.reason: FinishReason | None = None
        self.recovered = False
        self.usage = Usage(prompt_tokens=len(prompt))
        self.timings = Timings()
        self._request = request
        self._prompt = list(prompt)
        room = max(1, context - len(prompt))
        wanted = request.parameters.max_tokens
        self._left = room if wanted is None else min(wanted, room)
        self.clamped_to = room if wanted is not None and wanted > room else None
        self._said: set[PartKind] = {kind}
        self._steps = 0

    def given(self) -> list[int]:
        """Return the tokens after the first prompt, those of the headers between its messages among them."""
        return self._prompt[self.usage.prompt_tokens :]

    def body(self) -> dict[str, Any]:
        """Return the JSON object of the next `POST /v1/completions`."""
        body = {**self._request.common(), "model": self._request.model, "prompt": self._prompt}
        body |= {"stream": True, "stream_options": {"include_usage": True}, "return_token_ids": True}
        body["max_tokens"] = self._left
        if self.kind is None:
            body["max_tokens"] = min(self._left, MAX_HEADER_TOKENS)
            body |= {"stop_token_ids": list(harmony.HEADER_ENDS), "skip_special_tokens": False}
        else:
            body["stop_token_ids"] = list(harmony.CONTENT_ENDS)
        for name in _WHOLE_ANSWER:
            body.pop(name, None)
        if self.kind is not PartKind.TEXT:
            # A person who stops at a word means the answer's word, not one that the model thinks of.
            body.pop("stop", None)
        return body

    def end_of_step(self, end: StepEnd) -> list[TextDelta]:
        """Take the end of a request; return what the next one's text is preceded by.

        `reason` is None afterwards exactly where there is another request to make.
        """
        self._count(end)
        ids = end.ids if end.stop is None or end.ids[-1:] == (end.stop,) else (*end.ids, end.stop)
        self._prompt += ids
        self._left -= len(ids)
        if end.reason is not FinishReason.STOP or end.stop is None:
            return self._cut(end.reason)
        opening = self._after_header(end) if self.kind is None else self._after_text(end.stop)
        if self.reason is None and self._left <= 0:
            self.reason = FinishReason.LENGTH
        return opening

    def _cut(self, reason: FinishReason) -> list[TextDelta]:
        self.reason = reason
        if self.kind is None and reason is FinishReason.LENGTH and self._left > 0:
            self.reason = FinishReason.STOP  # not the answer is too long, but its header, which is none
            self.recovered = True
        return []

    def _after_text(self, stop: int) -> list[TextDelta]:
        ended, self.kind = self.kind, None
        if stop == harmony.END and ended not in (PartKind.TEXT, PartKind.TOOL_CALL):
            self._prompt += harmony.NEXT_MESSAGE
        elif stop in (harmony.START, harmony.CHANNEL):
            self.recovered = True
        else:
            called = ended is PartKind.TOOL_CALL
            self.reason = FinishReason.TOOL_CALLS if called else FinishReason.STOP
        return []

    def _after_header(self, end: StepEnd) -> list[TextDelta]:
        channel = _CHANNEL.search(end.text) or re.match(r"\s*(\w+)", end.text)
        kind = _KINDS.get(channel[1]) if channel else None
        recipient = _RECIPIENT.search(end.text)
        if end.stop != harmony.MESSAGE or kind is None:
            # A header without a text behind it, or one that says nothing: there is no more to show.
            self.recovered = True
            self.reason = FinishReason.STOP
            return []
        if recipient and recipient[1] not in ("all", "user", "assistant"):
            self.kind = PartKind.TOOL_CALL
            self.tool_calls += 1
            return [
                TextDelta(self.kind, "", self.tool_calls - 1, recipient[1], f"call_{uuid.uuid4().hex[:24]}")
            ]
        self.kind = kind
        again = kind in self._said
        self._said.add(kind)
        return [TextDelta(kind, MESSAGE_BREAK)] if again else []

    def _count(self, end: StepEnd) -> None:
        first = self._steps == 0
        self._steps += 1
        thought = end.usage.completion_tokens if self.kind is PartKind.REASONING else 0
        self.usage = replace(
            self.usage,
            completion_tokens=self.usage.completion_tokens + end.usage.completion_tokens,
            cached_tokens=end.usage.cached_tokens if first else self.usage.cached_tokens,
            reasoning_tokens=self.usage.reasoning_tokens + thought,
        )
        if first:
            self.timings = end.timings
        elif self.kind is not None:
            # The speed of the last text counts: a header is over before its speed can be told.
            self.timings = replace(self.timings, tokens_per_second=end.timings.tokens_per_second)
