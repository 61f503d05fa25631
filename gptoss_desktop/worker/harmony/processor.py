"""The output processor of gpt-oss: harmony parts, with stop strings in the final answer only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gptoss_desktop.domain.conversation import PartKind
from gptoss_desktop.protocol.chunks import TextDelta
from gptoss_desktop.worker.harmony.parser import HarmonyParser

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gptoss_desktop.protocol.stops import StopMatcher
    from gptoss_desktop.worker.llama.types import SampledToken


class HarmonyProcessor:
    """Tokens to `TextDelta`s of every kind.

    Stop strings are looked for in the final channel's text alone: a user who stops at a word means the
    answer's word, not one that the model thinks of. With `keep_tokens` every `SampledToken` is an output too;
    with `in_final` the answer goes on inside a final message that the prompt holds.
    """

    def __init__(self, stops: StopMatcher, *, keep_tokens: bool = False, in_final: bool = False) -> None:
        self.stop_reason: str | int | None = None
        self._parser = HarmonyParser(in_final=in_final)
        self._stops = stops
        self._keep_tokens = keep_tokens

    @property
    def reasoning_tokens(self) -> int:
        """Tokens of the analysis channel's text so far."""
        return self._parser.reasoning_tokens

    @property
    def is_reasoning(self) -> bool:
        """Whether the next token belongs to the analysis channel's text."""
        return self._parser.is_reasoning

    @property
    def recovered(self) -> bool:
        """Whether malformed output was resynchronised."""
        return self._parser.recovered

    @property
    def has_tool_calls(self) -> bool:
        """Whether the answer calls a tool."""
        return self._parser.tool_calls > 0

    def push(self, token: SampledToken) -> tuple[Sequence[object], bool]:
        """Take one token; see `OutputProcessor`."""
        outputs: list[object] = [token] if self._keep_tokens else []
        self._add(self._parser.push(token.token), outputs)
        return outputs, self.stop_reason is not None

    def finish(self, end_token: int | None) -> Sequence[object]:
        """Return what was held back; see `OutputProcessor`."""
        if self.stop_reason is not None:
            return ()
        outputs: list[object] = []
        self._add(self._parser.finish(), outputs)
        held = self._stops.flush()
        if held:
            outputs.append(TextDelta(PartKind.TEXT, held))
        if self.stop_reason is None:
            self.stop_reason = end_token
        return outputs

    def _add(self, deltas: Iterable[TextDelta], outputs: list[object]) -> None:
        for delta in deltas:
            if delta.kind is not PartKind.TEXT:
                outputs.append(delta)
                continue
            match = self._stops.push(delta.text)
            if match.text:
                outputs.append(TextDelta(PartKind.TEXT, match.text))
            if match.stop is not None:
                self.stop_reason = match.stop
                return
