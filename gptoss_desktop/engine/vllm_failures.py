"""What a whole log says about the end of an engine: the root cause, wherever in the log it lies."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gptoss_desktop.engine.causes.cards import CARDS
from gptoss_desktop.engine.causes.last import LAST
from gptoss_desktop.engine.causes.memory import MEMORY
from gptoss_desktop.engine.causes.model import MODEL
from gptoss_desktop.engine.causes.runtime import RUNTIME
from gptoss_desktop.engine.run_log import TAIL_LINES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gptoss_desktop.domain.plan import EnginePlan
    from gptoss_desktop.domain.plan_change import PlanChange
    from gptoss_desktop.engine.causes.cause import Cause
    from gptoss_desktop.engine.failure_table import Entry

VLLM_CAUSES = (*MEMORY, *MODEL, *CARDS, *RUNTIME, *LAST)
"""Root causes first: several processes speak of one failure, and the text that says most comes first."""
_LONG_NUMBER = 4
LAST_WORDS = 10
"""Lines from the end of the log that go with a cause that lies further up."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A cause that was found: the words, what fills them, the changes that may help, the log around it."""

    entry: Entry
    values: dict[str, str]
    changes: tuple[PlanChange, ...]
    excerpt: tuple[str, ...]


def find(log: str, plan: EnginePlan, causes: Sequence[Cause]) -> Finding | None:
    """Return the first of the causes that a log gives; None where it gives none."""
    for cause in causes:
        match = cause.search(log)
        if match is not None:
            figures = {name: text or "" for name, text in match.groupdict().items()}
            changes = cause.changes(plan, figures)
            return Finding(cause.entry, _shown(figures), changes, _excerpt(log, match.end()))
    return None


def _excerpt(log: str, end: int) -> tuple[str, ...]:
    """Return what led to the cause, and the last words: between them others only say that there was one."""
    end_of_line = log.find("\n", end)
    if end_of_line < 0:
        return tuple(log.split("\n")[-TAIL_LINES:])
    before, after = log[:end_of_line].split("\n"), log[end_of_line + 1 :].split("\n")
    if len(after) <= LAST_WORDS:
        return tuple((before + after)[-TAIL_LINES:])
    return (*before[LAST_WORDS - TAIL_LINES :], "…", *after[-LAST_WORDS:])


def _shown(figures: dict[str, str]) -> dict[str, str]:
    """Return the figures as a person reads them."""
    return {name: _one_shown(name, text) for name, text in figures.items()}


def _one_shown(name: str, text: str) -> str:
    if name == "cuda":  # 12040 is CUDA 12.4
        return f"{int(text) // 1000}.{int(text) % 1000 // 10}"
    if name in {"need", "have"} and text.isdigit() and len(text) > 1:  # a compute capability: 75 is 7.5
        return f"{text[:-1]}.{text[-1]}"
    if text.isdigit() and len(text) >= _LONG_NUMBER:
        return f"{int(text):,}"
    return text
