"""How commands write: at once, and errors as one sentence on standard error."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from gptoss_desktop.cli.exit_codes import ExitCode, exit_code_for
from gptoss_desktop.services.change_words import advice_for
from gptoss_desktop.services.words import translated

if TYPE_CHECKING:
    from typing import TextIO

    from gptoss_desktop.domain.failure import EngineFailure


def write(stream: TextIO, text: str) -> None:
    """Write text and flush it: a stream that is piped shows it as it comes, too."""
    stream.write(text)
    stream.flush()


def tell(sentence: str) -> None:
    """Tell a sentence on standard error, under the program's name."""
    write(sys.stderr, f"gptoss-desktop: {sentence}\n")


def fail(failure: EngineFailure) -> ExitCode:
    """Tell a failure on standard error and return its exit code."""
    told = [failure.sentence, failure.advice]
    if failure.changes:
        told.append(f"This may help: {'; '.join(translated(advice_for(c)) for c in failure.changes)}.")
    tell(" ".join(filter(None, told)))
    return exit_code_for(failure.kind)


def show_progress(stage: str, fraction: float | None) -> None:
    """Show a stage on the terminal's present line."""
    share = "" if fraction is None else f" {fraction:.0%}"
    write(sys.stderr, f"\r\x1b[K{stage}{share}\r")
