"""The program's services, composed once by whoever starts it: the window or a command."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gptoss_desktop.engine.supervisor import EngineSupervisor
from gptoss_desktop.hardware.probe import probe
from gptoss_desktop.library.library import ModelLibrary
from gptoss_desktop.services.chat import ChatService
from gptoss_desktop.services.housekeeping import Housekeeping
from gptoss_desktop.services.late_hashes import LateHashes
from gptoss_desktop.services.launcher import Launcher
from gptoss_desktop.services.meter import TokenMeter
from gptoss_desktop.services.model_hashes import ModelHashes
from gptoss_desktop.services.planning import Planner
from gptoss_desktop.services.prompts import fill, variables_now
from gptoss_desktop.services.recovery import Recovery

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from gptoss_desktop.domain.engine import EngineInfo
    from gptoss_desktop.domain.hardware import Hardware
    from gptoss_desktop.domain.model import ModelInfo
    from gptoss_desktop.domain.plan import EnginePlan
    from gptoss_desktop.domain.plan_change import PlanChange
    from gptoss_desktop.locations import Locations
    from gptoss_desktop.planning.inputs import PlanOverrides
    from gptoss_desktop.planning.proposal import PlanChoice
    from gptoss_desktop.settings.settings import Settings
    from gptoss_desktop.storage.store import ConversationStore


class Services(QObject):
    """Settings, store, library, engine and chat of one run; nothing reaches for another copy."""

    model_refused = Signal(object)
    """EngineFailure: the file that was chosen is no model for this program. A running engine goes on."""
    model_chosen = Signal(object)
    """ModelInfo: a plan is being made for it."""
    plan_chosen = Signal(object)
    """PlanChoice: its first plan is started next."""
    plan_refused = Signal(object)
    """EngineFailure: nothing was started. A running engine goes on."""

    def __init__(
        self,
        locations: Locations,
        settings: Settings,
        store: ConversationStore,
        *,
        probe_hardware: Callable[[Path], Hardware] = probe,
    ) -> None:
        super().__init__()
        self.locations = locations
        self.settings = settings
        self.store = store
        self.library = ModelLibrary(locations, settings)
        self.planner = Planner(locations, settings, self.library, probe_hardware=probe_hardware)
        self.supervisor = EngineSupervisor(locations.runtime, locations.engine_cache, self)
        self.model_hashes = ModelHashes(locations.cache / "model-hashes.json", self)
        self.chat = ChatService(
            store,
            self.supervisor,
            self,
            carries_on=lambda: settings.automatic_recovery,
            model_sha256=self.model_hashes.sha256,
            fill_prompt=lambda text: fill(text, variables_now(settings.classification)),
        )
        self.supervisor.status_changed.connect(self.model_hashes.engine_changed)
        self.supervisor.stopped.connect(self.model_hashes.stop)
        self._late_hashes = LateHashes(store, self.chat, self.model_hashes, self)
        self.meter = TokenMeter(self.supervisor, self.chat.counts, self)
        self.housekeeping = Housekeeping(store, locations.database, lambda: settings.trash_days, self)
        self._launcher = Launcher(self.planner, self.library, self.supervisor, self)
        self.recovery = Recovery(self._launcher, self.supervisor, lambda: settings.automatic_recovery, self)
        self._launcher.model_chosen.connect(self._on_model_chosen)
        self._launcher.model_refused.connect(self.model_refused)
        self._launcher.plan_chosen.connect(self.plan_chosen)
        self._launcher.plan_refused.connect(self.plan_refused)

    @property
    def engine_info(self) -> EngineInfo | None:
        """What the present engine says of itself, None while none is ready."""
        return self.supervisor.status.info

    @property
    def model(self) -> ModelInfo | None:
        """The model that was opened last."""
        return self._launcher.model

    @property
    def plan(self) -> EnginePlan | None:
        """The plan that was started last."""
        return self._launcher.plan

    @property
    def plan_choice(self) -> PlanChoice | None:
        """The plans for the model, the one that was started last first."""
        return self._launcher.choice

    def open_model(self, path: Path) -> None:
        """Check a model and plan for it off the GUI thread, then start the engine with it."""
        self._launcher.open(path)

    def start_last_model(self) -> bool:
        """Start the model of last time, or the starter model; return whether there is one."""
        path = self.library.preferred()
        if path is not None:
            self.open_model(path)
        return path is not None

    def start_plan(self, plan: EnginePlan) -> None:
        """Start one of the plans after a last look at its files, off the GUI thread."""
        self._launcher.start(plan)

    def apply_change(self, change: PlanChange) -> None:
        """Restart the engine with a change that a failure has named."""
        self._launcher.change(change)

    def replan(self, overrides: PlanOverrides) -> None:
        """Plan once more for the model and restart its engine; what can be planned is kept for next time."""
        self._launcher.replan(overrides)

    def _on_model_chosen(self, model: ModelInfo) -> None:
        self.library.remember(model)
        self.settings.last_model = str(model.path)
        self.model_chosen.emit(model)
