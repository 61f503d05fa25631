"""Sentences that still know their parts, as text in the language of the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from gptoss_desktop.domain.said import Said

CONTEXT = "Said"
"""The translation context of every `say(…)`."""


def translated(said: Said) -> str:
    """Return the sentence, complete."""
    return QCoreApplication.translate(CONTEXT, said.template).format(**dict(said.values))
