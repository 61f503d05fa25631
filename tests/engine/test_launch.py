"""The command of a plan: its words are the guard's and the engine's contract."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from gptoss_desktop.domain.failure import FailureKind
from gptoss_desktop.domain.plan import EnginePlan, Isolation
from gptoss_desktop.engine.launch import LaunchError, guard_command
from gptoss_desktop.engine.own_program import engine_environment
from gptoss_desktop.protocol.guard import MAX_SOCKET_PATH


def test_the_least_plan() -> None:
    command = guard_command(EnginePlan(Path("/m/model.gguf")), Path("/run/e.sock"))
    assert command.program == sys.executable
    words = " ".join(command.arguments)
    assert words == (
        "-P -m gptoss_desktop --worker guard --socket /run/e.sock --isolation auto -- "
        f"{sys.executable} -P -m gptoss_desktop --worker llama "
        "--socket-fd {socket_fd} --events-fd {events_fd} "
        "--model /m/model.gguf --parallel 4"
    )


def test_a_full_plan() -> None:
    plan = EnginePlan(
        Path("/m/a b.gguf"),
        context=4096,
        parallel=2,
        threads=3,
        isolation=Isolation.SECCOMP,
        allow_no_isolation=True,
    )
    words = guard_command(plan, Path("/run/e.sock")).arguments
    cut = words.index("--")
    assert words[cut - 3 : cut] == ("--isolation", "seccomp", "--allow-no-isolation")
    assert words[cut + 1 :][-8:] == (
        *("--model", "/m/a b.gguf", "--parallel", "2", "--context", "4096", "--threads", "3"),
    )


def test_a_path_that_the_system_does_not_take() -> None:
    longest = Path("/" + "s" * (MAX_SOCKET_PATH - 1))
    guard_command(EnginePlan(Path("m")), longest)
    with pytest.raises(LaunchError) as caught:
        guard_command(EnginePlan(Path("m")), Path(f"{longest}s"))
    assert caught.value.failure.kind is FailureKind.SOCKET_PATH_TOO_LONG
    assert "108 bytes" in caught.value.failure.sentence


def test_what_misleads_an_engine_is_not_handed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("https_proxy", "ALL_PROXY", "PYTHONHOME", "PYTHONOPTIMIZE", "QT_PLUGIN_PATH"):
        monkeypatch.setenv(name, "x")
    monkeypatch.setenv("LD_LIBRARY_PATH", "/opt/drivers")
    environment = engine_environment()
    for name in ("https_proxy", "ALL_PROXY", "PYTHONHOME", "PYTHONOPTIMIZE", "QT_PLUGIN_PATH"):
        assert not environment.contains(name)
    assert environment.value("LD_LIBRARY_PATH") == "/opt/drivers"
    assert environment.contains("PATH")


@pytest.mark.parametrize("original", ["/opt/drivers", ""])
def test_a_frozen_program_starts_itself_without_its_bundle(
    monkeypatch: pytest.MonkeyPatch, original: str
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setenv("LD_LIBRARY_PATH", "/bundle")
    monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", original)
    command = guard_command(EnginePlan(Path("m")), Path("/run/e.sock"))
    assert command.arguments[0] == "--worker"
    assert command.environment.value("LD_LIBRARY_PATH") == original
    assert not command.environment.contains("LD_LIBRARY_PATH_ORIG")
