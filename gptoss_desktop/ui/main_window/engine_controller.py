"""The engine in the window: its state on every part that shows it, and what the user does about it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog

from gptoss_desktop.domain.conversation import MessageState, Role
from gptoss_desktop.domain.engine import EngineState
from gptoss_desktop.tasks import run_task
from gptoss_desktop.ui.actions.specs import ActionId
from gptoss_desktop.ui.main_window.chat_page import Page

if TYPE_CHECKING:
    from gptoss_desktop.domain.conversation import Message
    from gptoss_desktop.domain.engine import EngineStatus
    from gptoss_desktop.domain.failure import EngineFailure
    from gptoss_desktop.domain.model import ModelInfo
    from gptoss_desktop.services.composition import Services
    from gptoss_desktop.ui.actions.registry import ActionRegistry
    from gptoss_desktop.ui.engine.status_bar import EngineStatusBar
    from gptoss_desktop.ui.main_window.chat_page import ChatPage
    from gptoss_desktop.ui.main_window.conversation_controller import ConversationController
    from gptoss_desktop.ui.parameters.panel import ParameterPanel

_LOADING = frozenset({EngineState.STARTING, EngineState.LOADING})
_RUNNING = frozenset({EngineState.READY, EngineState.GENERATING}) | _LOADING


class EngineController(QObject):
    """Chooses the page by state, names the model, opens the file dialog."""

    def __init__(
        self,
        services: Services,
        page: ChatPage,
        status_bar: EngineStatusBar,
        conversation: ConversationController,
        actions: ActionRegistry,
        parameters: ParameterPanel,
    ) -> None:
        super().__init__(page)
        self._services = services
        self._page = page
        self._status_bar = status_bar
        self._conversation = conversation
        self._parameters = parameters
        self._model: ModelInfo | None = None
        self._state = EngineState.STOPPED
        self._failure: EngineFailure | None = None
        self._dialog: QFileDialog | None = None
        actions.bind(ActionId.OPEN_MODEL, self.choose_file)
        self._restart = actions.bind(ActionId.RESTART_ENGINE, services.supervisor.restart)
        self._stop = actions.bind(ActionId.STOP_ENGINE, services.supervisor.stop)
        self._connect()
        self._show(services.supervisor.status)

    def choose_file(self) -> None:
        """Let the user choose a model file, without holding up the window."""
        if self._dialog is None:
            self._dialog = self._make_dialog()
        self._dialog.open()

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
        services.model_refused.connect(self._conversation.show_failure)
        page.header.model_chosen.connect(services.open_model)
        page.first_run.open_requested.connect(self.choose_file)
        page.first_run.starter_requested.connect(self._start_starter)
        page.loading.cancelled.connect(services.supervisor.stop)
        self._conversation.content_changed.connect(self._choose_page)
        self._conversation.answered.connect(self._on_answered)

    def _show(self, status: EngineStatus) -> None:
        began = status.state in _LOADING and self._state not in _LOADING
        self._state = status.state
        name = self._model_name()
        if began:
            self._page.loading.begin(name)
        if status.progress is not None and status.state in _LOADING:
            self._page.loading.advance(status.progress)
        self._status_bar.show_status(status, name)
        self._page.header.show_model(status.info.model if status.info else name)
        self._restart.setEnabled(self._model is not None)
        self._stop.setEnabled(status.state in _RUNNING)
        self._show_failure(status)
        reasoning = bool(status.info and status.info.has_reasoning)
        self._page.composer.effort.setVisible(reasoning)
        self._parameters.offer_effort(offered=reasoning)
        self._choose_page()

    def _choose_page(self) -> None:
        if not self._conversation.is_empty:
            page = Page.TRANSCRIPT
        elif self._state in _LOADING:
            page = Page.LOADING
        elif self._state in {EngineState.READY, EngineState.GENERATING}:
            page = Page.TRANSCRIPT
        else:
            page = Page.FIRST_RUN
        self._page.show_page(page)

    def _show_failure(self, status: EngineStatus) -> None:
        """Show why the engine failed; take that away, and nothing else, once it starts again."""
        bar = self._page.error_bar
        if status.state is EngineState.FAILED and status.failure is not None:
            self._failure = status.failure
            bar.show_failure(status.failure)
        elif self._failure is not None and status.state in _RUNNING:
            if bar.failure is self._failure:
                bar.show_failure(None)
            self._failure = None

    def _model_name(self) -> str:
        return self._model.path.stem if self._model is not None else ""

    def _on_model_chosen(self, model: ModelInfo) -> None:
        self._model = model
        self._services.library.remember(model)
        self._page.error_bar.show_failure(None)
        self._page.header.show_model(model.path.stem)
        self.read_models()

    def _on_answered(self, message: Message) -> None:
        done = message.role is Role.ASSISTANT and message.state is not MessageState.STREAMING
        record = message.answer if done else None
        self._status_bar.show_timings(record.timings if record else None)
        info = self._services.supervisor.status.info
        used = record.usage.prompt_tokens + record.usage.completion_tokens if record else 0
        self._page.composer.show_context(used, info.context if info else 0)

    def _start_starter(self) -> None:
        def start(path: Path | None) -> None:
            if path is not None:
                self._services.open_model(path)

        run_task(self._services.library.starter, start, self._cannot_list)

    def _cannot_list(self, error: Exception) -> None:
        self._status_bar.showMessage(self.tr("The list of models could not be read: {0}").format(error))

    def _make_dialog(self) -> QFileDialog:
        dialog = QFileDialog(self._page.window(), self.tr("Use a model on this disk"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("Models (*.gguf)"), self.tr("All files (*)")])
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.setDirectory(str(self._services.locations.models))
        dialog.fileSelected.connect(lambda path: self._services.open_model(Path(path)))
        return dialog
