"""The real vLLM under the real guard: what is seen from outside while it runs, and what is left of it."""

from __future__ import annotations

import stat
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from gptoss_desktop.protocol.guard import Exited, IsolationProved, Ready, decode
from gptoss_desktop.worker.vllm.progress import STAGES
from tests.support.guard_parent import start_guard, vllm_plan
from tests.support.process_tree import Process, descendants, wait_until_gone
from tests.support.unix_http import ask, streaming

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gptoss_desktop.protocol.guard import GuardEvent

pytestmark = pytest.mark.timeout(600)
LISTENING = "0A"
"""TCP_LISTEN of include/net/tcp_states.h, as /proc/net/tcp shows it."""


@dataclass
class Running:
    """A vLLM that is ready, and all that was told until then."""

    guard: subprocess.Popen[bytes]
    folder: Path
    events: list[GuardEvent]
    tree: set[Process]

    @property
    def socket(self) -> Path:
        return self.folder / "e.sock"


@pytest.fixture(scope="module")
def running(
    vllm_python: Path, tiny_gptoss_folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Running]:
    folder = tmp_path_factory.mktemp("vllm")
    events = []
    with (folder / "log").open("wb") as log:
        plan = vllm_plan(vllm_python, tiny_gptoss_folder)
        with start_guard(plan, folder / "e.sock", folder / "cache", log.fileno()) as guard:
            assert guard.stdout is not None
            for line in guard.stdout:
                event = decode(line)
                assert event is not None
                events.append(event)
                if isinstance(event, Ready):
                    break
            else:
                pytest.fail((folder / "log").read_text(encoding="utf-8", errors="replace"))
            tree = {process for process in descendants(guard.pid) if process.pid != guard.pid}
            yield Running(guard, folder, events, tree)
            assert guard.stdin is not None
            guard.stdin.close()


def test_what_was_told(running: Running) -> None:
    assert isinstance(running.events[0], IsolationProved)
    ready = running.events[-1]
    assert isinstance(ready, Ready)
    assert (ready.engine, ready.architecture, ready.context, ready.parallel) == ("vllm", "gpt_oss", 4096, 8)
    assert ready.has_reasoning
    names = list(dict.fromkeys(getattr(event, "name", "") for event in running.events[1:-1]))
    assert names == [name for name in STAGES if name in names]
    assert {"starting", "importing", "loading weights", "opening the socket"} <= set(names)


def test_it_answers(running: Running) -> None:
    assert stat.S_IMODE(running.socket.stat().st_mode) == 0o600
    body = {"messages": [{"role": "user", "content": "What is 2 + 2?"}], "temperature": 0}
    message = ask(running.socket, "POST", "/v1/chat/completions", body)["choices"][0]["message"]
    assert "4" in message["content"]
    assert message["reasoning"]


def test_every_process_is_in_another_network(running: Running) -> None:
    assert len(running.tree) > 3
    seen = {
        process.pid: network for process in running.tree if (network := _network(process.pid)) is not None
    }
    assert len(seen) > 1
    assert _network("self") not in seen.values()
    inside = {inode for pid in seen for inode in _listeners(str(pid))}
    assert inside, "vLLM's processes speak TCP among themselves"
    sockets = {inode for pid in seen for inode in _sockets(pid)}
    assert sockets, "at least the one that was asked"
    assert sockets.isdisjoint(_listeners("self")), "a TCP listener of vLLM can be reached"


def test_what_it_writes_is_private(running: Running) -> None:
    (words,) = [
        w for process in running.tree if "serve" in (w := _words(process.pid)) and "--worker" not in w
    ]
    assert words[0].endswith("python")
    made = [path for path in (running.folder / "cache").rglob("*") if not path.is_symlink()]
    assert made
    assert {stat.S_IMODE(path.stat().st_mode) & 0o077 for path in (*made, running.folder / "e.sock.d")} == {0}


def test_a_stop_in_mid_answer_is_orderly(running: Running) -> None:
    with streaming(running.socket, "Count to 100."):
        assert running.guard.stdin is not None
        running.guard.stdin.write(b"stop\n")
        running.guard.stdin.flush()
        assert running.guard.stdout is not None
        # A vLLM that did not end within the guard's ten seconds would have ended by a signal.
        assert decode(running.guard.stdout.read()) == Exited(0, None)
    wait_until_gone(running.tree, 1.0)
    assert {path.name for path in running.folder.iterdir()} == {"cache", "log", "e.sock.lock"}


def _words(pid: int) -> list[str]:
    return Path(f"/proc/{pid}/cmdline").read_text(encoding="utf-8", errors="replace").split("\0")


def _sockets(pid: int) -> set[str]:
    """Return the inode numbers of a process's sockets."""
    targets = (str(entry.readlink()) for entry in Path(f"/proc/{pid}/fd").iterdir())
    return {target[8:-1] for target in targets if target.startswith("socket:[")}


def _network(pid: int | str) -> Path | None:
    """Return the network of a process; None for a part of the guard that lets no user look in."""
    try:
        return Path(f"/proc/{pid}/ns/net").readlink()
    except PermissionError:
        return None


def _listeners(pid: str) -> set[str]:
    """Return the inode numbers of the TCP sockets that listen in a process's network (proc(5))."""
    found = set()
    for name in ("tcp", "tcp6"):
        for line in Path(f"/proc/{pid}/net/{name}").read_text(encoding="ascii").splitlines()[1:]:
            fields = line.split()
            if fields[3] == LISTENING:
                found.add(fields[9])
    return found
