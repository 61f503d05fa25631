"""A click on a link of an answer shows where it goes. Only from there it is opened, if that is allowed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QTextOption
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout

from gptoss_desktop.ui.markdown.visible import visible
from gptoss_desktop.ui.theme.fonts import code_font
from gptoss_desktop.ui.theme.tokens import GRID
from gptoss_desktop.ui.widgets.buttons import push_button
from gptoss_desktop.ui.widgets.labels import plain_label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton, QWidget

_OPENED = frozenset({"http", "https", "mailto"})
"""Schemes that are handed to the desktop: what a model writes must not start anything else."""
_WIDTH = 460
_MOST_LINES = 6
"""Of an address; a longer one scrolls."""


class LinkDialog(QDialog):
    """The text of a link may say anything; the address says the truth. Enter closes, and never opens."""

    def __init__(self, address: str, parent: QWidget, *, may_open: bool) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Link"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        url = QUrl(address, QUrl.ParsingMode.StrictMode)
        opens = may_open and url.scheme() in _OPENED
        self.sentence = plain_label(self._words(url, may_open=may_open), wrap=True)
        self.address = _AddressView(visible(address))
        self.address.setAccessibleName(self.tr("Address"))
        self.copy_button = push_button(self.tr("Copy address"))
        self.copy_button.clicked.connect(lambda: QGuiApplication.clipboard().setText(address))
        self.open_button: QPushButton | None = None
        if opens:
            self.open_button = push_button(self.tr("Open"))
            self.open_button.clicked.connect(self.accept)
            self.accepted.connect(lambda: QDesktopServices.openUrl(url))
        self._lay_out()

    def _words(self, url: QUrl, *, may_open: bool) -> str:
        if not may_open:
            return self.tr("The settings do not let this program open links. The address is:")
        if url.scheme() not in _OPENED:
            return self.tr("Only web and mail addresses are opened. This link goes to:")
        # A host in letters that look like others is shown as the name server knows it.
        host = url.host(QUrl.ComponentFormattingOption.FullyEncoded)
        if not host:
            return self.tr("This link leaves the program. It goes to:")
        return self.tr("This link leaves the program. It goes to {0}:").format(host)

    def _lay_out(self) -> None:
        close = push_button(self.tr("Close"))
        close.clicked.connect(self.reject)
        close.setDefault(True)
        foot = QHBoxLayout()
        foot.setSpacing(GRID)
        foot.addWidget(self.copy_button)
        foot.addStretch(1)
        if self.open_button is not None:
            foot.addWidget(self.open_button)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(GRID + 4)
        column.addWidget(self.sentence)
        column.addWidget(self.address)
        column.addLayout(foot)
        self.setFixedWidth(_WIDTH)
        close.setFocus()


class _AddressView(QPlainTextEdit):
    """As high as the address, up to some lines."""

    def __init__(self, address: str) -> None:
        super().__init__(address)
        self.setObjectName("codeEdit")
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setFont(code_font(self.font()))
        self.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        room = _WIDTH - 4 * GRID - 2 * GRID
        lines = 1 + self.fontMetrics().horizontalAdvance(address[: _MOST_LINES * room]) // room
        margins = round(2 * self.document().documentMargin()) + GRID
        self.setFixedHeight(self.fontMetrics().lineSpacing() * min(lines, _MOST_LINES) + margins)


def show_link(parent: QWidget, address: str, *, may_open: bool) -> LinkDialog:
    """Show where a link goes."""
    dialog = LinkDialog(address, parent, may_open=may_open)
    dialog.open()
    return dialog
