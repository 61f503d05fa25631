"""The engine's states in words, each with a shape of its own: colour is never the only sign."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from gptoss_desktop.domain.engine import EngineState, LoadProgress
from gptoss_desktop.domain.failure import Remedy
from gptoss_desktop.ui.theme.icons import IconRole


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
    }
    return texts.get(remedy, "")


def percent(fraction: float | None) -> str:
    """Return a fraction as a whole per cent; empty where it is not known."""
    return "" if fraction is None else f"{fraction:.0%}"


def stage_line(progress: LoadProgress) -> str:
    """Return one line about a stage: what is being done, how far, and its figures."""
    figures = [text for text in (percent(progress.fraction), progress.detail) if text]
    return " · ".join([stage_title(progress.stage), *figures])


def stage_title(stage: str) -> str:
    """Return a stage's name for people; an engine may have stages that are not known here."""
    titles = {
        "start": _tr("Starting the engine, shutting the network"),
        "checking the file": _tr("Checking the file"),
        "loading the model": _tr("Reading the model"),
        "preparing the context": _tr("Making room for the context"),
        "warming up": _tr("Warming up"),
    }
    return titles.get(stage, stage[:1].upper() + stage[1:])


def _tr(text: str) -> str:
    return QCoreApplication.translate("Engine", text)
