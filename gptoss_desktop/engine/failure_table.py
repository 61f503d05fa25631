"""Every text about a failed engine that this side writes, and which sign means which failure."""

from __future__ import annotations

import re
import signal
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from gptoss_desktop.domain.failure import FailureKind, Remedy

if TYPE_CHECKING:
    from collections.abc import Mapping


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: N802, ARG001 - the form that lupdate looks for
    """Mark `text` for translation and return it as it is. PySide6's own is typed to return `object`."""
    return text


@dataclass(frozen=True, slots=True)
class Entry:
    """A failure before translation; `{…}` in the sentence is filled by the one who uses it."""

    kind: FailureKind
    sentence: str
    advice: str
    remedy: Remedy


_OUT_OF_MEMORY_ADVICE = QT_TRANSLATE_NOOP(
    "EngineFailure", "Close other programs, or choose a smaller model or a shorter context."
)
_CRASH_ADVICE = QT_TRANSLATE_NOOP(
    "EngineFailure", "Restart the engine. If it happens again, the details hold what the engine said last."
)

KILLED = Entry(
    FailureKind.OUT_OF_MEMORY,
    QT_TRANSLATE_NOOP(
        "EngineFailure", "The system killed the engine, most likely because memory had run out."
    ),
    _OUT_OF_MEMORY_ADVICE,
    Remedy.RESTART_ENGINE,
)
NO_MEMORY = Entry(
    FailureKind.OUT_OF_MEMORY,
    QT_TRANSLATE_NOOP("EngineFailure", "The engine could not get the memory that it needs."),
    _OUT_OF_MEMORY_ADVICE,
    Remedy.CHOOSE_MODEL,
)

SIGNALS: Mapping[int, Entry] = MappingProxyType(
    {
        signal.SIGKILL: KILLED,
        signal.SIGSEGV: Entry(
            FailureKind.CRASHED,
            QT_TRANSLATE_NOOP("EngineFailure", "The engine crashed: it touched memory that is not its own."),
            _CRASH_ADVICE,
            Remedy.RESTART_ENGINE,
        ),
        signal.SIGBUS: Entry(
            FailureKind.CRASHED,
            QT_TRANSLATE_NOOP(
                "EngineFailure", "The engine crashed: a part of the model file could not be read."
            ),
            QT_TRANSLATE_NOOP("EngineFailure", "Check the disk, and that the model file is whole."),
            Remedy.CHOOSE_MODEL,
        ),
        signal.SIGILL: Entry(
            FailureKind.CRASHED,
            QT_TRANSLATE_NOOP(
                "EngineFailure", "This processor lacks instructions that the engine was built for."
            ),
            QT_TRANSLATE_NOOP("EngineFailure", "Install a build of the engine for this processor."),
            Remedy.SHOW_DETAILS,
        ),
        signal.SIGABRT: Entry(
            FailureKind.CRASHED,
            QT_TRANSLATE_NOOP("EngineFailure", "The engine stopped itself: it found a fault of its own."),
            _CRASH_ADVICE,
            Remedy.RESTART_ENGINE,
        ),
        signal.SIGFPE: Entry(
            FailureKind.CRASHED,
            QT_TRANSLATE_NOOP("EngineFailure", "The engine crashed on an impossible calculation."),
            _CRASH_ADVICE,
            Remedy.RESTART_ENGINE,
        ),
    }
)
"""What the signal that ended an engine means to a person."""

OTHER_SIGNAL = Entry(
    FailureKind.CRASHED,
    QT_TRANSLATE_NOOP("EngineFailure", "The engine was ended by the signal {name}."),
    _CRASH_ADVICE,
    Remedy.RESTART_ENGINE,
)
EXIT_CODE = Entry(
    FailureKind.CRASHED,
    QT_TRANSLATE_NOOP("EngineFailure", "The engine ended by itself with exit code {code}."),
    _CRASH_ADVICE,
    Remedy.RESTART_ENGINE,
)

LLAMA_TEXTS: tuple[tuple[re.Pattern[str], Entry], ...] = (
    (
        # C++, Python, and ggml's and llama.cpp's own words for an allocation that failed.
        re.compile(
            r"std::bad_alloc|^MemoryError\b|insufficient memory|failed to allocate (?:buffer|compute)"
            r"|unable to allocate .*buffer|out of memory",
            re.IGNORECASE | re.MULTILINE,
        ),
        NO_MEMORY,
    ),
)
"""Texts in llama.cpp's log that say more than its exit code does; the first match counts."""

