"""How the installers speak: one line a step, one sentence a failure."""

import sys
from collections.abc import Callable
from typing import TextIO


class SetupError(Exception):
    """Something that the user has to mend; the message says what, and what to type."""


def say(text: str) -> None:
    """Print one line about the step that begins or has ended."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def run_main(main: Callable[[], None]) -> int:
    """Run ``main`` and return the exit code: 1 with one sentence on standard error when it failed."""
    try:
        main()
    except SetupError as error:
        sys.stderr.write(f"Error: {error}\n")
        return 1
    except KeyboardInterrupt:
        sys.stderr.write("Stopped. Run the same command again to go on.\n")
        return 130
    return 0


class Progress:
    """A counter that shows itself: on a terminal one line that updates, elsewhere a line every tenth part."""

    def __init__(self, label: str, stream: TextIO = sys.stdout) -> None:
        self._label = label
        self._stream = stream
        self._live = stream.isatty()
        self._tenth_shown = -1

    def show(self, done: int, total: int) -> None:
        """Say that ``done`` of ``total`` steps are behind us."""
        width = len(str(total))
        line = f"  [{done:>{width}}/{total}] {self._label}"
        if self._live:
            self._stream.write(f"\r{line}")
            if done == total:
                self._stream.write("\n")
        elif (tenth := 10 * done // total) != self._tenth_shown:
            self._tenth_shown = tenth
            self._stream.write(f"{line}\n")
        self._stream.flush()
