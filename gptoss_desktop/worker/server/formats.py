"""The two forms of an answer, as a stream of chunks and as one body: what `stream.py` and `whole.py` send."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from gptoss_desktop.protocol.chunks import TextDelta
from gptoss_desktop.worker.llama.types import SampledToken

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gptoss_desktop.worker.llama.types import FinishEvent
    from gptoss_desktop.worker.server.answer import Answer


class AnswerFormat(Protocol):
    """Chat or completion. One object an answer: it may count what it has said."""

    chunk_kind: str

    def opening(self) -> list[dict[str, Any]]:
        """Return the choices of the first chunks, before any output."""

    def choices(self, outputs: Sequence[object]) -> list[dict[str, Any]]:
        """Return one choice for every chunk that these outputs make."""

    def closing(self, event: FinishEvent) -> dict[str, Any]:
        """Return the choice of the chunk that ends the stream."""

    def whole(self, outputs: Sequence[object], event: FinishEvent) -> dict[str, Any]:
        """Return the body of an answer that is not streamed."""

    answer: Answer


def sampled_tokens(outputs: Iterable[object]) -> list[SampledToken]:
    """Return the tokens among the outputs; there are some only where the request asked."""
    return [output for output in outputs if isinstance(output, SampledToken)]


def closing_ids(answer: Answer) -> dict[str, Any]:
    """Return the ids that go with the finish reason of a stream, where ids were asked for."""
    ids = answer.end_ids() if answer.options.return_token_ids else []
    return {"token_ids": ids} if ids else {}


def merged_deltas(outputs: Iterable[object]) -> list[TextDelta]:
    """Return the deltas among the outputs, neighbours of one kind joined."""
    merged: list[TextDelta] = []
    pieces: list[str] = []
    for delta in outputs:
        if not isinstance(delta, TextDelta):
            continue
        if merged and _continues(merged[-1], delta):
            pieces.append(delta.text)
            continue
        _close(merged, pieces)
        merged.append(delta)
        pieces = [delta.text]
    _close(merged, pieces)
    return merged


def _continues(last: TextDelta, delta: TextDelta) -> bool:
    return last.kind is delta.kind and last.index == delta.index and delta.call_id is None


def _close(merged: list[TextDelta], pieces: list[str]) -> None:
    if len(pieces) > 1:
        last = merged[-1]
        merged[-1] = TextDelta(last.kind, "".join(pieces), last.index, last.name, last.call_id)
