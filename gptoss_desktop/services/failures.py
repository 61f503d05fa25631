"""Exceptions of the stores as failures that can be shown."""

from __future__ import annotations

from gptoss_desktop.domain.failure import EngineFailure, FailureKind, Remedy
from gptoss_desktop.domain.said import say
from gptoss_desktop.library.errors import ModelError
from gptoss_desktop.planning.refusal import PlanRefusedError
from gptoss_desktop.services.words import translated
from gptoss_desktop.storage.errors import StoreError


def storage_failure(error: Exception) -> EngineFailure:
    """Return what to tell when the store could not do its work."""
    if isinstance(error, StoreError):
        return EngineFailure(FailureKind.STORAGE, error.sentence, error.advice)
    sentence = say("The conversation could not be saved: {error}", error=error)
    return EngineFailure(FailureKind.STORAGE, sentence, say("Copy what you need, then restart the program."))


def model_failure(error: Exception) -> EngineFailure:
    """Return what to tell when a file is no model for this program."""
    if isinstance(error, ModelError):
        return EngineFailure(error.kind, error.sentence, error.advice, Remedy.CHOOSE_MODEL)
    sentence = say("The model could not be read: {error}", error=error)
    return EngineFailure(
        FailureKind.MODEL_UNREADABLE, sentence, say("Choose another file."), Remedy.CHOOSE_MODEL
    )


def plan_failure(error: Exception) -> EngineFailure:
    """Return what to tell when no plan could be made, or not the one that was asked for."""
    if isinstance(error, PlanRefusedError):
        sentence, advice = translated(error.sentence), translated(error.advice)
        return EngineFailure(error.kind, sentence, advice, _PLAN_REMEDIES.get(error.kind, Remedy.CHANGE_PLAN))
    sentence = say("The plan for the engine could not be made: {error}", error=error)
    return EngineFailure(FailureKind.PLAN_REFUSED, sentence, say("Choose another model or engine."))


_PLAN_REMEDIES = {
    FailureKind.MODEL_NOT_FOUND: Remedy.CHOOSE_MODEL,
    FailureKind.MODEL_UNSUPPORTED: Remedy.CHOOSE_MODEL,
    FailureKind.RUNTIME_MISSING: Remedy.CHOOSE_RUNTIME,
    FailureKind.RUNTIME_BROKEN: Remedy.CHOOSE_RUNTIME,
    FailureKind.DRIVER_TOO_OLD: Remedy.CHOOSE_RUNTIME,
}
"""The remedy for a refusal; CHANGE_PLAN for a kind that is not here."""
