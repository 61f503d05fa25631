"""The engine in the window: its state on every part that shows it, and what the user does about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from gptoss_desktop.domain.conversation import MessageState, Role
from gptoss_desktop.domain.engine import EngineState
from gptoss_desktop.domain.plan import EngineKind
from gptoss_desktop.services.cut_answers import CUT_SHORT
from gptoss_desktop.tasks import run_task
from gptoss_desktop.ui.actions.specs import ActionId
from gptoss_desktop.ui.engine.words import VLLM_STAGES
from gptoss_desktop.ui.main_window.chat_page import Page
from gptoss_desktop.ui.plan.names import cards_text, engine_name, model_title, plan_line

if TYPE_CHECKING:
    from pathlib import Path

    from gptoss_desktop.domain.conversation import Message
    from gptoss_desktop.domain.engine import EngineStatus
    from gptoss_desktop.domain.failure import EngineFailure
    from gptoss_desktop.domain.model import ModelInfo
    from gptoss_desktop.domain.plan import EnginePlan
    from gptoss_desktop.planning.proposal import PlanChoice
    from gptoss_desktop.services.composition import Services
    from gptoss_desktop.ui.actions.registry import ActionRegistry
    from gptoss_desktop.ui.engine.status_bar import EngineStatusBar
    from gptoss_desktop.ui.main_window.chat_page import ChatPage
    from gptoss_desktop.ui.main_window.conversation_controller import ConversationController
    from gptoss_desktop.ui.main_window.recovery_controller import RecoveryController

_LOADING = frozenset({EngineState.STARTING, EngineState.LOADING})
_RUNNING = frozenset({EngineState.READY, EngineState.GENERATING}) | _LOADING


class EngineController(QObject):
    """Chooses the page by state, names the model and the plan, shows failures."""

    def __init__(
        self,
        services: Services,
        page: ChatPage,
        status_bar: EngineStatusBar,
        conversation: ConversationController,
        actions: ActionRegistry,
        recovery: RecoveryController,
    ) -> None:
        super().__init__(page)
        self._services = services
        self._page = page
        self._status_bar = status_bar
        self._conversation = conversation
        self._recovery = recovery
        self._model: ModelInfo | None = None
        self._state = EngineState.STOPPED
        self._failure: EngineFailure | None = None
        self._plan: EnginePlan | None = None
        self._did_not_start = False
        self._refused = False
        self._restart = actions.bind(ActionId.RESTART_ENGINE, services.supervisor.restart)
        self._stop = actions.bind(ActionId.STOP_ENGINE, services.supervisor.stop)
        self._connect()
        self._show(services.supervisor.status)

    def read_models(self) -> None:
        """Find out, off the GUI thread, which models lie on this disk."""
        library = self._services.library
        run_task(library.models, self._page.header.show_models, self._cannot_list)
        run_task(
            library.starter,
            lambda path: self._page.first_run.offer_starter(present=path is not None),
            self._cannot_list,
        )

    def _connect(self) -> None:
        services, page = self._services, self._page
        services.supervisor.status_changed.connect(self._show)
        services.model_chosen.connect(self._on_model_chosen)
        services.plan_chosen.connect(self._on_plan_chosen)
        for refused in (services.model_refused, self._recovery.gave_up):
            refused.connect(self._conversation.show_failure)
        services.plan_refused.connect(self._on_plan_refused)
        services.recovery.explained.connect(self._on_explained)
        page.header.model_chosen.connect(services.open_model)
        page.first_run.starter_requested.connect(self._start_starter)
        page.loading.cancelled.connect(services.supervisor.stop)
        self._conversation.content_changed.connect(self._choose_page)
        self._conversation.answered.connect(self._on_answered)

    def _show(self, status: EngineStatus) -> None:
        self._recovery.follow(status)
        self._show_loading(status)
        self._state = status.state
        name = self._model_name()
        self._status_bar.show_status(status, name)
        self._page.header.show_model(status.info.model if status.info else name)
        self._restart.setEnabled(self._model is not None)
        self._stop.setEnabled(status.state in _RUNNING)
        self._show_failure(status)
        reasoning = bool(status.info and status.info.has_reasoning)
        self._page.composer.effort.setVisible(reasoning)
        self._choose_page()

    def _show_loading(self, status: EngineStatus) -> None:
        """Keep the page of the start in step."""
        page = self._page.loading
        if status.state not in _LOADING:
            if status.state is EngineState.FAILED and self._state in _LOADING:
                page.fail()
                self._did_not_start = True
            elif status.state is not EngineState.FAILED:
                page.finish()
                self._did_not_start = False
            return
        if self._state not in _LOADING:
            expected = VLLM_STAGES if self._plan and self._plan.engine is EngineKind.VLLM else ()
            line = plan_line(self._plan, self._services.planner.card_names) if self._plan else ""
            page.begin(self._model_name(), line, expected)
        if status.progress is not None:
            page.advance(status.progress)

    def _choose_page(self) -> None:
        if not self._conversation.is_empty:
            page = Page.TRANSCRIPT
        elif self._state in _LOADING or self._did_not_start:
            page = Page.LOADING
        elif self._refused or self._state in {EngineState.READY, EngineState.GENERATING, EngineState.FAILED}:
            page = Page.TRANSCRIPT
        else:
            page = Page.FIRST_RUN
        self._page.show_page(page)

    def _show_failure(self, status: EngineStatus) -> None:
        """Show why the engine failed; take that away, and nothing else, once it starts again."""
        bar = self._page.error_bar
        if self._recovery.searching:
            # An answer was cut just before: that is part of what the notice says.
            if bar.failure is not None and bar.failure.kind in CUT_SHORT:
                bar.show_failure(None)
            return
        if status.state is EngineState.FAILED and status.failure is not None:
            self._failure = status.failure
            bar.show_failure(status.failure)
        elif self._failure is not None and status.state in _RUNNING:
            if bar.failure is self._failure:
                bar.show_failure(None)
            self._failure = None

    def _on_explained(self, failure: EngineFailure) -> None:
        """Say what a second look has shown about the failure that stands there."""
        if self._failure is not None and self._page.error_bar.failure is self._failure:
            self._failure = failure
            self._page.error_bar.show_failure(failure)

    def _model_name(self) -> str:
        return model_title(self._model) if self._model is not None else ""

    def _on_model_chosen(self, model: ModelInfo) -> None:
        self._model = model
        self._services.library.remember(model)
        self._refused = False
        self._page.error_bar.show_failure(None)
        self._page.header.show_model(model_title(model))
        self.read_models()

    def _on_plan_chosen(self, choice: PlanChoice) -> None:
        plan = self._plan = choice.proposals[0].plan
        names = self._services.planner.card_names
        self._status_bar.show_plan(f"{engine_name(plan.engine)} · {cards_text(plan, names)}", plan.context)

    def _on_plan_refused(self, failure: EngineFailure) -> None:
        self._refused = True
        self._conversation.show_failure(failure)
        self._choose_page()

    def _on_answered(self, message: Message) -> None:
        done = message.role is Role.ASSISTANT and message.state is not MessageState.STREAMING
        record = message.answer if done else None
        self._status_bar.show_timings(record.timings if record else None)

    def _start_starter(self) -> None:
        def start(path: Path | None) -> None:
            if path is not None:
                self._services.open_model(path)

        run_task(self._services.library.starter, start, self._cannot_list)

    def _cannot_list(self, error: Exception) -> None:
        self._status_bar.showMessage(self.tr("The list of models could not be read: {0}").format(error))
