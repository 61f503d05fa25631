"""Why the guard starts no engine, and what a person can do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gptoss_desktop.domain.failure import FailureKind
from gptoss_desktop.domain.plan import Isolation
from gptoss_desktop.domain.said import say
from gptoss_desktop.worker.guard.failure import StartError

if TYPE_CHECKING:
    from collections.abc import Sequence

# user_namespaces(7); Debian's and Ubuntu's own switches beside it.
_NAMESPACES = (
    "Allow user namespaces (sysctl user.max_user_namespaces above 0, kernel.unprivileged_userns_clone=1 on "
    "Debian, kernel.apparmor_restrict_unprivileged_userns=0 on Ubuntu)"
)
_UNIT = "run this program in a system unit with PrivateNetwork=yes"


def no_isolation(layers: Sequence[Isolation], reasons: Sequence[str]) -> StartError:
    """Return the refusal when none of the layers holds; `reasons` are the layers' own, in their order."""
    advice = f"{_NAMESPACES}, or {_UNIT}."
    if Isolation.SECCOMP in layers:
        advice = say("{namespaces} or seccomp filters, or {unit}.", namespaces=_NAMESPACES, unit=_UNIT)
    elif Isolation.PRIVATE_NETWORK in layers:
        advice += " This engine needs TCP within its own network; llama.cpp does not, and runs with seccomp."
    return StartError(
        FailureKind.NO_ISOLATION,
        say(
            "The engine was not started, because its network cannot be shut off ({join}).",
            join="; ".join(reasons),
        ),
        advice,
    )


def no_shared_memory(lack: str) -> StartError:
    """Return the refusal when /dev/shm is too small; `lack` says by how much."""
    return StartError(
        FailureKind.SHARED_MEMORY,
        say(
            "The engine was not started, because its processes have too little shared memory: {lack}.",
            lack=lack,
        ),
        say(
            "Make it larger (mount -o remount,size=8G /dev/shm; in a container --shm-size=8g), or "
            "use fewer cards."
        ),
    )


def not_executed(reason: str) -> StartError:
    """Return the refusal when the engine's program is no program."""
    return StartError(
        FailureKind.INTERNAL,
        say("The engine's program cannot be executed: {reason}.", reason=reason),
        say("Install the program again."),
    )
