"""The layers hold, the canary tells, and without a layer there is no engine."""

from __future__ import annotations

import errno
import json
import os
from typing import TYPE_CHECKING

import pytest

from gptoss_desktop.domain.plan import Isolation
from gptoss_desktop.protocol.guard import Failed, IsolationProved
from gptoss_desktop.worker.guard import canary
from gptoss_desktop.worker.guard.linux import namespaces, seccomp
from tests.support.guards import RunningGuard

if TYPE_CHECKING:
    from pathlib import Path

SAW = {"namespace": os.strerror(errno.ENETUNREACH), "seccomp": os.strerror(errno.EACCES)}


def _without_namespaces() -> None:
    seccomp.refuse_calls([seccomp.SYS_UNSHARE], errno.EPERM)


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


@pytest.mark.parametrize(
    ("options", "before"),
    [((), _without_layers), (("--isolation", "namespace", "--allow-no-isolation"), _without_namespaces)],
    ids=["no layer", "forced layer"],
)
def test_refusal(socket_path: Path, options: tuple[str, ...], before: object) -> None:
    guard = RunningGuard(socket_path, "exit=0", options=options, before=before)  # type: ignore[arg-type]  # a pair of plain functions
    code, events, _ = guard.finish()
    assert code == 69
    (failed,) = events
    assert isinstance(failed, Failed)
    assert failed.kind == "no_isolation"
    assert "Operation not permitted" in failed.sentence
    assert not socket_path.exists()


def test_a_setting_allows_no_isolation(socket_path: Path) -> None:
    guard = RunningGuard(socket_path, "exit=0", options=("--allow-no-isolation",), before=_without_layers)
    event = guard.next_event()
    assert isinstance(event, IsolationProved)
    assert event.layer == "none"
    assert guard.finish()[0] == 0


def test_none_needs_the_setting(socket_path: Path) -> None:
    code, _, log = RunningGuard(socket_path, options=("--isolation", "none")).finish()
    assert code == 2
    assert "needs --allow-no-isolation" in log


@pytest.mark.parametrize("layer", [Isolation.NAMESPACE, Isolation.SECCOMP])
def test_outside_a_layer_the_canary_believes_nothing(layer: Isolation) -> None:
    assert not canary.look(layer, namespaces.network_namespace()).holds
