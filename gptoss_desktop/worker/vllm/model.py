"""What the model's folder says that vLLM has to be told, or that vLLM does not tell."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gptoss_desktop.domain.failure import FailureKind
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
    """Read the folder's config.json.

    Raises:
        StartError: there is none, or it says nothing.
    """
    config = folder / "config.json"
    try:
        with config.open("rb") as file:
            found = json.loads(file.read(_LONGEST_CONFIG))
    except FileNotFoundError:
        raise StartError(
            FailureKind.MODEL_NOT_FOUND,
            f"There is no model in {folder}: the file config.json is missing.",
            "Choose the folder that has the model's config.json and its safetensors files.",
        ) from None
    except OSError as error:
        raise StartError(
            FailureKind.MODEL_UNREADABLE,
            f"The model in {folder} cannot be read: {error.strerror}.",
            "Check that you may read this folder and its files.",
        ) from error
    except (ValueError, RecursionError):
        found = None
    kind = found.get("model_type") if isinstance(found, dict) else None
    if not isinstance(kind, str):
        raise StartError(
            FailureKind.MODEL_INVALID,
            f"The file {config} does not say what model this is.",
            "Get the model again; the file is damaged or of another program.",
        )
    return ModelFacts(kind)
