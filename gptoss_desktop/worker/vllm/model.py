"""What the model's folder says that vLLM has to be told, or that vLLM does not tell."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gptoss_desktop.domain.failure import FailureKind
from gptoss_desktop.domain.said import say
from gptoss_desktop.worker.guard.failure import StartError

if TYPE_CHECKING:
    from pathlib import Path

_GPT_OSS = "gpt_oss"
_LONGEST_CONFIG = 1 << 20


@dataclass(frozen=True, slots=True)
class ModelFacts:
    """`architecture` is the `model_type` of config.json."""

    architecture: str

    @property
    def has_reasoning(self) -> bool:
        """Whether answers have a reasoning part: vLLM chooses the parser of gpt-oss by itself."""
        return self.architecture == _GPT_OSS

    @property
    def words(self) -> tuple[str, ...]:
        """What `vllm serve` is told for such a model."""
        if self.architecture == _GPT_OSS:
            return ("--enable-auto-tool-choice", "--tool-call-parser", "openai")
        return ()


def read_model(folder: Path) -> ModelFacts:
    """Read the folder's config.json, and look whether its weights can be read.

    Raises:
        StartError: there is none, it says nothing, or a file of weights is out of reach.
    """
    config = folder / "config.json"
    try:
        with config.open("rb") as file:
            found = json.loads(file.read(_LONGEST_CONFIG))
    except FileNotFoundError:
        raise StartError(
            FailureKind.MODEL_NOT_FOUND,
            say("There is no model in {folder}: the file config.json is missing.", folder=folder),
            say("Choose the folder that has the model's config.json and its safetensors files."),
        ) from None
    except OSError as error:
        raise _unreadable(config, error.strerror or str(error)) from error
    except (ValueError, RecursionError):
        found = None
    kind = found.get("model_type") if isinstance(found, dict) else None
    if not isinstance(kind, str):
        raise StartError(
            FailureKind.MODEL_INVALID,
            say("The file {config} does not say what model this is.", config=config),
            say("Get the model again; the file is damaged or of another program."),
        )
    # vLLM itself looks for them minutes later. In a hub's cache they are links, which may lead nowhere.
    for weights in sorted(folder.glob("*.safetensors")):
        if not os.access(weights, os.R_OK):
            raise _unreadable(weights, "the link leads nowhere" if weights.is_symlink() else "not allowed")
    return ModelFacts(kind)


def _unreadable(file: Path, reason: str) -> StartError:
    return StartError(
        FailureKind.MODEL_UNREADABLE,
        say("The file {file} of the model cannot be read: {reason}.", file=file, reason=reason),
        say("Check that the model is complete and that you may read its files."),
    )
