"""The time that a start still takes, said so that it only ever goes down, unless it was far wrong."""

from __future__ import annotations

_SURPRISE = 1.3
_SURPRISE_S = 8.0
"""An estimate that is longer than what is shown by both this factor and these seconds is believed."""


class Countdown:
    """Holds the moment at which it should be over. Moments are seconds of one steady clock."""

    def __init__(self) -> None:
        self._end: float | None = None
        self._begin: float | None = None

    def begin(self, now: float) -> None:
        """Forget the last start."""
        self._end = None
        self._begin = now

    def tell(self, remaining_s: float | None, now: float) -> None:
        """Take an estimate, not one that is a little longer than what is shown: figures must not dance."""
        if remaining_s is None:
            return
        left = self.left(now)
        if left is None or remaining_s < left or remaining_s > max(left * _SURPRISE, left + _SURPRISE_S):
            self._end = now + remaining_s

    def left(self, now: float) -> float | None:
        """Return the seconds that are left, never below 0; None while nobody knows."""
        return None if self._end is None else max(0.0, self._end - now)

    def done(self, now: float) -> float | None:
        """Return how much of the whole start is over, 0 to 1; None while nobody knows."""
        left = self.left(now)
        if left is None or self._begin is None:
            return None
        whole = now - self._begin + left
        return (now - self._begin) / whole if whole > 0 else None
