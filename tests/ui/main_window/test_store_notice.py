"""What the window says of a file of conversations that was damaged, or that a newer program wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import pytest
from PySide6.QtWidgets import QAbstractButton

from gptoss_desktop import tasks
from gptoss_desktop.domain.organisation import Draft
from gptoss_desktop.locations import Locations
from gptoss_desktop.services.composition import Services
from gptoss_desktop.settings.settings import Settings
from gptoss_desktop.storage.migrations import STEPS
from gptoss_desktop.storage.store import ConversationStore
from gptoss_desktop.storage.translation import damaged
from gptoss_desktop.ui.main_window.window import MainWindow
from tests.support.conversations import summary, user
from tests.support.filled_store import PAGE
from tests.support.qt import wait_signal, wait_until

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

Open: TypeAlias = "Callable[[Callable[[bytearray], None]], MainWindow]"


@pytest.fixture
def open_after(qapp: QApplication, tmp_path: Path) -> Iterator[Open]:
    """Store a conversation, change the closed file, and open the window on what is left."""
    locations = Locations.under(tmp_path / "d")
    locations.prepare()
    store = ConversationStore.open(locations.database)
    conversation = summary("Kept")
    store.create(conversation)
    store.add_message(user(conversation, "a question"))
    store.close()
    opened: list[tuple[MainWindow, Services]] = []

    def open_window(change: Callable[[bytearray], None]) -> MainWindow:
        content = bytearray(locations.database.read_bytes())
        change(content)
        locations.database.write_bytes(content)
        settings = Settings.load(locations.settings)
        services = Services(locations, settings, ConversationStore.open(locations.database, mend=True))
        window = MainWindow(services)
        window.show()
        opened.append((window, services))
        wait_until(lambda: window.conversation.current == conversation.id)
        return window

    yield open_window
    for window, services in opened:
        window.close()
        with wait_signal(services.supervisor.stopped):
            services.supervisor.shutdown()
        tasks.drain()
        window.deleteLater()
        services.store.close()
        services.settings.flush()


def lose_header(content: bytearray) -> None:
    content[:PAGE] = bytes(PAGE)


def be_newer(content: bytearray) -> None:
    content[60:64] = (len(STEPS) + 1).to_bytes(4, "big")


def test_a_recovery_is_told_until_it_is_put_away(open_after: Open) -> None:
    window = open_after(lose_header)
    notice = window.page.store_notice
    assert notice.isVisible()
    assert "Recovered: conversations 1, messages 1." in notice.accessibleName()
    assert ".damaged-" in notice.accessibleName()
    (close,) = notice.findChildren(QAbstractButton)
    close.click()
    assert not notice.isVisible()


def test_a_newer_file_is_for_reading(open_after: Open) -> None:
    window = open_after(be_newer)
    wait_until(window.page.transcript.isVisible)
    assert "newer version" in window.page.store_notice.accessibleName()
    window.page.composer.set_draft(Draft("and another"))
    window.page.composer.submit()
    wait_until(window.page.error_bar.isVisible)
    assert "Nothing can be changed or added" in window.page.error_bar.accessibleName()
    tasks.drain()
    # What was written is not lost with the refusal.
    assert window.page.composer.draft.text == "and another"


def test_damage_that_shows_later_is_told(open_after: Open) -> None:
    window = open_after(lambda _: None)
    notice = window.page.store_notice
    assert not notice.isVisible()
    window._services.housekeeping.damaged.emit(damaged(window._services.locations.database))
    assert notice.isVisible()
    assert "recovered" in notice.accessibleName()
