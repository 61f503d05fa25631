"""The last words of an engine, as it wrote them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QPlainTextEdit

from gptoss_desktop.ui.theme.fonts import code_font
from gptoss_desktop.ui.widgets.texts import keep_texts

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def log_view(height: int, bar: QWidget) -> QPlainTextEdit:
    """Return a hidden view of so many pixels, with a font that fits the bar it will stand in."""
    log = QPlainTextEdit()
    log.setObjectName("logView")
    log.setReadOnly(True)
    log.setFont(code_font(bar.font()))
    keep_texts(log, lambda: log.setAccessibleName(QCoreApplication.translate("LogView", "Details")))
    log.setFixedHeight(height)
    log.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
    log.hide()
    return log
