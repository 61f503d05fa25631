"""The engine's states in words, each with a shape of its own: colour is never the only sign."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from gptoss_desktop.domain.engine import EngineState, LoadProgress
from gptoss_desktop.domain.failure import Remedy
from gptoss_desktop.services.words import translated
from gptoss_desktop.ui.theme.icons import IconRole

VLLM_STAGES = (
    "start",
    "starting",
    "importing",
    "loading weights",
    "compiling",
    "profiling memory",
    "capturing graphs",
    "opening the socket",
)
"""The stages of a start of vLLM, in order; those that it does without are left out as they are passed."""
_NOTICED_S = 0.05
_WHOLE_SECONDS_S = 10
_MINUTE_S = 60
_STEP_S = 5
"""A countdown goes by steps of so many seconds: finer ones would promise too much."""


@dataclass(frozen=True, slots=True)
class StateLook:
    """How one state looks and reads."""

    word: str
    icon: str
    role: IconRole


def state_look(state: EngineState) -> StateLook:
    """Return the word and the sign of a state."""
    tr = _tr
    match state:
        case EngineState.READY:
            return StateLook(tr("Ready"), "circle-check", IconRole.SUCCESS)
        case EngineState.GENERATING:
            return StateLook(tr("Answering"), "circle-dot", IconRole.ACCENT)
        case EngineState.STARTING | EngineState.LOADING:
            return StateLook(tr("Loading"), "circle-dashed", IconRole.WARNING)
        case EngineState.STOPPING:
            return StateLook(tr("Stopping"), "circle-dashed", IconRole.MUTED)
        case EngineState.FAILED:
            return StateLook(tr("Failed"), "circle-alert", IconRole.DANGER)
    return StateLook(tr("No engine"), "circle", IconRole.MUTED)


def remedy_text(remedy: Remedy) -> str:
    """Return the words of a remedy's button; empty where there is none."""
    texts = {
        Remedy.RESTART_ENGINE: _tr("Restart engine"),
        Remedy.CHOOSE_MODEL: _tr("Choose a model…"),
        Remedy.TRY_AGAIN: _tr("Try again"),
        Remedy.NEW_CONVERSATION: _tr("New chat"),
        Remedy.SHORTEN: _tr("Edit the message"),
        Remedy.CHANGE_PLAN: _tr("Change the plan…"),
        Remedy.CHOOSE_RUNTIME: _tr("Choose a vLLM runtime…"),
    }
    return texts.get(remedy, "")


def percent(fraction: float | None) -> str:
    """Return a fraction as a whole per cent; empty where it is not known."""
    return "" if fraction is None else f"{fraction:.0%}"


def stage_line(progress: LoadProgress) -> str:
    """Return one line about a stage: what is being done, how far, and its figures."""
    figures = [text for text in (percent(progress.fraction), translated(progress.detail)) if text]
    return " · ".join([stage_title(progress.stage), *figures])


def stage_title(stage: str) -> str:
    """Return a stage's name for people; an engine may have stages that are not known here."""
    titles = {
        "start": _tr("Shutting the network"),
        "checking the file": _tr("Checking the file"),
        "loading the model": _tr("Reading the model"),
        "preparing the context": _tr("Making room for the context"),
        "warming up": _tr("Warming up"),
        "starting": _tr("Starting vLLM"),
        "importing": _tr("Reading vLLM's libraries"),
        "loading weights": _tr("Reading the weights"),
        "compiling": _tr("Compiling for this machine"),
        "profiling memory": _tr("Measuring the memory"),
        "capturing graphs": _tr("Recording CUDA graphs"),
        "opening the socket": _tr("Opening the socket"),
    }
    return titles.get(stage, stage[:1].upper() + stage[1:])


def elapsed(seconds: float) -> str:
    """Return how long something took; empty for less than a person notices."""
    if seconds < _NOTICED_S:
        return ""
    if seconds < _MINUTE_S:
        return _tr("{0} s").format(f"{seconds:.1f}" if seconds < _WHOLE_SECONDS_S else f"{seconds:.0f}")
    minutes, rest = divmod(round(seconds), _MINUTE_S)
    return _tr("{0} min {1} s").format(minutes, rest)


def time_left(seconds: float | None) -> str:
    """Return about how long something will take, no more exactly than it can be known; empty for None."""
    if seconds is None:
        return ""
    if seconds > 2 * _MINUTE_S:
        return _tr("about {0} min left").format(round(seconds / _MINUTE_S))
    if seconds > 2 * _STEP_S:
        return _tr("about {0} s left").format(round(seconds / _STEP_S) * _STEP_S)
    return _tr("a few seconds left") if seconds > 0 else _tr("nearly there")


def _tr(text: str) -> str:
    return QCoreApplication.translate("Engine", text)
