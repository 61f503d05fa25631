"""What the program's exit codes mean; the same list is in the README."""

from __future__ import annotations

from enum import IntEnum

from gptoss_desktop.domain.failure import FailureKind


class ExitCode(IntEnum):
    """Exit codes of every command. 2 is argparse's own for a wrong command line."""

    OK = 0
    FAILED = 1
    USAGE = 2
    MODEL = 3
    ENGINE = 4
    BUSY = 5
    INTERRUPTED = 130
    """128 + SIGINT, as a shell reports it."""


_BY_KIND = {
    FailureKind.MODEL_NOT_FOUND: ExitCode.MODEL,
    FailureKind.MODEL_UNREADABLE: ExitCode.MODEL,
    FailureKind.MODEL_INVALID: ExitCode.MODEL,
    FailureKind.MODEL_UNSUPPORTED: ExitCode.MODEL,
    FailureKind.OUT_OF_MEMORY: ExitCode.ENGINE,
    FailureKind.NO_ISOLATION: ExitCode.ENGINE,
    FailureKind.SOCKET_IN_USE: ExitCode.ENGINE,
    FailureKind.SOCKET_PATH_TOO_LONG: ExitCode.ENGINE,
    FailureKind.CRASHED: ExitCode.ENGINE,
    FailureKind.CRASH_LOOP: ExitCode.ENGINE,
    FailureKind.START_TIMEOUT: ExitCode.ENGINE,
    FailureKind.PLAN_REFUSED: ExitCode.ENGINE,
    FailureKind.GPU_MEMORY: ExitCode.ENGINE,
    FailureKind.GPU_LOST: ExitCode.ENGINE,
    FailureKind.NO_DRIVER: ExitCode.ENGINE,
    FailureKind.DRIVER_TOO_OLD: ExitCode.ENGINE,
    FailureKind.RUNTIME_MISSING: ExitCode.ENGINE,
    FailureKind.RUNTIME_BROKEN: ExitCode.ENGINE,
    FailureKind.DISK_FULL: ExitCode.ENGINE,
    FailureKind.SHARED_MEMORY: ExitCode.ENGINE,
    FailureKind.HANG: ExitCode.ENGINE,
    FailureKind.BUSY: ExitCode.BUSY,
    FailureKind.BAD_REQUEST: ExitCode.USAGE,
}


def exit_code_for(kind: FailureKind) -> ExitCode:
    """Return the exit code of a failure."""
    return _BY_KIND.get(kind, ExitCode.FAILED)
