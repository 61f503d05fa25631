"""The sentences about a folder that cannot be used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gptoss_desktop.domain.failure import FailureKind
from gptoss_desktop.domain.said import say
from gptoss_desktop.library.errors import ModelError
from gptoss_desktop.protocol.gguf.errors import CHOOSE_ANOTHER, DOWNLOAD_AGAIN, shown

if TYPE_CHECKING:
    from pathlib import Path

MAX_WORD = 60
"""Characters of a word of the file that a sentence repeats."""


def damaged(path: Path, what: str) -> ModelError:
    """Return the error for a file that cannot be true or crosses a limit; `what` ends the sentence."""
    return ModelError(
        FailureKind.MODEL_INVALID,
        say("{path} is damaged: {what}.", path=shown(path), what=what),
        DOWNLOAD_AGAIN,
    )


def missing(folder: Path, what: str) -> ModelError:
    """Return the error for a folder that lacks a file."""
    sentence = say("{folder} is a folder without {what}.", folder=shown(folder), what=what)
    return ModelError(FailureKind.MODEL_INVALID, sentence, DOWNLOAD_AGAIN)


def unsupported(path: Path, what: str, advice: str = CHOOSE_ANOTHER) -> ModelError:
    """Return the error for a whole model that no engine here runs; `what` ends the sentence."""
    return ModelError(
        FailureKind.MODEL_UNSUPPORTED, say("{path} {what}.", path=shown(path), what=what), advice
    )


def word(text: object) -> str:
    """Return a word of a file so that a sentence can hold it."""
    return "".join(char for char in str(text) if char.isprintable())[:MAX_WORD]
