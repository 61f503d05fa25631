"""The keeper: enters the isolation, starts the engine, reaps, and leaves nobody when the guard is gone.

In the namespace layer it is process 1, with whose end the kernel ends everybody in there. In the other layers
it is a child subreaper that ends its descendants one by one.
"""

from __future__ import annotations

import os
import select
import signal
import socket
from contextlib import suppress
from typing import NoReturn

from gptoss_desktop.domain.plan import Isolation
from gptoss_desktop.worker.guard import canary, shared_memory
from gptoss_desktop.worker.guard.channel import Channel, Command, Report, ReportKind
from gptoss_desktop.worker.guard.launch import Launch, execute, restrict
from gptoss_desktop.worker.guard.linux import namespaces, prctl, processes, seccomp
from gptoss_desktop.worker.guard.linux.signals import SignalQueue

_GRACE_S = 0.3
_LONGEST_SIGHTING = 1024


def run(layer: Isolation, channel: Channel, launch: Launch, outside: int) -> NoReturn:
    """Be the keeper until nobody is left. `outside` is the guard's network namespace."""
    try:
        os.setsid()
        _enter(layer)
        sighting = _send_canary(layer, outside)
        kind = ReportKind.HOLDS if sighting.holds else ReportKind.REFUSED
        channel.report(Report(kind, sighting.saw))
        if channel.next_command() is Command.START:
            _tend(layer, channel, launch)
    except OSError as error:
        channel.report(Report(ReportKind.REFUSED, error.strerror or str(error)))
    finally:
        # The guard's own code must not run on in this child, whatever happened.
        os._exit(0)


def _enter(layer: Isolation) -> None:
    """Shut the network for this process and all its children."""
    if layer is Isolation.NAMESPACE:
        namespaces.raise_loopback()
        namespaces.mount_private_proc()
    else:
        prctl.become_subreaper()
    if layer is Isolation.SECCOMP:
        seccomp.allow_socket_families([socket.AF_UNIX])
    prctl.hide_memory()


def _send_canary(layer: Isolation, outside: int) -> canary.Sighting:
    """Look from a child made just as the engine will be made."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            restrict(layer)
            sighting = canary.look(layer, outside)
            os.write(write, bytes([sighting.holds]) + sighting.saw.encode()[: _LONGEST_SIGHTING - 1])
        finally:
            os._exit(0)
    os.close(write)
    seen = os.read(read, _LONGEST_SIGHTING)
    os.close(read)
    os.waitpid(child, 0)
    if not seen:
        return canary.Sighting(holds=False, saw="the canary died")
    return canary.Sighting(holds=bool(seen[0]), saw=seen[1:].decode(errors="replace"))


def _tend(layer: Isolation, channel: Channel, launch: Launch) -> None:
    """Run the engine, and return when it has ended or nobody may be left."""
    if launch.shm_bytes is not None and (lack := shared_memory.provide(layer, launch.shm_bytes)):
        channel.report(Report(ReportKind.NO_SHARED_MEMORY, lack))
        return
    queue = SignalQueue([signal.SIGCHLD])
    engine = os.fork()
    if engine == 0:
        execute(launch, layer, channel)
    if launch.socket_fd is not None:
        os.close(launch.socket_fd)
    status = _watch(engine, channel, queue)
    if layer is not Isolation.NAMESPACE:
        # Whoever outlived the engine may still tidy up; where the guard went first, nobody shall be left.
        processes.end_descendants(0 if status is None else _GRACE_S)
    if status is not None:
        channel.report(Report(ReportKind.ENDED, status=status))


def _watch(engine: int, channel: Channel, queue: SignalQueue) -> int | None:
    """Return the engine's wait status, None when the guard went first."""
    waiting = select.poll()
    waiting.register(channel, select.POLLIN)
    waiting.register(queue, select.POLLIN)
    while True:
        ready = {fd for fd, _ in waiting.poll()}
        if queue.fileno() in ready:
            queue.take()
            ended = processes.reap()
            if engine in ended:
                return ended[engine]
        if channel.fileno() in ready:
            if channel.next_command() is None:
                return None
            with suppress(ProcessLookupError):
                os.kill(engine, signal.SIGTERM)
