"""Sentences that still know their parts, as text in the language of the program."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from gptoss_desktop.domain.said import Said

CONTEXT = "Said"
"""The translation context of every `say(…)`."""


def translated(text: str) -> str:
    """Return the sentence, complete.

    A text without parts may have lost them on its way from another process: it is looked up as it stands.
    """
    if not isinstance(text, Said):
        return QCoreApplication.translate(CONTEXT, text) if text else text
    values = {name: translated(value) if isinstance(value, str) else value for name, value in text.values}
    return QCoreApplication.translate(CONTEXT, text.template).format(**values)
