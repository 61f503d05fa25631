"""The whole program without its window: real store, real engine, real socket."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gptoss_desktop import tasks
from gptoss_desktop.domain.engine import EngineState
from gptoss_desktop.locations import Locations
from gptoss_desktop.services.composition import Services
from gptoss_desktop.settings.settings import Settings
from gptoss_desktop.storage.store import ConversationStore
from tests.support.qt import wait_signal, wait_until

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication


@pytest.fixture
def services(qapp: QApplication, tmp_path: Path) -> Iterator[Services]:
    locations = Locations.under(tmp_path / "d")
    locations.prepare()
    opened: list[ConversationStore] = []
    tasks.run_task(
        lambda: ConversationStore.open(locations.database), opened.append, raise_it, lane=tasks.Lane.STORAGE
    )
    tasks.drain()
    settings = Settings.load(locations.settings)
    settings.threads = 1
    found = Services(locations, settings, opened[0])
    yield found
    found.chat.stop_all()
    with wait_signal(found.supervisor.stopped):
        found.supervisor.shutdown()
    tasks.run_task(opened[0].close, lambda _: None, raise_it, lane=tasks.Lane.STORAGE)
    tasks.drain()
    settings.flush()


@pytest.fixture
def ready_services(services: Services, tiny_gptoss_gguf: Path) -> Services:
    services.open_model(tiny_gptoss_gguf)
    wait_until(lambda: services.supervisor.status.state is EngineState.READY, timeout=120)
    return services


def raise_it(error: Exception) -> None:
    raise error
