"""A failure is a value: what kind, one sentence, what can be done about it, and the end of the log."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gptoss_desktop.domain.plan_change import PlanChange


class FailureKind(StrEnum):
    """What went wrong, as far as the program can tell."""

    MODEL_NOT_FOUND = "model_not_found"
    MODEL_UNREADABLE = "model_unreadable"
    MODEL_INVALID = "model_invalid"
    MODEL_UNSUPPORTED = "model_unsupported"
    OUT_OF_MEMORY = "out_of_memory"
    NO_ISOLATION = "no_isolation"
    SOCKET_IN_USE = "socket_in_use"
    SOCKET_PATH_TOO_LONG = "socket_path_too_long"
    CRASHED = "crashed"
    CRASH_LOOP = "crash_loop"
    START_TIMEOUT = "start_timeout"
    CONNECTION_LOST = "connection_lost"
    BUSY = "busy"
    CONTEXT_OVERFLOW = "context_overflow"
    BAD_REQUEST = "bad_request"
    PROTOCOL = "protocol"
    STORAGE = "storage"
    PLAN_REFUSED = "plan_refused"
    GPU_MEMORY = "gpu_memory"
    GPU_LOST = "gpu_lost"
    NO_DRIVER = "no_driver"
    DRIVER_TOO_OLD = "driver_too_old"
    RUNTIME_MISSING = "runtime_missing"
    RUNTIME_BROKEN = "runtime_broken"
    DISK_FULL = "disk_full"
    SHARED_MEMORY = "shared_memory"
    HANG = "hang"
    INTERNAL = "internal"


class Remedy(StrEnum):
    """What the user can do. The window shows each as a button."""

    NONE = "none"
    RESTART_ENGINE = "restart_engine"
    CHOOSE_MODEL = "choose_model"
    TRY_AGAIN = "try_again"
    NEW_CONVERSATION = "new_conversation"
    SHORTEN = "shorten"
    CHANGE_PLAN = "change_plan"
    CHOOSE_RUNTIME = "choose_runtime"
    SHOW_DETAILS = "show_details"


@dataclass(frozen=True, slots=True)
class EngineFailure:
    """One failure, ready to show: `sentence` is complete and in plain English; `advice` says what to do.

    `changes` are changes to the plan that may help, the best first; each is a button beside the remedy.
    """

    kind: FailureKind
    sentence: str
    advice: str = ""
    remedy: Remedy = Remedy.NONE
    log_tail: tuple[str, ...] = ()
    changes: tuple[PlanChange, ...] = ()
