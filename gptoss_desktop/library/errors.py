"""Why a file cannot be used as a model."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gptoss_desktop.domain.failure import FailureKind


class ModelError(Exception):
    """A model is refused. `sentence` is complete and names the file; `advice` says what to do."""

    def __init__(self, kind: FailureKind, sentence: str, advice: str = "") -> None:
        super().__init__(sentence)
        self.kind = kind
        self.sentence = sentence
        self.advice = advice
