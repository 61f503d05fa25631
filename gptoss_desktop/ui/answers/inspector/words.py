"""The channels of harmony in words, with the names that the format gives them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from gptoss_desktop.domain.conversation import PartKind


def channel_word(kind: PartKind | None) -> str:
    """Return what a stretch of an answer is called."""
    words = {
        PartKind.REASONING: _tr("Reasoning (analysis)"),
        PartKind.COMMENTARY: _tr("Commentary"),
        PartKind.TOOL_CALL: _tr("Tool call"),
        PartKind.TEXT: _tr("Answer (final)"),
    }
    return words[kind] if kind in words else _tr("No known channel")


def _tr(text: str) -> str:
    return QCoreApplication.translate("Harmony", text)
