"""The engine's environment: the guard's, without what leads out of the process."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

# The desktop, its message bus and its agents are doors to processes that do have a network.
_DOORS = frozenset(
    {
        "DBUS_SESSION_BUS_ADDRESS",
        "DBUS_SYSTEM_BUS_ADDRESS",
        "DISPLAY",
        "GPG_AGENT_INFO",
        "SSH_AUTH_SOCK",
        "WAYLAND_DISPLAY",
        "XAUTHORITY",
    }
)
_SECRETS = ("_TOKEN", "_API_KEY", "_SECRET", "_SECRET_KEY", "_ACCESS_KEY_ID", "_PASSWORD")
_PROXY = "_PROXY"
# So that a library with an own idea of a hub does not wait for one.
_OFFLINE = {
    "HF_HUB_OFFLINE": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "DO_NOT_TRACK": "1",
}


def engine_environment(own: Mapping[str, str]) -> dict[str, str]:
    """Return the variables for the engine.

    Proxies, desktop sockets and credentials are left out. LD_PRELOAD and the like stay: who can set them
    chose the engine's command too, and allocators are brought in that way.
    """
    kept = {name: value for name, value in own.items() if not _is_withheld(name.upper())}
    return kept | _OFFLINE


def _is_withheld(name: str) -> bool:
    return name in _DOORS or name.endswith((_PROXY, *_SECRETS))
