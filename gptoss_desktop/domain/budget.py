"""How the tokens of the next prompt are spent."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TokenBudget:
    """Numbers of tokens. `attachments` are those of the draft and of the history together.

    `reserve` is what the answer may take, `context` all that the engine has room for (0: no engine is ready).
    `exact` is False while a part is an estimate.
    """

    system: int = 0
    history: int = 0
    attachments: int = 0
    draft: int = 0
    reserve: int = 0
    context: int = 0
    omitted: int = 0
    """How many messages the overflow policy will leave out of the next prompt."""
    exact: bool = False

    @property
    def prompt(self) -> int:
        """All that would be sent."""
        return self.system + self.history + self.attachments + self.draft

    @property
    def overflows(self) -> bool:
        """Whether the prompt alone is more than the context, where that is known."""
        return 0 < self.context <= self.prompt
