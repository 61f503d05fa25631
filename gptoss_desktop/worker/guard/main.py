"""The guard's composition: options in, an exit code out."""

from __future__ import annotations

import os
from contextlib import suppress

from gptoss_desktop.worker.guard.announce import Announcer, EngineLines, EventLines, Prose
from gptoss_desktop.worker.guard.failure import StartError
from gptoss_desktop.worker.guard.inbox import Inbox
from gptoss_desktop.worker.guard.launch import Launch
from gptoss_desktop.worker.guard.linux import prctl
from gptoss_desktop.worker.guard.options import GuardOptions, parse_options
from gptoss_desktop.worker.guard.socket_file import SocketFile
from gptoss_desktop.worker.guard.supervise import Guard, ParentGoneError

EXIT_NOT_STARTED = 69
"""EX_UNAVAILABLE of sysexits.h: a `failed` event says why there is no engine."""
EXIT_CALLED_OFF = 143
"""As for a process that SIGTERM ended: the parent was gone before there was an engine."""


def main(argv: list[str]) -> int:
    """Guard one engine; return its exit code, 128 + the signal that ended it, or one of the codes above."""
    options = parse_options(argv)
    _fill_standard_descriptors()
    prctl.forbid_core_dumps()
    prctl.become_subreaper()
    if not options.foreground:
        # A session of its own: no key of a terminal and no signal to the parent's group reaches the guard.
        with suppress(PermissionError):
            os.setsid()
    announcer: Announcer = Prose(2, options.socket) if options.foreground else EventLines(1)
    try:
        return _guard(options, announcer)
    except StartError as error:
        announcer.announce(error.event)
        return EXIT_NOT_STARTED
    except ParentGoneError:
        return EXIT_CALLED_OFF


def _guard(options: GuardOptions, announcer: Announcer) -> int:
    lines = EngineLines(announcer) if options.foreground else None
    events_fd = os.dup(1) if lines is None else lines.write_fd
    inbox = Inbox(None if options.foreground else 0, lines)
    with SocketFile(options.socket, engine_binds=options.engine_binds) as claimed:
        launch = Launch(
            options.command,
            events_fd,
            None if claimed.socket is None else claimed.socket.fileno(),
            options.socket,
            claimed.scratch,
            options.shm_bytes,
        )
        try:
            return Guard(inbox, announcer, launch).run(options.layers)
        finally:
            if lines is not None:
                lines.forward()


def _fill_standard_descriptors() -> None:
    """Put /dev/null where a standard stream is closed, so that no other file takes its number."""
    with open(os.devnull, "r+b", buffering=0) as nothing:  # noqa: PTH123  a device, not a path
        fd = os.dup(nothing.fileno())
    while fd <= 2:  # noqa: PLR2004  standard error
        os.set_inheritable(fd, True)
        fd = os.dup(fd)
    os.close(fd)
