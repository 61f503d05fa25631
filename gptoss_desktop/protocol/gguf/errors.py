"""Why a file cannot be used as a model, in a sentence for the user."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from gptoss_desktop.domain.failure import FailureKind
from gptoss_desktop.domain.said import say

if TYPE_CHECKING:
    from pathlib import Path

DOWNLOAD_AGAIN = say("Copy or download the file again and compare its checksum with the publisher's.")
CHOOSE_ANOTHER = say("Choose another model file.")


class GgufError(Exception):
    """A GGUF file cannot be read. `sentence` is complete and names the file; `advice` says what to do."""

    def __init__(self, kind: FailureKind, sentence: str, advice: str = "") -> None:
        super().__init__(sentence)
        self.kind = kind
        self.sentence = sentence
        self.advice = advice


def shown(path: Path) -> str:
    """Return the path as one printable line: bytes that are not UTF-8 and control characters are replaced."""
    text = os.fsencode(path).decode(errors="replace")
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in text)


def cut_short(path: Path, promised: int, size: int) -> GgufError:
    """Return the error for a file of `size` bytes whose header needs `promised` bytes."""
    sentence = say(
        "{path} is cut short: its header promises {promised} bytes, the file has {size}.",
        path=shown(path),
        promised=f"{promised:,}",
        size=f"{size:,}",
    )
    return GgufError(FailureKind.MODEL_INVALID, sentence, DOWNLOAD_AGAIN)


def broken(path: Path, what: str) -> GgufError:
    """Return the error for a header that cannot be true or crosses a limit; `what` ends the sentence."""
    sentence = say("{path} has a damaged header: {what}.", path=shown(path), what=what)
    return GgufError(FailureKind.MODEL_INVALID, sentence, DOWNLOAD_AGAIN)
