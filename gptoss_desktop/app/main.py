"""Starts the window: one instance, the services, the first paint, then the model."""

from __future__ import annotations

import importlib
import sys
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from gptoss_desktop import __version__, tasks
from gptoss_desktop.app import crash_report, interpreter
from gptoss_desktop.app.single_instance import SingleInstance
from gptoss_desktop.locations import LocationError, Locations
from gptoss_desktop.services.composition import Services
from gptoss_desktop.services.unix_signals import UnixSignals
from gptoss_desktop.settings.settings import Settings
from gptoss_desktop.storage.errors import StoreError
from gptoss_desktop.storage.store import ConversationStore

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from gptoss_desktop.ui.main_window.window import MainWindow


def main(options: argparse.Namespace) -> int:
    """Run the window until it is closed; return the exit code."""
    locations = Locations.under(options.data_dir) if options.data_dir else Locations.default()
    try:
        locations.prepare()
    except LocationError as error:
        return _refuse(str(error))
    crash_report.install(locations.data / "crashes")
    interpreter.put_the_window_first()
    application = _application()
    instance = SingleInstance(locations.runtime)
    if not instance.claim():
        if instance.ask_first_to_raise(options.model):
            return 0
        return _refuse("The program is already running, but its window does not answer.")
    try:
        store = _open_store(locations)
    except StoreError as error:
        return _refuse(f"{error.sentence} {error.advice}".strip())
    settings = Settings.load(locations.settings)
    session = Session(application, Services(locations, settings, store))
    session.begin(options.model)
    instance.raise_requested.connect(session.on_second_start)
    code = application.exec()
    tasks.run_task(store.close, _ignore, crash_report.tell, lane=tasks.Lane.STORAGE)
    tasks.shutdown()
    settings.flush()
    return code


class Session(QObject):
    """One run of the window, from the first paint to an end in which nothing is lost."""

    def __init__(self, application: QApplication, services: Services) -> None:
        super().__init__(application)
        self._application = application
        self._services = services
        self._ending = False
        self._window = self._make_window()
        UnixSignals(self.end, self)
        application.lastWindowClosed.connect(self.end)
        services.supervisor.stopped.connect(self._on_engine_stopped)

    def begin(self, model: Path | None) -> None:
        """Show the window; the engine starts once it has been painted."""
        self._window.show()
        QTimer.singleShot(0, lambda: self._start_engine(model))

    def end(self) -> None:
        """Save what has come, stop the engine, then leave."""
        if self._ending:
            return
        self._ending = True
        self._window.close()
        self._services.chat.stop_all()
        self._services.supervisor.shutdown()

    def on_second_start(self, model: Path | None) -> None:
        """Come forward; open the model that the second start named."""
        self._window.raise_window()
        if model is not None:
            self._services.open_model(model)

    def _make_window(self) -> MainWindow:
        from gptoss_desktop.ui.main_window.window import MainWindow  # noqa: PLC0415  after QApplication

        return MainWindow(self._services)

    def _start_engine(self, model: Path | None) -> None:
        interpreter.begin_collecting()
        tasks.run_task(_load_parsers, _ignore, crash_report.tell, lane=tasks.Lane.FILES)
        self._services.housekeeping.begin()
        if model is not None:
            self._services.open_model(model)
        else:
            self._services.start_last_model()

    def _on_engine_stopped(self) -> None:
        if self._ending:
            self._application.quit()


def _open_store(locations: Locations) -> ConversationStore:
    """Open the store in the thread that will use it; there is no window yet that could freeze meanwhile.

    This is the only window, so a damaged file may be exchanged; the window shows `store.notice`.
    """
    opened: list[ConversationStore] = []
    failed: list[Exception] = []
    open_it = partial(ConversationStore.open, locations.database, mend=True)
    tasks.run_task(open_it, opened.append, failed.append, lane=tasks.Lane.STORAGE)
    tasks.drain()
    if failed:
        raise failed[0]
    return opened[0]


def _application() -> QApplication:
    application = QApplication(sys.argv[:1])
    application.setApplicationName("gptoss-desktop")
    application.setApplicationDisplayName("GPT-OSS Desktop")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("gptoss-desktop")
    application.setQuitOnLastWindowClosed(False)
    return application


def _load_parsers() -> None:
    """Import what the first text needs, beside the window: it would wait for it otherwise."""
    importlib.import_module("gptoss_desktop.ui.markdown.dialect")


def _ignore(_: None) -> None:
    """Take a result that says nothing."""


def _refuse(sentence: str) -> int:
    sys.stderr.write(f"gptoss-desktop: {sentence}\n")
    return 1
