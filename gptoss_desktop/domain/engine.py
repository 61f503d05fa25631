"""The engine's life as one state machine, and what is known about a running engine."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from gptoss_desktop.domain.plan import Isolation

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gptoss_desktop.domain.failure import EngineFailure


class EngineState(StrEnum):
    """Where the engine stands. STARTING: the process is coming up; LOADING: it reads the model."""

    STOPPED = "stopped"
    STARTING = "starting"
    LOADING = "loading"
    READY = "ready"
    GENERATING = "generating"
    STOPPING = "stopping"
    FAILED = "failed"


TRANSITIONS: Mapping[EngineState, frozenset[EngineState]] = MappingProxyType(
    {
        EngineState.STOPPED: frozenset({EngineState.STARTING, EngineState.FAILED}),
        EngineState.STARTING: frozenset({EngineState.LOADING, EngineState.STOPPING, EngineState.FAILED}),
        EngineState.LOADING: frozenset({EngineState.READY, EngineState.STOPPING, EngineState.FAILED}),
        EngineState.READY: frozenset({EngineState.GENERATING, EngineState.STOPPING, EngineState.FAILED}),
        EngineState.GENERATING: frozenset({EngineState.READY, EngineState.STOPPING, EngineState.FAILED}),
        EngineState.STOPPING: frozenset({EngineState.STOPPED, EngineState.FAILED}),
        EngineState.FAILED: frozenset({EngineState.STARTING, EngineState.STOPPED}),
    }
)
"""The only moves there are. A crash goes to FAILED, and a restart from FAILED to STARTING."""


class IllegalTransitionError(RuntimeError):
    """A move that `TRANSITIONS` does not allow: a fault in the program, never in the input."""


def check_transition(old: EngineState, new: EngineState) -> None:
    """Check one move.

    Raises:
        IllegalTransitionError: the table does not allow it.

    """
    if new not in TRANSITIONS[old]:
        raise IllegalTransitionError(f"the engine cannot go from {old} to {new}")


@dataclass(frozen=True, slots=True)
class EngineInfo:
    """What a ready engine says of itself.

    `isolation` is the layer that the canary proved, `canary` what it saw.
    """

    engine: str
    version: str
    model: str
    model_path: str
    architecture: str
    context: int
    parallel: int
    has_reasoning: bool
    isolation: Isolation = Isolation.NONE
    canary: str = ""


@dataclass(frozen=True, slots=True)
class LoadProgress:
    """What a starting engine is doing. `fraction` of the stage is 0 to 1, None where it cannot be known.

    `remaining_s` is the time until the engine is ready, in seconds, as the last start of the plan took it;
    None where there was none.
    """

    stage: str
    fraction: float | None = None
    detail: str = ""
    remaining_s: float | None = None


@dataclass(frozen=True, slots=True)
class EngineStatus:
    """The whole of what a window shows about the engine at one moment."""

    state: EngineState = EngineState.STOPPED
    progress: LoadProgress | None = None
    info: EngineInfo | None = None
    failure: EngineFailure | None = None
