"""A plain completion on the wire."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gptoss_desktop.worker.server.formats import closing_ids, merged_deltas, sampled_tokens
from gptoss_desktop.worker.text.logprobs import completion_logprobs

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from gptoss_desktop.worker.llama.types import FinishEvent
    from gptoss_desktop.worker.server.answer import Answer


class CompletionFormat:
    """Implements `AnswerFormat` for `/v1/completions`; `echo` is the text to begin with, if any."""

    chunk_kind = "text_completion"

    def __init__(self, answer: Answer, token_text: Callable[[int], bytes], *, echo: str) -> None:
        self.answer = answer
        self._token_text = token_text
        self._echo = echo
        self._offset = len(echo)

    def opening(self) -> list[dict[str, Any]]:
        """Return the chunk with the prompt, where it is echoed."""
        return [_choice(self._echo)] if self._echo else []

    def choices(self, outputs: Sequence[object]) -> list[dict[str, Any]]:
        """Return one choice with all text."""
        text = "".join(delta.text for delta in merged_deltas(outputs))
        tokens = self._tokens(outputs)
        return [{**_choice(text), **tokens}] if text or tokens else []

    def closing(self, event: FinishEvent) -> dict[str, Any]:
        """Return the choice with the finish reason."""
        return {**_choice(""), **closing_ids(self.answer), **self.answer.ending(event)}

    def whole(self, outputs: Sequence[object], event: FinishEvent) -> dict[str, Any]:
        """Return the body with all text."""
        text = self._echo + "".join(delta.text for delta in merged_deltas(outputs))
        choice = {
            **_choice(text),
            **self._tokens(outputs, self.answer.end_ids()),
            **self.answer.ending(event),
        }
        if self.answer.options.return_token_ids:
            choice["prompt_token_ids"] = self.answer.prompt
        return {**self.answer.head(self.chunk_kind), "choices": [choice], **self.answer.figures(event)}

    def _tokens(self, outputs: Sequence[object], end: Sequence[int] = ()) -> dict[str, Any]:
        tokens = sampled_tokens(outputs)
        found: dict[str, Any] = {}
        if tokens and self.answer.options.top_logprobs is not None:
            found["logprobs"] = completion_logprobs(tokens, self._token_text, first_offset=self._offset)
            self._offset += sum(map(len, found["logprobs"]["tokens"]))
        if (tokens or end) and self.answer.options.return_token_ids:
            found["token_ids"] = [*(token.token for token in tokens), *end]
        return found


def _choice(text: str) -> dict[str, Any]:
    return {"index": 0, "text": text, "logprobs": None, "finish_reason": None}
