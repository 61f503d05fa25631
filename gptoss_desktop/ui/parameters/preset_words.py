"""The names of the built-in presets and a sentence for each, as data."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from gptoss_desktop.domain.presets import BUILT_IN_MARK
from gptoss_desktop.ui.translate import QT_TRANSLATE_NOOP

_LABELS = {
    ":default": QT_TRANSLATE_NOOP("Presets", "Engine defaults"),
    ":precise": QT_TRANSLATE_NOOP("Presets", "Precise"),
    ":balanced": QT_TRANSLATE_NOOP("Presets", "Balanced"),
    ":creative": QT_TRANSLATE_NOOP("Presets", "Creative"),
    ":reproducible": QT_TRANSLATE_NOOP("Presets", "Reproducible"),
}
_HINTS = {
    ":default": QT_TRANSLATE_NOOP("Presets", "Nothing is sent: the engine and the model decide."),
    ":precise": QT_TRANSLATE_NOOP(
        "Presets", "Temperature 0.2, top-p 0.9. Keeps to what is likely: for facts, extraction and code."
    ),
    ":balanced": QT_TRANSLATE_NOOP(
        "Presets", "Temperature 0.7, top-p 0.95. Some freedom, few slips: for everyday questions."
    ),
    ":creative": QT_TRANSLATE_NOOP(
        "Presets", "Temperature 1.2, min-p 0.05. Varied, without the least likely words: for ideas and prose."
    ),
    ":reproducible": QT_TRANSLATE_NOOP(
        "Presets",
        "Temperature 0, seed 1. The same question gives the same answer: on llama.cpp always, on vLLM nearly "
        "always, since what else runs can tip a tie.",
    ),
}


def preset_label(name: str) -> str:
    """Return what a preset is called in the window; own ones are called as they are."""
    if name.startswith(BUILT_IN_MARK):
        return QCoreApplication.translate("Presets", _LABELS[name])
    return name


def preset_hint(name: str) -> str:
    """Return the sentence about a built-in preset; empty for own ones."""
    return QCoreApplication.translate("Presets", _HINTS[name]) if name in _HINTS else ""
