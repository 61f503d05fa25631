"""A link shows its address first; only web and mail addresses can be opened from there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QMessageBox, QWidget

from gptoss_desktop.ui.main_window.link_dialog import show_link
from tests.support.qt import wait_until

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QAbstractButton, QApplication


@pytest.fixture
def parent(qapp: QApplication) -> Iterator[QWidget]:
    assert qapp is not None
    widget = QWidget()
    yield widget
    widget.deleteLater()


def button(box: QMessageBox, text: str) -> QAbstractButton:
    return next(button for button in box.buttons() if button.text() == text)


def texts(box: QMessageBox) -> list[str]:
    return sorted(button.text() for button in box.buttons())


class Desktop(QObject):
    """Stands where the desktop's browser would."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.opened.append(url.toString())


def test_the_address_is_shown_as_text_and_can_be_copied(parent: QWidget) -> None:
    address = "https://example.org/?a=<b>1</b>"
    box = show_link(parent, address, may_open=True)
    wait_until(box.isVisible)
    assert box.informativeText() == address
    button(box, "Copy address").click()
    assert QGuiApplication.clipboard().text() == address
    box.close()


def test_a_web_address_is_handed_to_the_desktop_after_the_click(parent: QWidget) -> None:
    desktop = Desktop()
    QDesktopServices.setUrlHandler("https", desktop, "open")  # type: ignore[arg-type]  # it takes text, whatever its stub says
    try:
        box = show_link(parent, "https://example.org/a", may_open=True)
        wait_until(box.isVisible)
        assert desktop.opened == []
        button(box, "Open").click()
        assert desktop.opened == ["https://example.org/a"]
    finally:
        QDesktopServices.unsetUrlHandler("https")


@pytest.mark.parametrize("address", ["file:///etc/passwd", "javascript:alert(1)", "relative", "http ://x"])
def test_nothing_else_can_be_opened(parent: QWidget, address: str) -> None:
    box = show_link(parent, address, may_open=True)
    assert texts(box) == ["Close", "Copy address"]
    box.close()


def test_where_the_policy_says_no_it_is_said(parent: QWidget) -> None:
    box = show_link(parent, "https://example.org/", may_open=False)
    assert texts(box) == ["Close", "Copy address"]
    assert "do not let this program open links" in box.text()
    box.close()
