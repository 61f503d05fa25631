"""Why the store could not do something, in a sentence for the user."""

from __future__ import annotations

from enum import StrEnum


class StoreErrorKind(StrEnum):
    """What stands in the way."""

    DISK_FULL = "disk_full"
    READ_ONLY = "read_only"
    LOCKED = "locked"
    UNAVAILABLE = "unavailable"
    CORRUPT = "corrupt"
    NOT_OURS = "not_ours"
    INTERNAL = "internal"

    @property
    def may_pass(self) -> bool:
        """Whether the same write can succeed later, unchanged."""
        return self in _PASSING


_PASSING = frozenset(
    {
        StoreErrorKind.DISK_FULL,
        StoreErrorKind.READ_ONLY,
        StoreErrorKind.LOCKED,
        StoreErrorKind.UNAVAILABLE,
    }
)


class StoreError(Exception):
    """The store failed. `sentence` is complete and names the file; `advice` says what to do."""

    def __init__(self, kind: StoreErrorKind, sentence: str, advice: str = "") -> None:
        super().__init__(sentence)
        self.kind = kind
        self.sentence = sentence
        self.advice = advice
