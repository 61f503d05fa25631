"""The guard's side of its keepers: forking one into a layer, and ending it."""

from __future__ import annotations

import os
import signal
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gptoss_desktop.domain.plan import Isolation
from gptoss_desktop.worker.guard import keeper
from gptoss_desktop.worker.guard.channel import Channel
from gptoss_desktop.worker.guard.linux import namespaces, signals

if TYPE_CHECKING:
    from gptoss_desktop.worker.guard.launch import Launch


@dataclass(frozen=True, slots=True)
class Keeper:
    """A forked keeper that still has to prove its layer."""

    layer: Isolation
    pid: int
    channel: Channel

    def end(self) -> None:
        """Let the keeper leave nobody behind; return when it is gone.

        Process 1 of the namespace is killed at once, and the kernel takes everybody else with it before the
        wait returns. Another keeper notices the closed channel and sweeps its descendants first.
        """
        self.channel.close()
        if self.layer is Isolation.NAMESPACE:
            with suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)
        with suppress(ChildProcessError):
            os.waitpid(self.pid, 0)


def fork_keeper(layer: Isolation, launch: Launch) -> Keeper:
    """Fork a keeper into a layer.

    Raises:
        OSError: the kernel does not let this user have the layer.
    """
    outside = namespaces.network_namespace()
    guard_end, keeper_end = Channel.pair()
    try:
        pid = namespaces.fork_isolated() if layer is Isolation.NAMESPACE else os.fork()
    except OSError:
        guard_end.close()
        keeper_end.close()
        raise
    if pid == 0:
        guard_end.close()
        signals.restore_defaults()
        keeper.run(layer, keeper_end, launch, outside)
    keeper_end.close()
    return Keeper(layer, pid, guard_end)
