"""The output processor of models without channels: every token is text of the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gptoss_desktop.domain.conversation import PartKind
from gptoss_desktop.protocol.chunks import TextDelta
from gptoss_desktop.worker.text.detokeniser import Detokeniser

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from gptoss_desktop.protocol.stops import StopMatcher
    from gptoss_desktop.worker.llama.types import SampledToken


class PlainProcessor:
    """Tokens to `TextDelta`s of kind TEXT, ended by the first stop string.

    With `keep_tokens` every `SampledToken` is an output too, for log-probabilities and token ids.
    """

    reasoning_tokens = 0
    recovered = False
    has_tool_calls = False

    def __init__(
        self, piece: Callable[[int], bytes], stops: StopMatcher, *, keep_tokens: bool = False
    ) -> None:
        self.stop_reason: str | int | None = None
        self._piece = piece
        self._stops = stops
        self._keep_tokens = keep_tokens
        self._text = Detokeniser()

    def push(self, token: SampledToken) -> tuple[Sequence[object], bool]:
        """Take one token; see `OutputProcessor`."""
        match = self._stops.push(self._text.push(self._piece(token.token)))
        outputs: list[object] = [token] if self._keep_tokens else []
        if match.text:
            outputs.append(TextDelta(PartKind.TEXT, match.text))
        self.stop_reason = match.stop
        return outputs, match.stop is not None

    def finish(self, end_token: int | None) -> Sequence[object]:
        """Return what was held back; see `OutputProcessor`."""
        if self.stop_reason is not None:
            return ()
        match = self._stops.push(self._text.flush())
        text = match.text if match.stop is not None else match.text + self._stops.flush()
        self.stop_reason = match.stop if match.stop is not None else end_token
        return (TextDelta(PartKind.TEXT, text),) if text else ()
