"""A link shows its address and opens nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from gptoss_desktop.ui.main_window.link_dialog import show_link
from tests.support.qt import wait_until

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


def test_the_address_is_shown_as_text_and_can_be_copied(qapp: QApplication) -> None:
    address = "https://example.org/?a=<b>1</b>"
    parent = QWidget()
    box = show_link(parent, address, may_open=True)
    wait_until(box.isVisible)
    assert box.informativeText() == address
    next(button for button in box.buttons() if button.text() == "Copy address").click()
    assert QGuiApplication.clipboard().text() == address
    box.close()
    parent.deleteLater()
