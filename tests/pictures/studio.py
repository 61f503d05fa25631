"""The real window over services of its own, and how it is photographed."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer
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

    from tests.pictures.album import Album

SIZES = (QSize(1280, 800), QSize(1920, 1080))
SMALL = SIZES[:1]


class Studio:
    """One window in a folder that goes when the pictures are taken."""

    def __init__(self, folder: Path, out: Album, *, filled: bool = False, **settings: object) -> None:
        self.out = out
        self.locations = Locations.under(folder)
        self.locations.prepare()
        self.store = self.open_store()
        if filled:
            talks.fill(self.store)
        kept = Settings.load(self.locations.settings)
        kept.language = out.language
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
        self, name: str, *, sizes: Sequence[QSize] = SIZES, dark: bool = True, over: Sequence[QWidget] = ()
    ) -> None:
        """Write the window at each size in the light, and at the first in the dark, with what stands over it.

        That is a dialog, or menus in the order in which they have opened.
        """
        # All are taken before the first is written: what they show may last a second only.
        taken: dict[Path, QImage] = {}
        if dark:
            taken |= self._take(name, SMALL, over, dark=True)
        taken |= self._take(name, sizes, over, dark=False)
        for path, image in taken.items():
            png.save(image, path)
            sys.stdout.write(f"{path}  {path.stat().st_size // 1000} kB\n")

    def _take(
        self, name: str, sizes: Sequence[QSize], over: Sequence[QWidget], *, dark: bool
    ) -> dict[Path, QImage]:
        self.window.actions_by_id[ActionId.THEME_DARK if dark else ActionId.THEME_LIGHT].trigger()
        found = {}
        for size in sizes:
            self.window.resize(size)
            settle()
            image = self.window.grab().toImage()
            for widget in over:
                self._lay_over(image, widget)
            found[self.out.path(name, size.width(), dark=dark)] = image
        return found

    def _lay_over(self, ground: QImage, widget: QWidget) -> None:
        """Draw what is a window of its own: menus in their place, dialogs in theirs or in the middle."""
        image = widget.grab().toImage()
        place = self.window.mapFromGlobal(widget.pos())
        if widget.windowType() is Qt.WindowType.Popup:
            png.lay_at(ground, image, place)
        else:
            moved = widget.testAttribute(Qt.WidgetAttribute.WA_Moved)
            png.lay_over(ground, image, widget.windowTitle(), place if moved else None)

    def ask(self, text: str) -> None:
        """Write a message and send it."""
        self.window.page.composer.set_draft(Draft(text))
        self.window.page.composer.submit()

    def until(self, condition: Callable[[], object], timeout: float = 120.0) -> None:
        """Wait for something, then for what it has left to be painted."""
        wait_until(condition, timeout)
        settle()

    def rest(self, milliseconds: int) -> None:
        """Let what moves come to its end."""
        done: list[bool] = []
        QTimer.singleShot(milliseconds, lambda: done.append(True))
        self.until(lambda: done)

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
