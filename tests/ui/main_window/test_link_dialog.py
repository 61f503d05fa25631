"""A link shows its address first; only web and mail addresses can be opened from there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from gptoss_desktop.ui.main_window.link_dialog import show_link
from tests.support.qt import wait_until

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication


@pytest.fixture
def parent(qapp: QApplication) -> Iterator[QWidget]:
    assert qapp is not None
    widget = QWidget()
    yield widget
    widget.deleteLater()


class Desktop(QObject):
    """Stands where the desktop's browser would."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.opened.append(url.toString())


@pytest.fixture
def desktop() -> Iterator[Desktop]:
    found = Desktop()
    QDesktopServices.setUrlHandler("https", found, "open")  # type: ignore[arg-type]  # it takes text, whatever its stub says
    yield found
    QDesktopServices.unsetUrlHandler("https")


def test_the_address_is_shown_as_text_and_can_be_copied(parent: QWidget) -> None:
    address = "https://example.org/?a=<b>1</b>"
    dialog = show_link(parent, address, may_open=True)
    wait_until(dialog.isVisible)
    assert dialog.address.toPlainText() == address
    dialog.copy_button.click()
    assert QGuiApplication.clipboard().text() == address
    dialog.close()


def test_a_web_address_is_handed_to_the_desktop_after_the_click(parent: QWidget, desktop: Desktop) -> None:
    dialog = show_link(parent, "https://example.org/a", may_open=True)
    wait_until(dialog.isVisible)
    assert desktop.opened == []
    assert dialog.open_button is not None
    dialog.open_button.click()
    assert desktop.opened == ["https://example.org/a"]


def test_enter_opens_nothing(parent: QWidget, desktop: Desktop) -> None:
    dialog = show_link(parent, "https://example.org/a", may_open=True)
    wait_until(dialog.isVisible)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert desktop.opened == []
    assert not dialog.isVisible()


def test_the_host_is_named_as_the_name_server_knows_it(parent: QWidget) -> None:
    dialog = show_link(parent, "https://b\u0430nk.example/pay", may_open=True)
    assert "xn--bnk-6cd.example" in dialog.sentence.text()
    dialog.close()


def test_what_cannot_be_seen_in_an_address_is_marked(parent: QWidget) -> None:
    dialog = show_link(parent, "https://example.org/a\u202egpj.exe", may_open=True)
    assert "RLO" in dialog.address.toPlainText()
    dialog.close()


def test_a_long_address_does_not_make_the_dialog_high(parent: QWidget) -> None:
    dialog = show_link(parent, "https://example.org/" + "a" * 10_000, may_open=True)
    wait_until(dialog.isVisible)
    assert dialog.height() < 300
    dialog.close()


@pytest.mark.parametrize("address", ["file:///etc/passwd", "javascript:alert(1)", "relative", "http ://x"])
def test_nothing_else_can_be_opened(parent: QWidget, address: str) -> None:
    dialog = show_link(parent, address, may_open=True)
    assert dialog.open_button is None
    dialog.close()


def test_where_the_policy_says_no_it_is_said(parent: QWidget) -> None:
    dialog = show_link(parent, "https://example.org/", may_open=False)
    assert dialog.open_button is None
    assert "do not let this program open links" in dialog.sentence.text()
    dialog.close()
