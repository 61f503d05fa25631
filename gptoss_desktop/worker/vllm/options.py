"""What the steward is told to do: its command line."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class StewardOptions:
    """One start of vLLM.

    `scratch` is a private folder of the guard's, `cache` one that persists. `command` begins with the
    interpreter of the runtime.
    """

    socket: Path
    events_fd: int
    scratch: Path
    cache: Path
    model: Path
    name: str
    command: tuple[str, ...]
    parallel: int = 1
    peer_to_peer: bool = True
    sleep_mode: bool = False
    adapters: bool = False

    @property
    def python(self) -> Path:
        """The interpreter of the runtime."""
        return Path(self.command[0])


def parse_options(argv: list[str]) -> StewardOptions:
    """Return what the words ask for; on a mistake, print one sentence and exit with status 2."""
    parser = argparse.ArgumentParser(prog="gptoss-desktop --worker vllm", allow_abbrev=False)
    parser.add_argument("--socket", type=Path, required=True, metavar="PATH")
    parser.add_argument("--events-fd", type=int, required=True, metavar="N")
    parser.add_argument("--scratch", type=Path, required=True, metavar="DIR")
    parser.add_argument("--cache", type=Path, required=True, metavar="DIR")
    parser.add_argument("--model", type=Path, required=True, metavar="DIR")
    parser.add_argument("--name", required=True)
    parser.add_argument("--parallel", type=int, default=1, metavar="N")
    parser.add_argument("--no-peer-to-peer", action="store_true")
    parser.add_argument("--sleep-mode", action="store_true")
    parser.add_argument("--adapters", action="store_true")
    cut = argv.index("--") if "--" in argv else len(argv)
    words = parser.parse_args(argv[:cut])
    command = tuple(argv[cut + 1 :])
    if not command:
        parser.error("vLLM's command is missing: write it after --")
    return StewardOptions(
        socket=words.socket,
        events_fd=words.events_fd,
        scratch=words.scratch,
        cache=words.cache,
        model=words.model,
        name=words.name,
        command=command,
        parallel=words.parallel,
        peer_to_peer=not words.no_peer_to_peer,
        sleep_mode=words.sleep_mode,
        adapters=words.adapters,
    )