CRASH_LOOP = Entry(
    FailureKind.CRASH_LOOP,
    QT_TRANSLATE_NOOP(
        "EngineFailure", "The engine ended {count} times within {minutes} minutes. Last: {reason}"
    ),
    QT_TRANSLATE_NOOP(
        "EngineFailure", "It is not restarted by itself any more. Choose another model, or try again."
    ),
    Remedy.RESTART_ENGINE,
)
START_TIMEOUT = Entry(
    FailureKind.START_TIMEOUT,
    QT_TRANSLATE_NOOP("EngineFailure", "The engine made no progress in starting for {minutes} minutes."),
    QT_TRANSLATE_NOOP("EngineFailure", "Restart the engine, or choose a smaller model."),
    Remedy.RESTART_ENGINE,
)
LOAD_HANG = Entry(
    FailureKind.HANG,
    QT_TRANSLATE_NOOP(
        "EngineFailure", "The engine made no progress for {minutes} minutes. Its last step: {stage}."
    ),
    QT_TRANSLATE_NOOP("EngineFailure", "Try again, with another plan if it happens again."),
    Remedy.RESTART_ENGINE,
)
CARDS_HANG = Entry(
    FailureKind.HANG,
    QT_TRANSLATE_NOOP(
        "EngineFailure", "The graphics cards did not find each other within {minutes} minutes."
    ),
    QT_TRANSLATE_NOOP(
        "EngineFailure", "Switch direct transfers between the cards off, or use one card only."
    ),
    Remedy.CHANGE_PLAN,
)
STREAM_HANG = Entry(
    FailureKind.HANG,
    QT_TRANSLATE_NOOP("EngineFailure", "The engine stood still in the middle of an answer."),
    QT_TRANSLATE_NOOP("EngineFailure", "What had come is kept. The engine is started again."),
    Remedy.RESTART_ENGINE,
)
NOT_HEALTHY = Entry(
    FailureKind.PROTOCOL,
    QT_TRANSLATE_NOOP("EngineFailure", "The engine said that it was ready, but it did not answer."),
    QT_TRANSLATE_NOOP("EngineFailure", "Restart the engine."),
    Remedy.RESTART_ENGINE,
)
NOT_STARTED = Entry(
    FailureKind.INTERNAL,
    QT_TRANSLATE_NOOP("EngineFailure", "The engine's program {program} could not be started: {reason}."),
    QT_TRANSLATE_NOOP("EngineFailure", "Install this program again."),
    Remedy.SHOW_DETAILS,
)
SOCKET_PATH_TOO_LONG = Entry(
    FailureKind.SOCKET_PATH_TOO_LONG,
    QT_TRANSLATE_NOOP(
        "EngineFailure", "The socket's path {path} has {length} bytes, but the system allows {limit}."
    ),
    QT_TRANSLATE_NOOP("EngineFailure", "Choose a folder with a shorter path for run-time files."),
    Remedy.NONE,
)
CONNECTION_LOST = Entry(
    FailureKind.CONNECTION_LOST,
    QT_TRANSLATE_NOOP(
        "EngineFailure", "The connection to the engine was lost before the answer was complete."
    ),
    QT_TRANSLATE_NOOP("EngineFailure", "What had come is kept. Try again when the engine is ready."),
    Remedy.TRY_AGAIN,
)
NO_CONNECTION = Entry(
    FailureKind.CONNECTION_LOST,
    QT_TRANSLATE_NOOP("EngineFailure", "The engine cannot be reached: {reason}."),
    QT_TRANSLATE_NOOP("EngineFailure", "Try again when the engine is ready, or restart it."),
    Remedy.TRY_AGAIN,
)
BROKEN_ANSWER = Entry(
    FailureKind.PROTOCOL,
    QT_TRANSLATE_NOOP("EngineFailure", "The engine's answer cannot be understood: {reason}."),
    QT_TRANSLATE_NOOP("EngineFailure", "What had come is kept. Try again."),
    Remedy.TRY_AGAIN,
)

NO_SLEEP_MODE = Entry(
    FailureKind.BAD_REQUEST,
    QT_TRANSLATE_NOOP("EngineFailure", "This engine was not started with sleep mode."),
    QT_TRANSLATE_NOOP(
        "EngineFailure", "Switch sleep mode on in the engine's plan: only vLLM on a GPU has it."
    ),
    Remedy.CHANGE_PLAN,
)

