"""What the kernel's switches say of user namespaces."""

import os
import socket
from pathlib import Path

import pytest

from gptoss_desktop.hardware.own_network import own_network


def switches(folder: Path, **values: str) -> Path:
    for name, value in values.items():
        path = folder / name.replace("__", "/")
        path.parent.mkdir(exist_ok=True)
        path.write_text(value, encoding="ascii")
    return folder


@pytest.fixture(autouse=True)
def connected(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "if_nameindex", lambda: [(1, "lo"), (2, "eth0")])


def test_no_user_namespaces_means_no_network_of_its_own(tmp_path: Path) -> None:
    assert own_network(switches(tmp_path, user__max_user_namespaces="0\n")) is False


@pytest.mark.parametrize(("user", "expected"), [(1000, False), (0, None)])
def test_a_switch_for_users_does_not_bind_root(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, user: int, expected: bool | None
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: user)
    found = switches(tmp_path, user__max_user_namespaces="9\n", kernel__unprivileged_userns_clone="0\n")
    assert own_network(found) is expected


@pytest.mark.parametrize("text", ["15000\n", "many\n"])
def test_nothing_is_known_where_nothing_is_forbidden(tmp_path: Path, text: str) -> None:
    assert own_network(switches(tmp_path, user__max_user_namespaces=text)) is None
    assert own_network(tmp_path / "absent") is None


def test_a_program_in_a_private_network_needs_no_namespace(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(socket, "if_nameindex", lambda: [(1, "lo")])
    assert own_network(switches(tmp_path, user__max_user_namespaces="0\n")) is None
