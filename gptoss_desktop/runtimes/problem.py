"""Why a runtime cannot be used."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gptoss_desktop.domain.failure import FailureKind
    from gptoss_desktop.domain.said import Said


class RuntimeProblem(Exception):  # noqa: N818 - the name that people read: a runtime has a problem
    """A runtime is refused. `sentence` is complete and names it; `advice` says what to do."""

    def __init__(self, kind: FailureKind, sentence: Said, advice: Said) -> None:
        super().__init__(str(sentence))
        self.kind = kind
        self.sentence = sentence
        self.advice = advice
