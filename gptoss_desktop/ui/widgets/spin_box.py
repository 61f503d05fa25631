"""The field of a whole number."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSpinBox

from gptoss_desktop.ui.theme.tokens import GRID


def spin_box() -> QSpinBox:
    """Return a field that tells its number when it is written to the end."""
    field = QSpinBox()
    # Scrolling the page must change no number that the pointer passes.
    field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    field.setKeyboardTracking(False)
    # The style sheet's padding does not reach the line in it.
    field.lineEdit().setTextMargins(GRID - 2, 0, 0, 0)
    return field
