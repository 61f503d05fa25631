"""The one place where a sign of a failed engine becomes an `EngineFailure` that the user can act on.

The signs are: what the guard reports, how a process ended, the end of its log, and the errors of the API.
"""

from __future__ import annotations

import json
import signal
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from gptoss_desktop.domain.failure import EngineFailure, FailureKind, Remedy
from gptoss_desktop.engine import failure_table as table
from gptoss_desktop.protocol.errors import ApiError, parse_error

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gptoss_desktop.protocol.guard import Failed

LOG_TAIL_LINES = 40
"""How much of the log goes with a failure: a Python traceback or llama.cpp's last words fit."""
_BODY_EXCERPT = 200


def from_guard(event: Failed, log: Sequence[str] = ()) -> EngineFailure:
    """Return the failure that the guard or the engine reported in its own words."""
    try:
        kind = FailureKind(event.kind)
    except ValueError:
        kind = FailureKind.INTERNAL
    return EngineFailure(kind, str(event.sentence), str(event.advice), _remedy(kind), _tail(log))


def from_exit(code: int | None, signal_number: int | None, log: Sequence[str] = ()) -> EngineFailure:
    """Return the failure of a process that ended without being asked to: by a signal, else with a code."""
    tail = _tail(log)
    text = "\n".join(tail)
    for pattern, entry in table.LOG_TEXTS:
        if pattern.search(text):
            return _failure(entry, tail)
    if signal_number is None:
        return _failure(table.EXIT_CODE, tail, code=code)
    if signal_number in table.SIGNALS:
        return _failure(table.SIGNALS[signal_number], tail)
    return _failure(table.OTHER_SIGNAL, tail, name=_signal_name(signal_number))


def from_api(error: ApiError) -> EngineFailure:
    """Return the failure for an error body of the API; its message is the sentence."""
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
    return _failure(table.CRASH_LOOP, last.log_tail, count=count, minutes=minutes, reason=last.sentence)


def start_timeout(seconds: float) -> EngineFailure:
    """Return the failure of a start in which nothing happened for so many seconds."""
    return _failure(table.START_TIMEOUT, (), minutes=f"{seconds / 60:g}")


def not_healthy() -> EngineFailure:
    """Return the failure of an engine that said Ready and then did not answer."""
    return _failure(table.NOT_HEALTHY, ())


def not_started(program: str, reason: str) -> EngineFailure:
    """Return the failure of a program that the system could not run."""
    return _failure(table.NOT_STARTED, (), program=program, reason=reason)


def socket_path_too_long(path: str, limit: int) -> EngineFailure:
    """Return the failure for a socket path of more than `limit` bytes."""
    length = len(path.encode())
    return _failure(table.SOCKET_PATH_TOO_LONG, (), path=path, length=length, limit=limit)


def connection_lost() -> EngineFailure:
    """Return the failure of an answer whose connection ended too soon."""
    return _failure(table.CONNECTION_LOST, ())


def no_sleep_mode() -> EngineFailure:
    """Return the failure of a command that only an engine with sleep mode knows."""
    return _failure(table.NO_SLEEP_MODE, ())


def no_connection(reason: str) -> EngineFailure:
    """Return the failure of a request that reached nobody."""
    return _failure(table.NO_CONNECTION, (), reason=reason)


def broken_answer(reason: str) -> EngineFailure:
    """Return the failure of an answer that breaks the protocol."""
    return _failure(table.BROKEN_ANSWER, (), reason=reason)


def _failure(entry: table.Entry, tail: tuple[str, ...], **values: object) -> EngineFailure:
    sentence = _text(entry.sentence, **values)
    return EngineFailure(entry.kind, sentence, _text(entry.advice), entry.remedy, tail)


def _text(source: str, **values: object) -> str:
    return QCoreApplication.translate("EngineFailure", source).format(**values)


def _remedy(kind: FailureKind) -> Remedy:
    return table.REMEDIES.get(kind, Remedy.SHOW_DETAILS)


def _tail(log: Sequence[str]) -> tuple[str, ...]:
    return tuple(log)[-LOG_TAIL_LINES:]


def _signal_name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return str(number)
