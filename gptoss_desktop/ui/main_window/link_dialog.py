"""A click on a link of an answer shows where it goes. Only from there it is opened, if that is allowed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QMessageBox

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_OPENED = frozenset({"http", "https", "mailto"})
"""Schemes that are handed to the desktop: what a model writes must not start anything else."""


def show_link(parent: QWidget, address: str, *, may_open: bool) -> QMessageBox:
    """Show where a link goes. The text of a link may say anything; the address says the truth."""
    tr = QCoreApplication.translate
    url = QUrl(address, QUrl.ParsingMode.StrictMode)
    if not may_open:
        words = tr("LinkDialog", "The settings do not let this program open links. The address is:")
    elif url.scheme() not in _OPENED:
        words = tr("LinkDialog", "Only web and mail addresses are opened. This link goes to:")
    else:
        words = tr("LinkDialog", "This link leaves the program. It goes to:")
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setWindowTitle(tr("LinkDialog", "Link"))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(words)
    box.setInformativeText(address)
    box.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    copy = box.addButton(tr("LinkDialog", "Copy address"), QMessageBox.ButtonRole.ActionRole)
    copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(address))
    if may_open and url.scheme() in _OPENED:
        go = box.addButton(tr("LinkDialog", "Open"), QMessageBox.ButtonRole.AcceptRole)
        go.clicked.connect(lambda: QDesktopServices.openUrl(url))
    close = box.addButton(tr("LinkDialog", "Close"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(close)
    box.open()
    return box
