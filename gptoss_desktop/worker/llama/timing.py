"""When a request was asked, taken up and answered."""

from __future__ import annotations

from time import monotonic

from gptoss_desktop.domain.answer import Timings


class Stopwatch:
    """Times of one request, in seconds of the monotonic clock."""

    def __init__(self, arrived: float | None = None) -> None:
        """`arrived` is when the request reached the server, before its prompt was rendered."""
        self._submitted = monotonic()
        self._arrived = self._submitted if arrived is None else arrived
        self._admitted: float | None = None
        self._first_token: float | None = None
        self._last_token = 0.0
        self._tokens = 0

    def admitted(self) -> None:
        """Note that the request left the queue."""
        self._admitted = monotonic()

    def token(self) -> None:
        """Note that one token was sampled."""
        self._last_token = monotonic()
        self._tokens += 1
        if self._first_token is None:
            self._first_token = self._last_token

    def timings(self) -> Timings:
        """Return the figures so far. The rate leaves out the first token, whose time is the prompt's."""
        return Timings(
            time_to_first_token_ms=_milliseconds(self._arrived, self._first_token),
            tokens_per_second=self._rate(),
            queue_time_ms=_milliseconds(self._submitted, self._admitted),
        )

    def _rate(self) -> float | None:
        if self._first_token is None or self._last_token <= self._first_token:
            return None
        return (self._tokens - 1) / (self._last_token - self._first_token)


def _milliseconds(begin: float, end: float | None) -> float | None:
    return None if end is None else (end - begin) * 1000.0
