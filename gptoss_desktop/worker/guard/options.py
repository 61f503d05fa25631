"""What the guard is told to do: its command line."""

from __future__ import annotations

import argparse
from dataclasses import dataclass

from gptoss_desktop.domain.plan import Isolation

AUTOMATIC = (Isolation.NAMESPACE, Isolation.PRIVATE_NETWORK, Isolation.SECCOMP)
"""The layers that shut a network, in the order in which they are tried."""


@dataclass(frozen=True, slots=True)
class GuardOptions:
    """One start of an engine. In `command`, words in braces stand for descriptors and paths (`Launch`).

    With `foreground` a person is watching: no pipe on standard input, and prose instead of events.
    `possible` are the layers that the engine can live with. With `engine_binds` the engine makes the socket
    itself. `shm_bytes` is the shared memory that it needs, None where it does not matter.
    """

    socket: str
    command: tuple[str, ...]
    isolation: Isolation = Isolation.AUTO
    allow_no_isolation: bool = False
    foreground: bool = False
    possible: tuple[Isolation, ...] = AUTOMATIC
    engine_binds: bool = False
    shm_bytes: int | None = None

    @property
    def layers(self) -> tuple[Isolation, ...]:
        """The layers to try, in order. A layer that was asked for by name has no fall-back."""
        if self.isolation is not Isolation.AUTO:
            return (self.isolation,)
        return (*self.possible, Isolation.NONE) if self.allow_no_isolation else self.possible


def parse_options(argv: list[str]) -> GuardOptions:
    """Return what the words ask for; on a mistake, print one sentence and exit with status 2."""
    parser = argparse.ArgumentParser(prog="gptoss-desktop --worker guard", allow_abbrev=False)
    parser.add_argument("--socket", required=True, metavar="PATH")
    parser.add_argument("--isolation", choices=[layer.value for layer in Isolation], default="auto")
    parser.add_argument("--layers", type=_layers, default=AUTOMATIC, metavar="LAYER,…")
    parser.add_argument("--allow-no-isolation", action="store_true")
    parser.add_argument("--foreground", action="store_true")
    parser.add_argument("--engine-binds", action="store_true")
    parser.add_argument("--shm-bytes", type=_size, metavar="N")
    if "--" not in argv:
        parser.error("the engine's command is missing: write it after --")
    cut = argv.index("--")
    words = parser.parse_args(argv[:cut])
    command = tuple(argv[cut + 1 :])
    if not command:
        parser.error("the engine's command is missing: write it after --")
    isolation = Isolation(words.isolation)
    if isolation is Isolation.NONE and not words.allow_no_isolation:
        parser.error("--isolation none leaves the network open: it needs --allow-no-isolation beside it")
    if isolation in AUTOMATIC and isolation not in words.layers:
        parser.error(f"--isolation {isolation} is not one of the layers that this engine can live with")
    return GuardOptions(
        socket=words.socket,
        command=command,
        isolation=isolation,
        allow_no_isolation=words.allow_no_isolation,
        foreground=words.foreground,
        possible=words.layers,
        engine_binds=words.engine_binds,
        shm_bytes=words.shm_bytes,
    )


def _layers(text: str) -> tuple[Isolation, ...]:
    names = text.split(",")
    if unknown := [name for name in names if name not in AUTOMATIC]:
        known = ", ".join(AUTOMATIC)
        raise argparse.ArgumentTypeError(f"{unknown[0]!r} is no layer; there are {known}")
    return tuple(layer for layer in AUTOMATIC if layer in names)


def _size(text: str) -> int:
    if not text.isdecimal() or int(text) == 0:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of bytes above 0")
    return int(text)
