"""The guard's own course: find a layer that holds, start the engine in it, and see to its end."""

from __future__ import annotations

import os
import signal
import time
from typing import TYPE_CHECKING

from gptoss_desktop.domain.said import say
from gptoss_desktop.protocol.guard import Exited, IsolationProved
from gptoss_desktop.worker.guard import refusals
from gptoss_desktop.worker.guard.channel import Command, Report, ReportKind
from gptoss_desktop.worker.guard.keepers import Keeper, fork_keeper
from gptoss_desktop.worker.guard.linux import processes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gptoss_desktop.domain.plan import Isolation
    from gptoss_desktop.worker.guard.announce import Announcer
    from gptoss_desktop.worker.guard.inbox import Inbox
    from gptoss_desktop.worker.guard.launch import Launch

STOP_S = 10.0
"""An engine that was asked to stop has this long before it is killed."""
_PROOF_S = 5.0
_FORCED = 2
"""The second time that a stop is asked for, nobody wants to wait."""


class ParentGoneError(Exception):
    """Whoever started the guard is gone, or wants a stop before there is an engine."""


class Guard:
    """One engine, from isolation to exit code."""

    def __init__(self, inbox: Inbox, announcer: Announcer, launch: Launch) -> None:
        self._inbox = inbox
        self._announcer = announcer
        self._launch = launch

    def run(self, layers: Sequence[Isolation]) -> int:
        """Run the engine; return its exit code, or 128 and the number of the signal that ended it.

        Raises:
            StartError: no layer holds, shared memory is short, or the engine's program cannot be executed.
            ParentGoneError: the start was called off.
        """
        keeper = self._find_layer(layers)
        try:
            keeper.channel.command(Command.START)
            status = self._oversee(keeper)
        finally:
            keeper.end()
            # Orphans whose keeper was killed have become the guard's.
            processes.end_descendants(0)
        code = os.waitstatus_to_exitcode(status)
        event = Exited(code, None) if code >= 0 else Exited(None, -code)
        self._announcer.announce(event)
        return code if code >= 0 else 128 - code

    def _find_layer(self, layers: Sequence[Isolation]) -> Keeper:
        """Return the keeper whose layer held, with the proof announced."""
        reasons: list[str] = []
        for layer in layers:
            try:
                keeper = fork_keeper(layer, self._launch)
            except OSError as error:
                reasons.append(f"{layer}: {error.strerror or error}")
                continue
            held = False
            try:
                report = self._proof(keeper)
                held = report.kind is ReportKind.HOLDS
            finally:
                if not held:
                    keeper.end()
            if held:
                self._announcer.announce(IsolationProved(layer.value, report.text))
                return keeper
            reasons.append(f"{layer}: {report.text}")
        raise refusals.no_isolation(layers, reasons)

    def _proof(self, keeper: Keeper) -> Report:
        deadline = time.monotonic() + _PROOF_S
        self._inbox.listen_to(keeper.channel)
        while True:
            report = self._inbox.take_report()
            if report is not None:
                return report
            if self._inbox.parent_gone or self._inbox.stops:
                raise ParentGoneError
            if self._inbox.keeper_gone:
                return Report(ReportKind.REFUSED, "the process inside died")
            if time.monotonic() >= deadline:
                return Report(
                    ReportKind.REFUSED, say("no answer within {proof_s} s", proof_s=f"{_PROOF_S:g}")
                )
            self._inbox.wait(deadline)

    def _oversee(self, keeper: Keeper) -> int:
        """Return the engine's wait status; a killed process's where it was not allowed an end of its own."""
        deadline: float | None = None
        inbox = self._inbox
        while True:
            report = inbox.take_report()
            if report is not None and report.kind is ReportKind.ENDED:
                return report.status
            if report is not None and report.kind is ReportKind.NO_SHARED_MEMORY:
                raise refusals.no_shared_memory(report.text)
            if report is not None:
                raise refusals.not_executed(report.text)
            late = deadline is not None and time.monotonic() >= deadline
            if inbox.parent_gone or inbox.keeper_gone or late or inbox.stops >= _FORCED:
                return int(signal.SIGKILL)  # the wait status of a process that it ended
            if inbox.stops and deadline is None:
                deadline = time.monotonic() + STOP_S
                keeper.channel.command(Command.STOP)
            inbox.wait(deadline)