REMEDIES: Mapping[FailureKind, Remedy] = MappingProxyType(
    {
        FailureKind.MODEL_NOT_FOUND: Remedy.CHOOSE_MODEL,
        FailureKind.MODEL_UNREADABLE: Remedy.CHOOSE_MODEL,
        FailureKind.MODEL_INVALID: Remedy.CHOOSE_MODEL,
        FailureKind.MODEL_UNSUPPORTED: Remedy.CHOOSE_MODEL,
        FailureKind.OUT_OF_MEMORY: Remedy.CHOOSE_MODEL,
        FailureKind.NO_ISOLATION: Remedy.SHOW_DETAILS,
        FailureKind.PLAN_REFUSED: Remedy.CHANGE_PLAN,
        FailureKind.GPU_MEMORY: Remedy.CHANGE_PLAN,
        FailureKind.GPU_LOST: Remedy.CHANGE_PLAN,
        FailureKind.DRIVER_TOO_OLD: Remedy.CHOOSE_RUNTIME,
        FailureKind.RUNTIME_MISSING: Remedy.CHOOSE_RUNTIME,
        FailureKind.RUNTIME_BROKEN: Remedy.CHOOSE_RUNTIME,
        FailureKind.DISK_FULL: Remedy.RESTART_ENGINE,
        FailureKind.SHARED_MEMORY: Remedy.RESTART_ENGINE,
        FailureKind.HANG: Remedy.RESTART_ENGINE,
        FailureKind.SOCKET_IN_USE: Remedy.RESTART_ENGINE,
        FailureKind.CONNECTION_LOST: Remedy.TRY_AGAIN,
        FailureKind.BUSY: Remedy.TRY_AGAIN,
        FailureKind.CONTEXT_OVERFLOW: Remedy.SHORTEN,
        FailureKind.BAD_REQUEST: Remedy.NONE,
        FailureKind.PROTOCOL: Remedy.TRY_AGAIN,
    }
)
"""The remedy for a failure that somebody else put into words; SHOW_DETAILS for a kind that is not here."""

ANY_ENGINE = frozenset({FailureKind.SOCKET_IN_USE, FailureKind.SOCKET_PATH_TOO_LONG})
"""Another engine would fail in the same way."""

API_CODES: Mapping[str, FailureKind] = MappingProxyType(
    {
        "context_length_exceeded": FailureKind.CONTEXT_OVERFLOW,
        "parameter_out_of_range": FailureKind.BAD_REQUEST,
        "invalid_request": FailureKind.BAD_REQUEST,
        "unsupported": FailureKind.BAD_REQUEST,
        "server_busy": FailureKind.BUSY,
        "model_not_found": FailureKind.MODEL_NOT_FOUND,
        "shutting_down": FailureKind.CONNECTION_LOST,
        "internal_error": FailureKind.INTERNAL,
    }
)
"""The kind for each exact code of `protocol.errors.ApiError`."""

API_TEXTS: tuple[tuple[re.Pattern[str], FailureKind], ...] = (
    # vLLM's words: its codes only repeat the HTTP status.
    (re.compile(r"maximum context length"), FailureKind.CONTEXT_OVERFLOW),
    (re.compile(r"^The model `.*` does not exist"), FailureKind.MODEL_NOT_FOUND),
)
"""Messages of an API whose codes say less than they do."""

DEAD_ENGINE = re.compile(r"EngineDeadError|EngineCore encountered an issue")
"""What vLLM's API answers with when its computing process is gone: soon its own process goes too."""

STATUS_KINDS: Mapping[int, FailureKind] = MappingProxyType(
    {
        400: FailureKind.BAD_REQUEST,
        404: FailureKind.BAD_REQUEST,
        413: FailureKind.CONTEXT_OVERFLOW,
        422: FailureKind.BAD_REQUEST,
        429: FailureKind.BUSY,
        503: FailureKind.BUSY,
    }
)
"""The kind by HTTP status for a server whose codes are its own; INTERNAL for a status that is not here."""

API_ADVICE: Mapping[FailureKind, str] = MappingProxyType(
    {
        FailureKind.BUSY: QT_TRANSLATE_NOOP(
            "EngineFailure", "Wait until one of the answers in progress is complete, then try again."
        ),
        FailureKind.CONTEXT_OVERFLOW: QT_TRANSLATE_NOOP(
            "EngineFailure",
            "Shorten the message, start a new conversation, or restart with a longer context.",
        ),
        FailureKind.MODEL_NOT_FOUND: QT_TRANSLATE_NOOP("EngineFailure", "Choose another model."),
        FailureKind.INTERNAL: _CRASH_ADVICE,
    }
)
"""What to do about an error that the API answered with."""

PARAMETER_ADVICE = QT_TRANSLATE_NOOP("EngineFailure", "Change the parameter {name}, then try again.")
