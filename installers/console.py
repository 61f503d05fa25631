"""How the installers speak: one line a step, one sentence a failure, all on standard error."""

import sys
from collections.abc import Callable
from typing import TextIO


class SetupError(Exception):
    """Something that the user has to mend; the message says what, and what to type."""


def say(text: str) -> None:
    """Print one line about the step that begins or has ended."""
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()


def run_main(main: Callable[[], None]) -> int:
    """Run ``main`` and return the exit code: 1 after one sentence about what failed, 130 when interrupted."""
    try:
        main()
    except SetupError as error:
        say(f"Error: {error}")
        return 1
    except KeyboardInterrupt:
        say("\nStopped. Run the same command again to go on.")
        return 130
    return 0


class Progress:
    """A counter that shows itself: on a terminal one line that updates, elsewhere a line every tenth part."""

    def __init__(self, stream: TextIO = sys.stderr) -> None:
        self._stream = stream
        self._live = stream.isatty()
        self._open_line = False
        self._tenth_shown = -1

    def show(self, done: int, total: int, label: str) -> None:
        """Say that ``done`` of ``total`` steps are behind us, and what the present one is."""
        line = f"  [{done:>{len(str(total))}}/{total}] {label}"
        if self._live:
            self._stream.write(f"\r\x1b[K{line[:78]}")
            self._open_line = True
        elif (tenth := 10 * done // total) != self._tenth_shown:
            self._tenth_shown = tenth
            self._stream.write(f"{line}\n")
        self._stream.flush()

    def close(self) -> None:
        """End the updating line, so that the next step starts on one of its own."""
        if self._open_line:
            self._stream.write("\n")
            self._open_line = False
