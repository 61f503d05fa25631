"""The real window over services of its own, and how it is photographed."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from gptoss_desktop import tasks
from gptoss_desktop.domain.engine import EngineState
from gptoss_desktop.domain.organisation import Draft
from gptoss_desktop.domain.parameters import GenerationParameters
from gptoss_desktop.locations import Locations
from gptoss_desktop.services.composition import Services
from gptoss_desktop.settings.settings import Settings
from gptoss_desktop.storage.store import ConversationStore
from gptoss_desktop.ui.actions.specs import ActionId
from gptoss_desktop.ui.main_window.window import MainWindow
from tests.pictures import png, talks
from tests.support.qt import wait_until

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QWidget

SIZES = (QSize(1280, 800), QSize(1920, 1080))
SMALL = SIZES[:1]


class Studio:
    """One window in a folder that goes when the pictures are taken."""

    def __init__(self, folder: Path, out: Path, *, filled: bool = False, **settings: object) -> None:
        self.out = out
        self.locations = Locations.under(folder)
        self.locations.prepare()
        self.store = self.open_store()
        if filled:
            talks.fill(self.store)
        kept = Settings.load(self.locations.settings)
        kept.threads = 1
        kept.parameters = GenerationParameters(temperature=0.0)
        for name, value in settings.items():
            setattr(kept, name, value)
        self.services = self.make_services(kept)
        self.window = MainWindow(self.services)
        self.window.show()

    def open_store(self) -> ConversationStore:
        """Return the store; a studio of another file opens it otherwise."""
        return ConversationStore.open(self.locations.database)

    def make_services(self, settings: Settings) -> Services:
        """Return the services; a studio of another machine makes them otherwise."""
        return Services(self.locations, settings, self.store)

    @property
    def state(self) -> EngineState:
        """Where the engine stands."""
        return self.services.supervisor.status.state

    def picture(
        self, name: str, *, sizes: Sequence[QSize] = SIZES, dark: bool = True, dialog: QWidget | None = None
    ) -> None:
        """Write the window at each size in the light, and at the first in the dark, with a dialog over it."""
        # All are taken before the first is written: what they show may last a second only.
        taken: dict[str, QImage] = {}
        if dark:
            taken |= self._take(f"{name}-dark", ActionId.THEME_DARK, SMALL, dialog)
        taken |= self._take(name, ActionId.THEME_LIGHT, sizes, dialog)
        for file, image in taken.items():
            path = self.out / file
            png.save(image, path)
            sys.stdout.write(f"{path}  {path.stat().st_size // 1000} kB\n")

    def _take(
        self, name: str, theme: ActionId, sizes: Sequence[QSize], dialog: QWidget | None
    ) -> dict[str, QImage]:
        self.window.actions_by_id[theme].trigger()
        found = {}
        for size in sizes:
            self.window.resize(size)
            settle()
            image = self.window.grab().toImage()
            if dialog is not None:
                png.lay_over(image, dialog.grab().toImage())
            found[f"{name}-{size.width()}.png"] = image
        return found

    def ask(self, text: str) -> None:
        """Write a message and send it."""
        self.window.page.composer.set_draft(Draft(text))
        self.window.page.composer.submit()

    def until(self, condition: Callable[[], object], timeout: float = 120.0) -> None:
        """Wait for something, then for what it has left to be painted."""
        wait_until(condition, timeout)
        settle()

    def spread_over_days(self) -> None:
        """Let the conversations look as if they had been held over some weeks."""
        now = datetime.now(UTC)
        ages = {title: timedelta(days=3 * age + 1) for age, title in enumerate(talks.TITLES)}
        self.window.model.set_conversations(
            [replace(s, updated_at=now - ages.get(s.title, timedelta())) for s in self.store.conversations()]
        )
        self.window.sidebar.view.choose(self.window.conversation.current)

    def close(self) -> None:
        """End engine, tasks and store in order."""
        self.services.chat.stop_all()
        self.window.close()
        self.services.supervisor.shutdown()
        wait_until(lambda: self.state in {EngineState.STOPPED, EngineState.FAILED})
        tasks.shutdown()
        self.store.close()
        self.services.settings.flush()


def settle() -> None:
    """Let layouts, which ask for one another, come to rest."""
    for _ in range(4):
        QApplication.processEvents()
