"""The real window over the real services."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from gptoss_desktop import tasks
from gptoss_desktop.domain.engine import EngineState
from gptoss_desktop.domain.parameters import GenerationParameters
from gptoss_desktop.locations import Locations
from gptoss_desktop.services.composition import Services
from gptoss_desktop.settings.settings import Settings
from gptoss_desktop.storage.store import ConversationStore
from gptoss_desktop.ui.main_window.window import MainWindow
from tests.support.qt import wait_signal, wait_until


@pytest.fixture
def services(qapp: QApplication, tmp_path: Path) -> Iterator[Services]:
    assert qapp is not None
    locations = Locations.under(tmp_path / "d")
    locations.prepare()
    store = ConversationStore.open(locations.database)
    settings = Settings.load(locations.settings)
    settings.threads = 1
    # The tiny model answers surely only at temperature 0.
    settings.parameters = GenerationParameters(temperature=0.0)
    found = Services(locations, settings, store)
    yield found
    found.chat.stop_all()
    with wait_signal(found.supervisor.stopped):
        found.supervisor.shutdown()
    tasks.drain()
    store.close()
    settings.flush()


@pytest.fixture
def window(services: Services) -> Iterator[MainWindow]:
    found = MainWindow(services)
    found.show()
    yield found
    found.close()
    tasks.drain()
    found.deleteLater()


@pytest.fixture
def ready(window: MainWindow, services: Services, tiny_gptoss_gguf: Path) -> MainWindow:
    services.open_model(tiny_gptoss_gguf)
    wait_until(lambda: services.supervisor.status.state is EngineState.READY, timeout=120)
    return window
