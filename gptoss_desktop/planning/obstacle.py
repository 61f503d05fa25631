"""Why an engine is left out: a value, since another engine may still do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gptoss_desktop.planning.refusal import PlanRefusedError

if TYPE_CHECKING:
    from gptoss_desktop.domain.failure import FailureKind
    from gptoss_desktop.domain.said import Said


@dataclass(frozen=True, slots=True)
class Obstacle:
    """What stands in an engine's way, and what to do about it.

    `longest` is the longest context in tokens with which there would be none, 0 where no context helps.
    """

    kind: FailureKind
    sentence: Said
    advice: Said
    longest: int = 0

    def refusal(self) -> PlanRefusedError:
        """Return the error that says the same."""
        return PlanRefusedError(self.kind, self.sentence, self.advice)
