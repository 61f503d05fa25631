"""Why a model could not be loaded: llama.cpp says it in its log, this says it to the user."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gptoss_desktop.domain.failure import FailureKind
from gptoss_desktop.domain.said import say

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


# Not frozen: the interpreter sets `__traceback__` on an exception that passes through a context manager.
@dataclass(slots=True, unsafe_hash=True)
class ModelLoadError(Exception):
    """The model or its context could not be set up; `sentence` and `advice` are for the user."""

    kind: FailureKind
    sentence: str
    advice: str = ""

    def __str__(self) -> str:
        return self.sentence


_MEMORY_ADVICE = say(
    "Close other programs, choose a shorter context, fewer parallel requests or a smaller model."
)
_FILE_ADVICE = say("Copy or convert the file again, or choose another model.")
_ENGINE_ADVICE = say("Choose another model, or a newer version of this program.")

# (text in llama.cpp's log, kind, what is wrong, advice), the more exact ones first.
_CAUSES: tuple[tuple[str, FailureKind, str, str], ...] = (
    (
        "unknown model architecture",
        FailureKind.MODEL_UNSUPPORTED,
        "its architecture is unknown to this engine",
        _ENGINE_ADVICE,
    ),
    (
        "unknown pre-tokenizer",
        FailureKind.MODEL_UNSUPPORTED,
        "its tokenizer is unknown to this engine",
        _ENGINE_ADVICE,
    ),
    ("corrupted or incomplete", FailureKind.MODEL_INVALID, "the file is incomplete or damaged", _FILE_ADVICE),
    ("failed to read", FailureKind.MODEL_INVALID, "the file is incomplete or damaged", _FILE_ADVICE),
    (
        "invalid magic",
        FailureKind.MODEL_INVALID,
        "it is not a GGUF file",
        say("Choose a file that ends in .gguf."),
    ),
    ("failed to allocate", FailureKind.OUT_OF_MEMORY, "there is not enough memory", _MEMORY_ADVICE),
    ("unable to allocate", FailureKind.OUT_OF_MEMORY, "there is not enough memory", _MEMORY_ADVICE),
    ("cannot allocate memory", FailureKind.OUT_OF_MEMORY, "there is not enough memory", _MEMORY_ADVICE),
    ("out of memory", FailureKind.OUT_OF_MEMORY, "there is not enough memory", _MEMORY_ADVICE),
)


def explain_failure(name: str, log_lines: Iterable[str]) -> ModelLoadError:
    """Turn the last lines of llama.cpp's log into the error for the model called `name`."""
    lines = tuple(log_lines)
    text = "\n".join(lines).lower()
    for sign, kind, cause, advice in _CAUSES:
        if sign in text:
            return ModelLoadError(
                kind, say("The model {name} cannot be loaded: {cause}.", name=name, cause=cause), advice
            )
    detail = f" ({lines[0]})" if lines else ""
    sentence = say(
        "The model {name} cannot be loaded: the engine refused it{detail}.", name=name, detail=detail
    )
    return ModelLoadError(FailureKind.MODEL_INVALID, sentence, _FILE_ADVICE)


def check_file(path: Path) -> None:
    """Raise ModelLoadError where `path` is missing, a folder, or unreadable."""
    if not path.exists():
        raise ModelLoadError(
            FailureKind.MODEL_NOT_FOUND,
            say("There is no model file at {path}.", path=path),
            say("Choose a model that exists."),
        )
    if path.is_dir():
        raise ModelLoadError(
            FailureKind.MODEL_UNREADABLE,
            say("{path} is a folder, not a model file.", path=path),
            say("Choose the .gguf file in it."),
        )
    if not os.access(path, os.R_OK):
        raise ModelLoadError(
            FailureKind.MODEL_UNREADABLE,
            say("The model file {path} may not be read.", path=path),
            say("Change its permissions."),
        )
