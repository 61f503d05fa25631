"""A start that cannot happen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gptoss_desktop.protocol.guard import Failed

if TYPE_CHECKING:
    from gptoss_desktop.domain.failure import FailureKind


class StartError(Exception):
    """The engine cannot be started; `event` says why, in words for the user."""

    def __init__(self, kind: FailureKind, sentence: str, advice: str = "") -> None:
        self.event = Failed(kind.value, sentence, advice)
        super().__init__(sentence)
