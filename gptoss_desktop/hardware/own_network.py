"""Whether an engine can have a network of its own here, as far as the kernel's switches tell."""

from __future__ import annotations

import os
import socket
from pathlib import Path

SWITCHES = Path("/proc/sys")
_NONE_AT_ALL = "user/max_user_namespaces"
"""user_namespaces(7): zero forbids them to everybody."""
_NOT_FOR_USERS = "kernel/unprivileged_userns_clone"
"""Debian's and Arch's switch: zero leaves them to root."""


def own_network(switches: Path = SWITCHES) -> bool | None:
    """Return False where the kernel refuses user namespaces and this program has a network; None otherwise.

    Only a start can tell more: AppArmor, SELinux and containers have rules of their own.
    """
    if {name for _, name in socket.if_nameindex()} == {"lo"}:
        return None  # then the network that this program is in will do
    if _value(switches / _NONE_AT_ALL) == 0:
        return False
    if os.geteuid() != 0 and _value(switches / _NOT_FOR_USERS) == 0:
        return False
    return None


def _value(switch: Path) -> int | None:
    try:
        return int(switch.read_text(encoding="ascii"))
    except (OSError, ValueError):
        return None
