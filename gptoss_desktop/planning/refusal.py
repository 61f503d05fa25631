"""A plan that cannot be made, said in a sentence before anything is started."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gptoss_desktop.domain.failure import FailureKind
    from gptoss_desktop.domain.said import Said


class PlanRefusedError(Exception):
    """No engine can run the model here, or a wish cannot be met.

    `sentence` says what is wrong, `advice` what to do about it; `str()` is the two in English.
    """

    def __init__(self, kind: FailureKind, sentence: Said, advice: Said) -> None:
        super().__init__(f"{sentence} {advice}")
        self.kind = kind
        self.sentence = sentence
        self.advice = advice
