"""Whether things may move, and for how long."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QStyle

from gptoss_desktop.ui.theme.tokens import MOTION_MS


def motion_ms() -> int:
    """Return how long a movement takes, in milliseconds; 0 where the desktop asks for reduced motion."""
    return MOTION_MS if QApplication.style().styleHint(QStyle.StyleHint.SH_Widget_Animate) else 0
