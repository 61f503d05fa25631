"""Exceptions of the stores as failures that can be shown."""

from __future__ import annotations

from gptoss_desktop.domain.failure import EngineFailure, FailureKind, Remedy
from gptoss_desktop.library.errors import ModelError
from gptoss_desktop.storage.errors import StoreError


def storage_failure(error: Exception) -> EngineFailure:
    """Return what to tell when the store could not do its work."""
    if isinstance(error, StoreError):
        return EngineFailure(FailureKind.STORAGE, error.sentence, error.advice)
    sentence = f"The conversation could not be saved: {error}"
    return EngineFailure(FailureKind.STORAGE, sentence, "Copy what you need, then restart the program.")


def model_failure(error: Exception) -> EngineFailure:
    """Return what to tell when a file is no model for this program."""
    if isinstance(error, ModelError):
        return EngineFailure(error.kind, error.sentence, error.advice, Remedy.CHOOSE_MODEL)
    sentence = f"The model could not be read: {error}"
    return EngineFailure(FailureKind.MODEL_UNREADABLE, sentence, "Choose another file.", Remedy.CHOOSE_MODEL)
