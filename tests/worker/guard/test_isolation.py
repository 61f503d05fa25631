"""The layers hold, the canary tells, and without a layer there is no engine."""

from __future__ import annotations

import errno
import json
import os
import socket
from pathlib import Path

import pytest

from gptoss_desktop.domain.plan import Isolation
from gptoss_desktop.protocol.guard import Failed, IsolationProved
from gptoss_desktop.worker.guard import canary
from gptoss_desktop.worker.guard.linux import namespaces, seccomp
from gptoss_desktop.worker.guard.linux.libc import call
from tests.support.guards import RunningGuard

CLONE_NEWUSER, CLONE_NEWNET = 0x10000000, 0x40000000  # linux/sched.h
VLLM_LAYERS = "namespace,private-network"
SAW = {"namespace": os.strerror(errno.ENETUNREACH), "seccomp": os.strerror(errno.EACCES)}


def _without_namespaces() -> None:
    seccomp.refuse_calls([seccomp.SYS_UNSHARE], errno.EPERM)


def _in_private_network() -> None:
    """What a system unit with PrivateNetwork does to its program, for a user who may not do it."""
    uid, gid = os.getuid(), os.getgid()
    call("unshare", CLONE_NEWUSER | CLONE_NEWNET)
    Path("/proc/self/setgroups").write_text("deny", encoding="ascii")
    Path("/proc/self/uid_map").write_text(f"{uid} {uid} 1", encoding="ascii")
    Path("/proc/self/gid_map").write_text(f"{gid} {gid} 1", encoding="ascii")
    namespaces.raise_loopback()
    _without_namespaces()


def _without_layers() -> None:
    seccomp.refuse_calls([seccomp.SYS_UNSHARE, seccomp.SYS_SECCOMP], errno.EPERM)


def test_the_engine_sees_what_the_canary_saw(socket_path: Path, layer: str, user: int | None) -> None:
    guard = RunningGuard(socket_path, "exit=0", options=("--isolation", layer), user=user)
    assert guard.next_event() == IsolationProved(layer, SAW[layer])
    seen = json.loads(guard.wait_for_engine().detail)
    assert seen["network"] == SAW[layer]
    assert len(seen["descriptors"]) == 2, "the socket and the events pipe"
    assert seen["proxy"] is None
    assert guard.finish()[0] == 0


def test_automatic_falls_back_to_seccomp(socket_path: Path) -> None:
    guard = RunningGuard(socket_path, "exit=0", before=_without_namespaces)
    assert guard.next_event() == IsolationProved("seccomp", SAW["seccomp"])
    assert guard.finish()[0] == 0


@pytest.mark.parametrize("options", [(), ("--isolation", "private-network"), ("--layers", VLLM_LAYERS)])
def test_a_private_network_is_recognised(socket_path: Path, options: tuple[str, ...]) -> None:
    guard = RunningGuard(socket_path, "brood", options=options, before=_in_private_network)
    assert guard.next_event() == IsolationProved("private-network", SAW["namespace"])
    assert json.loads(guard.wait_for_engine().detail)["network"] == SAW["namespace"]
    guard.hang_up()
    guard.wait_for_nobody(1.0)
    guard.finish()


def test_the_machines_own_network_is_none_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    """Even where it has no interface but `lo` at the moment."""
    monkeypatch.setattr(socket, "if_nameindex", lambda: [(1, "lo")])
    monkeypatch.setattr(canary, "in_machines_network", lambda: True)
    sighting = canary.look(Isolation.PRIVATE_NETWORK, 0)
    assert not sighting.holds
    assert sighting.saw == "this is the machine's own network"


@pytest.mark.parametrize(
    ("options", "before"),
    [
        ((), _without_layers),
        (("--isolation", "namespace", "--allow-no-isolation"), _without_namespaces),
        (("--layers", VLLM_LAYERS), _without_namespaces),
    ],
    ids=["no layer", "forced layer", "seccomp does not do"],
)
def test_refusal(socket_path: Path, options: tuple[str, ...], before: object) -> None:
    guard = RunningGuard(socket_path, "exit=0", options=options, before=before)  # type: ignore[arg-type]  # a pair of plain functions
    code, events, _ = guard.finish()
    assert code == 69
    (failed,) = events
    assert isinstance(failed, Failed)
    assert failed.kind == "no_isolation"
    assert "Operation not permitted" in failed.sentence
    assert "sysctl user.max_user_namespaces" in failed.advice
    assert "PrivateNetwork=yes" in failed.advice
    assert ("llama.cpp" in failed.advice) is (VLLM_LAYERS in options)
    assert not socket_path.exists()


def test_a_setting_allows_no_isolation(socket_path: Path) -> None:
    guard = RunningGuard(socket_path, "exit=0", options=("--allow-no-isolation",), before=_without_layers)
    event = guard.next_event()
    assert isinstance(event, IsolationProved)
    assert event.layer == "none"
    assert guard.finish()[0] == 0


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--layers", "namespace,fence"), "'fence' is no layer"),
        (("--layers", VLLM_LAYERS, "--isolation", "seccomp"), "seccomp is not one of the layers"),
        (("--shm-bytes", "0"), "'0' is no number of bytes above 0"),
    ],
)
def test_options_that_make_no_sense(socket_path: Path, options: tuple[str, ...], words: str) -> None:
    code, events, log = RunningGuard(socket_path, options=options).finish()
    assert (code, events) == (2, [])
    assert words in log


def test_none_needs_the_setting(socket_path: Path) -> None:
    code, _, log = RunningGuard(socket_path, options=("--isolation", "none")).finish()
    assert code == 2
    assert "needs --allow-no-isolation" in log


@pytest.mark.parametrize("layer", [Isolation.NAMESPACE, Isolation.SECCOMP])
def test_outside_a_layer_the_canary_believes_nothing(layer: Isolation) -> None:
    assert not canary.look(layer, namespaces.network_namespace()).holds
