"""Stop strings, found across the boundaries of tokens and packets."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StopMatch:
    """What a push released. `stop` is the stop string that ended the text, None while it goes on."""

    text: str
    stop: str | None = None


class StopMatcher:
    """Looks for the first of several stop strings in a text that comes in pieces.

    Only the end of the text that may still become a stop string is held back. The cost of a push is
    proportional to the new text plus the longest stop string, whatever has gone before.
    """

    def __init__(self, stops: tuple[str, ...], *, include: bool = False) -> None:
        """Look for `stops`; `include` leaves the stop string in the text (include_stop_str_in_output)."""
        self._stops = stops
        self._include = include
        self._prefixes = frozenset(stop[:length] for stop in stops for length in range(1, len(stop)))
        self._longest = max(map(len, stops), default=0)
        self._held = ""

    def push(self, text: str) -> StopMatch:
        """Take new text; after a match the matcher is spent and what followed the stop string is gone."""
        if not self._stops:
            return StopMatch(text)
        text = self._held + text
        found = min(
            ((at, stop) for stop in self._stops if (at := text.find(stop)) >= 0),
            key=lambda hit: (hit[0], -len(hit[1])),
            default=None,
        )
        if found is not None:
            at, stop = found
            self._held = ""
            return StopMatch(text[: at + len(stop)] if self._include else text[:at], stop)
        keep = self._suffix_length(text)
        self._held = text[len(text) - keep :]
        return StopMatch(text[: len(text) - keep])

    def flush(self) -> str:
        """Return what was held back, when generation ended without a match."""
        text, self._held = self._held, ""
        return text

    def _suffix_length(self, text: str) -> int:
        """Return the length of the longest end of the text that begins a stop string."""
        for length in range(min(self._longest - 1, len(text)), 0, -1):
            if text[len(text) - length :] in self._prefixes:
                return length
        return 0
