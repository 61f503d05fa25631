"""Sentences that still know their parts, as text in the language of the program."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from gptoss_desktop.domain.said import Said

CONTEXT = "Said"
"""The translation context of every `say(…)`."""


def translated(text: str) -> str:
    """Return the sentence, complete; a text without parts stays as it is."""
    if not isinstance(text, Said):
        return text
    values = {name: translated(value) if isinstance(value, str) else value for name, value in text.values}
    return QCoreApplication.translate(CONTEXT, text.template).format(**values)
