"""Adjacent deltas of one kind become one, so that a view is asked to draw once for many tokens."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gptoss_desktop.protocol.chunks import TextDelta


class DeltaCoalescer:
    """Collects deltas until they are taken. Order is kept; only neighbours are merged."""

    def __init__(self) -> None:
        self._runs: list[tuple[TextDelta, list[str]]] = []

    def add(self, delta: TextDelta) -> None:
        """Add one delta in O(its text)."""
        if self._runs and _continues(self._runs[-1][0], delta):
            self._runs[-1][1].append(delta.text)
        else:
            self._runs.append((delta, [delta.text]))

    def take(self) -> tuple[TextDelta, ...]:
        """Return what was collected, merged, and forget it."""
        runs, self._runs = self._runs, []
        return tuple(replace(first, text="".join(texts)) for first, texts in runs)


def _continues(first: TextDelta, delta: TextDelta) -> bool:
    """Whether `delta` only adds to the run that `first` began; a tool call's name or id begins a new one."""
    return (
        delta.kind is first.kind
        and delta.index == first.index
        and delta.name is None
        and delta.call_id is None
    )
