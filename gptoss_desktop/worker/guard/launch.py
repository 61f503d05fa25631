"""From a forked child to the engine's program."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import reduce
from typing import NoReturn

from gptoss_desktop.domain.plan import Isolation
from gptoss_desktop.worker.guard.channel import Channel, Report, ReportKind
from gptoss_desktop.worker.guard.environment import engine_environment
from gptoss_desktop.worker.guard.linux import prctl, signals

EXIT_NOT_EXECUTED = 127
"""What a shell returns for a command that it cannot execute."""
_HIGHEST_DESCRIPTOR = 65536


@dataclass(frozen=True, slots=True)
class Launch:
    """The engine's command and what it inherits beside the standard descriptors.

    In the words, `{events_fd}` and `{socket_fd}` stand for descriptors, `{socket_path}` for the socket's path
    and `{scratch}` for a folder of temporary files. `socket_fd` is None where the engine binds the path.
    `shm_bytes` is the shared memory that it needs.
    """

    command: tuple[str, ...]
    events_fd: int
    socket_fd: int | None
    socket_path: str
    scratch: str = ""
    shm_bytes: int | None = None

    @property
    def descriptors(self) -> tuple[int, ...]:
        """The descriptors that the engine inherits."""
        return (self.events_fd,) if self.socket_fd is None else (self.events_fd, self.socket_fd)

    def words(self) -> list[str]:
        """Return the command with everything in its place."""
        places = {
            "{events_fd}": str(self.events_fd),
            "{socket_fd}": str(self.socket_fd),
            "{socket_path}": self.socket_path,
            "{scratch}": self.scratch,
        }
        return [
            reduce(lambda text, place: text.replace(*place), places.items(), word) for word in self.command
        ]


def restrict(layer: Isolation) -> None:
    """Give up what neither engine nor canary needs. Called in the child that becomes one of them."""
    os.setsid()
    if layer is not Isolation.NAMESPACE:
        # Where no process namespace ends with the keeper, at least the engine itself does.
        prctl.die_with_parent()
    prctl.forbid_new_privileges()
    prctl.drop_capabilities()


def execute(launch: Launch, layer: Isolation, channel: Channel) -> NoReturn:
    """Become the engine. Its standard output joins the log, so that no stray print is taken for an event."""
    try:
        signals.restore_defaults()
        restrict(layer)
        nothing = os.open(os.devnull, os.O_RDONLY)
        os.dup2(nothing, 0)
        os.dup2(2, 1)
        _close_all_but({*launch.descriptors, channel.fileno()})
        for descriptor in launch.descriptors:
            os.set_inheritable(descriptor, True)
        words = launch.words()
        os.execvpe(words[0], words, engine_environment(os.environ))  # noqa: S606  a shell is not wanted
    except OSError as error:
        channel.report(Report(ReportKind.NOT_STARTED, f"{launch.command[0]}: {error.strerror}"))
    finally:
        # Reached only when the program was not executed; nothing of the guard may run on in this child.
        os._exit(EXIT_NOT_EXECUTED)


def _close_all_but(kept: set[int]) -> None:
    low = 3
    for fd in sorted(kept):
        os.closerange(low, fd)
        low = fd + 1
    os.closerange(low, _HIGHEST_DESCRIPTOR)
