"""A try to reach the network from inside the isolation. Only a refusal that the layer itself makes counts.

A workstation without a network refuses every connect too, so "unreachable" alone would prove nothing: inside
namespaces the process must also be in another network than the guard, with nothing but `lo` in it. A private
network that the guard was started in must have nothing but `lo`, and not be the machine's own: there a cable
or a stick may bring an interface at any time.
"""

from __future__ import annotations

import errno
import os
import select
import socket
from dataclasses import dataclass

from gptoss_desktop.domain.plan import Isolation
from gptoss_desktop.worker.guard.linux.namespaces import in_machines_network, network_namespace

# Documentation addresses (RFC 5737, RFC 3849): routable in form, nobody's in fact.
_TARGETS = ((socket.AF_INET, ("192.0.2.1", 443)), (socket.AF_INET6, ("2001:db8::1", 443)))
# A datagram connect sends nothing, so where the layer fails no packet has left before that is known.
_KINDS = (socket.SOCK_DGRAM, socket.SOCK_STREAM)
_TIMEOUT_MS = 200
# EADDRNOTAVAIL and EAFNOSUPPORT come from kernels with IPv6 switched off.
_UNREACHABLE = {errno.ENETUNREACH, errno.EADDRNOTAVAIL, errno.EAFNOSUPPORT}
_REFUSALS = {
    Isolation.NAMESPACE: _UNREACHABLE,
    Isolation.PRIVATE_NETWORK: _UNREACHABLE,
    Isolation.SECCOMP: {errno.EACCES},
}


@dataclass(frozen=True, slots=True)
class Sighting:
    """Whether the layer holds, and what the canary saw, in the system's words."""

    holds: bool
    saw: str


def look(layer: Isolation, outside: int) -> Sighting:
    """Try to get out of this process; `outside` is the guard's network namespace."""
    if layer is Isolation.NONE:
        return Sighting(holds=True, saw="not tried, the network is open")
    if layer is not Isolation.SECCOMP and (leak := _leak(layer, outside)):
        return Sighting(holds=False, saw=leak)
    seen: list[str] = []
    for kind in _KINDS:
        for family, address in _TARGETS:
            result = _connect(family, kind, address)
            words = os.strerror(result) if result else "connected"
            if result not in _REFUSALS[layer]:
                return Sighting(holds=False, saw=words)
            if words not in seen:
                seen.append(words)
    return Sighting(holds=True, saw="; ".join(seen))


def _leak(layer: Isolation, outside: int) -> str:
    """Return what is wrong with the network namespace, empty where nothing is."""
    if others := {name for _, name in socket.if_nameindex()} - {"lo"}:
        return f"network interfaces {', '.join(sorted(others))}"
    if layer is Isolation.NAMESPACE:
        return "the network namespace is the guard's" if network_namespace() == outside else ""
    try:
        return "this is the machine's own network" if in_machines_network() else ""
    except OSError as error:
        return f"whose network this is cannot be told: {error.strerror}"


def _connect(family: socket.AddressFamily, kind: socket.SocketKind, address: tuple[str, int]) -> int:
    """Return the errno of a connect, 0 where it succeeded, ETIMEDOUT where nothing came back in time."""
    try:
        with socket.socket(family, kind) as probe:
            probe.setblocking(False)
            result = probe.connect_ex(address)
            if result != errno.EINPROGRESS:
                return result
            waiting = select.poll()
            waiting.register(probe, select.POLLOUT)
            if not waiting.poll(_TIMEOUT_MS):
                return errno.ETIMEDOUT
            return probe.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
    except OSError as error:
        return error.errno or errno.EIO
