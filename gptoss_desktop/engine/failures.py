"""The one place where a sign of a failed engine becomes an `EngineFailure` that the user can act on.

The signs are: what the guard reports, how a process ended, its log, and the errors of the API.
"""

from __future__ import annotations

import json
import signal
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from gptoss_desktop.domain.failure import EngineFailure, FailureKind, Remedy
from gptoss_desktop.domain.plan import EngineKind
from gptoss_desktop.engine import failure_table as table
from gptoss_desktop.engine import hangs, helpful_changes
from gptoss_desktop.engine.causes.cards import LOST
from gptoss_desktop.engine.vllm_failures import VLLM_CAUSES, find
from gptoss_desktop.protocol.errors import ApiError, parse_error

if TYPE_CHECKING:
    from gptoss_desktop.domain.plan import EnginePlan
    from gptoss_desktop.domain.plan_change import PlanChange
    from gptoss_desktop.protocol.guard import Failed

_BODY_EXCERPT = 200


def from_guard(event: Failed, plan: EnginePlan) -> EngineFailure:
    """Return the failure that the guard or the engine reported in its own words."""
    try:
        kind = FailureKind(event.kind)
    except ValueError:
        kind = FailureKind.INTERNAL
    return with_changes(EngineFailure(kind, event.sentence, event.advice, _remedy(kind)), plan)


def with_changes(failure: EngineFailure, plan: EnginePlan) -> EngineFailure:
    """Return the failure with the other engine offered, where nothing is yet and it can serve."""
    if failure.changes or failure.kind in table.ANY_ENGINE:
        return failure
    return replace(failure, changes=helpful_changes.llama_cpp(plan, {}))


def from_log(log: str, plan: EnginePlan) -> EngineFailure | None:
    """Return the failure whose cause is in an engine's log; None where the log does not say."""
    llama_cpp = plan.engine is EngineKind.LLAMA_CPP
    finding = find(log, plan, LOST if llama_cpp else VLLM_CAUSES)
    if finding is not None:
        failure = _failure(finding.entry, finding.changes, **finding.values)
        return replace(failure, log_tail=finding.excerpt)
    if llama_cpp:
        for pattern, entry in table.LLAMA_TEXTS:
            if pattern.search(log):
                return _failure(entry, helpful_changes.less_memory(plan, {}))
    return None


def from_exit(code: int | None, signal_number: int | None, log: str, plan: EnginePlan) -> EngineFailure:
    """Return the failure of a process that ended without being asked to: by a signal, else with a code.

    The log is read first: a process is killed for reasons that only its own words tell apart.
    """
    return from_log(log, plan) or from_signs(code, signal_number, plan)


def from_signs(code: int | None, signal_number: int | None, plan: EnginePlan) -> EngineFailure:
    """Return the failure of a process whose log does not say why it ended."""
    changes = helpful_changes.llama_cpp(plan, {})
    if signal_number is None:
        return _failure(table.EXIT_CODE, changes, code=code)
    if signal_number == signal.SIGKILL:
        changes = helpful_changes.less_memory(plan, {}) + changes
    if signal_number in table.SIGNALS:
        return _failure(table.SIGNALS[signal_number], changes)
    return _failure(table.OTHER_SIGNAL, changes, name=_signal_name(signal_number))


def from_api(error: ApiError) -> EngineFailure:
    """Return the failure for an error body of the API; its message is the sentence."""
    if table.DEAD_ENGINE.search(error.message):
        return connection_lost()
    kind = (
        table.API_CODES.get(error.code)
        or next((kind for pattern, kind in table.API_TEXTS if pattern.search(error.message)), None)
        or table.STATUS_KINDS.get(error.status, FailureKind.INTERNAL)
    )
    advice = table.API_ADVICE.get(kind, "")
    if kind is FailureKind.BAD_REQUEST and error.param:
        return EngineFailure(
            kind, error.message, _text(table.PARAMETER_ADVICE, name=error.param), _remedy(kind)
        )
    return EngineFailure(kind, error.message, _text(advice) if advice else "", _remedy(kind))


def from_http(status: int, body: bytes) -> EngineFailure:
    """Return the failure for an HTTP answer that is not a success, whatever its body is."""
    try:
        error = parse_error(json.loads(body), status)
    except (ValueError, RecursionError):
        error = None
    if error is None:
        excerpt = body[:_BODY_EXCERPT].decode(errors="replace").strip()
        error = ApiError(f"HTTP {status} {excerpt}".strip(), code="", status=status)
    return from_api(error)


def crash_loop(last: EngineFailure, count: int, window_s: float) -> EngineFailure:
    """Return the failure that ends the automatic restarts after `count` ends within `window_s` seconds."""
    minutes = round(window_s / 60)
    failure = _failure(table.CRASH_LOOP, last.changes, count=count, minutes=minutes, reason=last.sentence)
    return replace(failure, log_tail=last.log_tail)


def load_hang(seconds: float, stage: str, log: str, plan: EnginePlan) -> EngineFailure:
    """Return the failure of a start in which nothing happened for so many seconds after the stage began."""
    minutes = f"{seconds / 60:g}"
    if plan.engine is not EngineKind.VLLM:
        return _failure(table.START_TIMEOUT, minutes=minutes)
    changes = hangs.changes(stage, plan)
    if hangs.cards_are_connecting(log, plan):
        return _failure(table.CARDS_HANG, changes, minutes=minutes)
    return _failure(table.LOAD_HANG, changes, minutes=minutes, stage=stage)


def stream_hang(plan: EnginePlan) -> EngineFailure:
    """Return the failure of an engine that stood still while it answered."""
    return _failure(table.STREAM_HANG, hangs.changes("", plan))


def not_healthy(plan: EnginePlan) -> EngineFailure:
    """Return the failure of an engine that said Ready and then did not answer."""
    return _failure(table.NOT_HEALTHY, helpful_changes.llama_cpp(plan, {}))


def not_started(program: str, reason: str) -> EngineFailure:
    """Return the failure of a program that the system could not run."""
    return _failure(table.NOT_STARTED, program=program, reason=reason)


def socket_path_too_long(path: str, limit: int) -> EngineFailure:
    """Return the failure for a socket path of more than `limit` bytes."""
    length = len(path.encode())
    return _failure(table.SOCKET_PATH_TOO_LONG, path=path, length=length, limit=limit)


def connection_lost() -> EngineFailure:
    """Return the failure of an answer whose connection ended too soon."""
    return _failure(table.CONNECTION_LOST)


def no_sleep_mode() -> EngineFailure:
    """Return the failure of a command that only an engine with sleep mode knows."""
    return _failure(table.NO_SLEEP_MODE)


def no_connection(reason: str) -> EngineFailure:
    """Return the failure of a request that reached nobody."""
    return _failure(table.NO_CONNECTION, reason=reason)


def broken_answer(reason: str) -> EngineFailure:
    """Return the failure of an answer that breaks the protocol."""
    return _failure(table.BROKEN_ANSWER, reason=reason)


def _failure(entry: table.Entry, changes: tuple[PlanChange, ...] = (), **values: object) -> EngineFailure:
    sentence = _text(entry.sentence, **values)
    return EngineFailure(entry.kind, sentence, _text(entry.advice), entry.remedy, changes=changes)


def _text(source: str, **values: object) -> str:
    return QCoreApplication.translate("EngineFailure", source).format(**values)


def _remedy(kind: FailureKind) -> Remedy:
    return table.REMEDIES.get(kind, Remedy.SHOW_DETAILS)


def _signal_name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return str(number)
