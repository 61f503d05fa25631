"""What the guard is told to do: its command line."""

from __future__ import annotations

import argparse
from dataclasses import dataclass

from gptoss_desktop.domain.plan import Isolation


@dataclass(frozen=True, slots=True)
class GuardOptions:
    """One start of an engine. In `command`, `{socket_fd}` and `{events_fd}` stand for descriptors.

    With `foreground` a person is watching: no pipe on standard input, and prose instead of events.
    """

    socket: str
    command: tuple[str, ...]
    isolation: Isolation = Isolation.AUTO
    allow_no_isolation: bool = False
    foreground: bool = False

    @property
    def layers(self) -> tuple[Isolation, ...]:
        """The layers to try, in order. A layer that was asked for by name has no fall-back."""
        if self.isolation is not Isolation.AUTO:
            return (self.isolation,)
        automatic = (Isolation.NAMESPACE, Isolation.SECCOMP)
        return (*automatic, Isolation.NONE) if self.allow_no_isolation else automatic


def parse_options(argv: list[str]) -> GuardOptions:
    """Return what the words ask for; on a mistake, print one sentence and exit with status 2."""
    parser = argparse.ArgumentParser(prog="gptoss-desktop --worker guard", allow_abbrev=False)
    parser.add_argument("--socket", required=True, metavar="PATH")
    parser.add_argument("--isolation", choices=[layer.value for layer in Isolation], default="auto")
    parser.add_argument("--allow-no-isolation", action="store_true")
    parser.add_argument("--foreground", action="store_true")
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
    return GuardOptions(words.socket, command, isolation, words.allow_no_isolation, words.foreground)
