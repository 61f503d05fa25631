"""Folds the deltas of a stream into the parts of a message."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gptoss_desktop.domain.conversation import Part, PartKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gptoss_desktop.protocol.chunks import TextDelta


@dataclass(slots=True)
class _OpenPart:
    kind: PartKind
    index: int
    name: str | None = None
    call_id: str | None = None
    pieces: list[str] = field(default_factory=list)
    first_at: float | None = None
    last_at: float | None = None

    def close(self) -> Part:
        duration = None
        if self.first_at is not None and self.last_at is not None:
            duration = round((self.last_at - self.first_at) * 1000)
        return Part(self.kind, "".join(self.pieces), self.name, self.call_id, duration)


class PartsBuilder:
    """Grows the parts of one message, starting from those it already has.

    Text of the kind of the last part continues it; another kind, or another tool call's index, opens a new
    part.
    Adding costs O(new text); `parts()` costs O(all text) and is meant for the end.
    """

    def __init__(self, parts: Iterable[Part] = ()) -> None:
        self._closed = list(parts)
        self._open: list[_OpenPart] = []

    @property
    def has_grown(self) -> bool:
        """Whether anything was added."""
        return bool(self._open)

    def add(self, deltas: Iterable[TextDelta], at: float | None = None) -> None:
        """Add deltas in order; `at` is a monotonic time in seconds, from which durations are made."""
        for delta in deltas:
            part = self._part_for(delta)
            part.pieces.append(delta.text)
            part.name = part.name or delta.name
            part.call_id = part.call_id or delta.call_id
            if at is not None:
                part.first_at = at if part.first_at is None else part.first_at
                part.last_at = at

    def parts(self) -> tuple[Part, ...]:
        """Return all parts so far."""
        return (*self._closed, *(part.close() for part in self._open))

    def _part_for(self, delta: TextDelta) -> _OpenPart:
        last = self._open[-1] if self._open else None
        if last is None and self._closed and self._continues(self._closed[-1], delta):
            old = self._closed.pop()
            last = _OpenPart(old.kind, delta.index, old.name, old.call_id, [old.text])
            self._open.append(last)
        if last is None or last.kind is not delta.kind or last.index != delta.index:
            last = _OpenPart(delta.kind, delta.index)
            self._open.append(last)
        return last

    @staticmethod
    def _continues(part: Part, delta: TextDelta) -> bool:
        return part.kind is delta.kind and part.kind is not PartKind.TOOL_CALL
