"""The program's services, composed once by whoever starts it: the window or a command."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gptoss_desktop.engine.supervisor import EngineSupervisor
from gptoss_desktop.library.library import ModelLibrary
from gptoss_desktop.services.chat import ChatService
from gptoss_desktop.services.failures import model_failure
from gptoss_desktop.services.housekeeping import Housekeeping
from gptoss_desktop.services.plans import plan_from
from gptoss_desktop.tasks import Lane, run_task

if TYPE_CHECKING:
    from pathlib import Path

    from gptoss_desktop.domain.model import ModelInfo
    from gptoss_desktop.locations import Locations
    from gptoss_desktop.settings.settings import Settings
    from gptoss_desktop.storage.store import ConversationStore


class Services(QObject):
    """Settings, store, library, engine and chat of one run; nothing reaches for another copy."""

    model_refused = Signal(object)
    """EngineFailure: the file that was chosen is no model for this program. A running engine goes on."""
    model_chosen = Signal(object)
    """ModelInfo: the engine is being started with it."""

    def __init__(self, locations: Locations, settings: Settings, store: ConversationStore) -> None:
        super().__init__()
        self.locations = locations
        self.settings = settings
        self.store = store
        self.library = ModelLibrary(locations, settings)
        self.supervisor = EngineSupervisor(locations.runtime, self)
        self.chat = ChatService(store, self.supervisor, self, carries_on=lambda: settings.automatic_recovery)
        self.housekeeping = Housekeeping(store, self)

    def open_model(self, path: Path) -> None:
        """Check a model file off the GUI thread, then start the engine with it."""
        run_task(
            partial(self.library.inspect, path),
            self._start_with,
            lambda error: self.model_refused.emit(model_failure(error)),
            lane=Lane.FILES,
        )

    def start_last_model(self) -> bool:
        """Start the model of last time, or the starter model; return whether there is one."""
        path = self.library.preferred()
        if path is not None:
            self.open_model(path)
        return path is not None

    def _start_with(self, model: ModelInfo) -> None:
        self.library.remember(model)
        self.settings.last_model = str(model.path)
        self.model_chosen.emit(model)
        self.supervisor.start(plan_from(self.settings, model.path))
