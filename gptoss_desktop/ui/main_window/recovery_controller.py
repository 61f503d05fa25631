"""What the window says while the program changes from a plan that failed to the next one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gptoss_desktop.domain.engine import EngineState
from gptoss_desktop.domain.failure import FailureKind
from gptoss_desktop.services.ladder import OF_THE_ENGINE
from gptoss_desktop.services.words import translated
from gptoss_desktop.ui.plan.names import engine_name, plan_line

if TYPE_CHECKING:
    from gptoss_desktop.domain.engine import EngineStatus
    from gptoss_desktop.domain.failure import EngineFailure
    from gptoss_desktop.domain.plan import EnginePlan
    from gptoss_desktop.services.composition import Services
    from gptoss_desktop.services.recovery import Switch
    from gptoss_desktop.ui.engine.switch_notice import SwitchNotice

_NO_WAY_BACK = OF_THE_ENGINE | {FailureKind.GPU_LOST}
"""The earlier plan would fail again in the same way."""


class RecoveryController(QObject):
    """Shows the switch of plans. `searching` while the next one is looked for: the failure is no news yet."""

    gave_up = Signal(object)
    """EngineFailure: there is no further plan; it is the user's turn."""

    def __init__(self, services: Services, notice: SwitchNotice) -> None:
        super().__init__(notice)
        self._services = services
        self._notice = notice
        self._before: EnginePlan | None = None
        self._failure: EngineFailure | None = None
        self._given_up = False
        self.searching = False
        recovery = services.recovery
        recovery.switched.connect(self._on_switched)
        recovery.explained.connect(self._on_explained)
        recovery.gave_up.connect(self._on_gave_up)
        notice.back_requested.connect(self._go_back)

    def follow(self, status: EngineStatus) -> None:
        """Look whether the recovery is at work now; called first with each change of the engine."""
        if status.state is not EngineState.FAILED:
            self._given_up = False
            self.searching = False
            return
        if self._services.supervisor.status.state is not EngineState.FAILED:
            return  # the recovery was told first, and has begun another start already
        self._failure = status.failure
        automatic = self._services.settings.automatic_recovery and self._services.plan_choice is not None
        self.searching = automatic and status.progress is None and not self._given_up
        if self.searching and status.failure is not None:
            looking = self.tr("Looking for another way to run the model…")
            self._notice.show_searching(f"{status.failure.sentence} {looking}")

    def _on_explained(self, failure: EngineFailure) -> None:
        self._failure = failure

    def _on_gave_up(self, failure: EngineFailure) -> None:
        self._given_up = True
        self.searching = False
        self._notice.hide()
        self.gave_up.emit(failure)

    def _on_switched(self, switch: Switch) -> None:
        self.searching = False
        self._before = switch.before
        failure = self._services.supervisor.status.failure or self._failure
        back = self.tr("Back to the earlier plan")
        if switch.before.engine is not switch.after.engine:
            back = self.tr("Back to {0}").format(engine_name(switch.before.engine))
        if failure is not None and failure.kind in _NO_WAY_BACK:
            back = ""
        now = plan_line(switch.after, self._services.planner.card_names)
        self._notice.show_switch(
            translated(switch.said),
            self.tr("Now: {0}").format(now),
            back=back,
            log=failure.log_tail if failure is not None else (),
        )

    def _go_back(self) -> None:
        if self._before is not None:
            self._notice.hide()
            self._services.start_plan(self._before)
