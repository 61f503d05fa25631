"""The last resort: an exception of vLLM that no table knows, in its own words, or none at all."""

from __future__ import annotations

from gptoss_desktop.domain.failure import FailureKind, Remedy
from gptoss_desktop.engine.causes.cause import Cause, words
from gptoss_desktop.engine.failure_table import QT_TRANSLATE_NOOP, Entry
from gptoss_desktop.engine.helpful_changes import each, less_memory, llama_cpp

_STOPPED = Entry(
    FailureKind.CRASHED,
    QT_TRANSLATE_NOOP("EngineFailure", "The engine stopped with an error: {error}."),
    QT_TRANSLATE_NOOP(
        "EngineFailure",
        "Restart the engine. If it happens again, the details hold what the engine said last.",
    ),
    Remedy.RESTART_ENGINE,
)
_SILENT = Entry(
    FailureKind.CRASHED,
    QT_TRANSLATE_NOOP(
        "EngineFailure", "The process of the engine that computes ended without a word, killed perhaps."
    ),
    QT_TRANSLATE_NOOP(
        "EngineFailure", "Restart the engine. If it happens again, give it less memory to work with."
    ),
    Remedy.RESTART_ENGINE,
)
_ERROR = r"(?P<error>[A-Za-z_][\w.]*(?:Error|Exception)(?:: [^\n\r]{0,200}[^\n\r. ])?)"
_WRAPPED = (
    r"(?!RuntimeError: Engine core init|RuntimeError: Worker failed|[\w.]*EngineDeadError"
    r"|Exception: WorkerProc)"
)

LAST: tuple[Cause, ...] = (
    # A worker's or the core's own exception, not the one that says that there was one.
    Cause(words(rf"^\((?:Worker|VllmWorker|EngineCore)[^\n]*?\] {_WRAPPED}{_ERROR}[^\n]*$"), _STOPPED),
    Cause(words(rf"^(?:\(\w+ pid=\d+\) )?{_WRAPPED}{_ERROR}[^\n]*$"), _STOPPED),
    Cause(
        words(r"EngineDeadError", r"Engine core initialization failed"),
        _SILENT,
        each(less_memory, llama_cpp),
    ),
)
"""In the order in which they are looked for."""
