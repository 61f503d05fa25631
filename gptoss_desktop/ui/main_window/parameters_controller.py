"""The parameters of the open chat: read when it opens, kept when they change, and fitted to the engine."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from gptoss_desktop.services.failures import storage_failure
from gptoss_desktop.services.model_defaults import model_defaults
from gptoss_desktop.tasks import Lane, run_task
from gptoss_desktop.ui.actions.specs import ActionId
from gptoss_desktop.ui.main_window.preset_controller import PresetController
from gptoss_desktop.ui.main_window.prompt_controller import PromptController
from gptoss_desktop.ui.main_window.schema_controller import SchemaController

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

    from gptoss_desktop.domain.conversation import ConversationId, ConversationSummary
    from gptoss_desktop.domain.conversation_settings import ConversationSettings
    from gptoss_desktop.domain.engine import EngineInfo
    from gptoss_desktop.domain.parameters import GenerationParameters
    from gptoss_desktop.services.composition import Services
    from gptoss_desktop.storage.store import ConversationStore
    from gptoss_desktop.ui.actions.registry import ActionRegistry
    from gptoss_desktop.ui.main_window.conversation_controller import ConversationController
    from gptoss_desktop.ui.parameters.dock import ParameterDock

_SETTLE_MS = 400
"""A slider that is being dragged is stored once it rests."""


class ParametersController(QObject):
    """A chat has its own parameters from its first message on; what is set before is the window's.

    The window's are those that every new chat begins with.
    """

    def __init__(
        self,
        services: Services,
        dock: ParameterDock,
        conversation: ConversationController,
        actions: ActionRegistry,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._services = services
        self._dock = dock
        self._panel = panel = dock.panel
        self._conversation = conversation
        self._is_new = True
        self._info: EngineInfo | None = None
        self.presets = PresetController(services.store, panel, window)
        self.schemas = SchemaController(services, panel, window)
        self.prompts = PromptController(services, panel, window)
        self._pause = QTimer(self, interval=_SETTLE_MS, singleShot=True)
        self._pause.timeout.connect(self._save)
        panel.open(services.settings.open_parameter_groups)
        self._show_window()
        panel.changed.connect(self._on_changed)
        panel.folded.connect(self._remember_groups)
        self.presets.chosen.connect(self._pause.start)
        conversation.opened.connect(self._on_opened)
        services.chat.conversation_changed.connect(self._on_conversation_changed)
        services.chat.answering_changed.connect(self._show_answering)
        services.supervisor.status_changed.connect(self._show_engine)
        self._show_engine()
        self._open = conversation.current
        actions.bind(ActionId.FIND_PARAMETER, self._find)
        actions.bind(ActionId.RESET_PARAMETERS, panel.reset)
        actions.bind(ActionId.SYSTEM_PROMPTS, self.prompts.open)
        actions.bind(ActionId.ANSWER_SCHEMA, self.schemas.edit)

    def save(self) -> None:
        """Keep what was changed just now, for the open chat or for the window."""
        if self._pause.isActive():
            self._save()

    def _save(self) -> None:
        self._pause.stop()
        if self._panel.is_reading or self._panel.problem:
            return
        parameters, preset = self._panel.parameters, self.presets.name
        if self._is_new:
            self._services.settings.parameters = parameters
            self._services.settings.preset = preset
            return
        work = partial(_save, self._services.store, self._open, parameters, preset)
        run_task(work, lambda _: None, self._failed, lane=Lane.STORAGE)

    def _on_changed(self) -> None:
        self._pause.start()

    def _find(self) -> None:
        self._dock.show()
        self._panel.head.filter.setFocus()
        self._panel.head.filter.selectAll()

    def _on_opened(self, conversation_id: ConversationId) -> None:
        """Keep what was set for the chat before, and show what is set for this one."""
        self.save()
        self._open = conversation_id
        self._show_answering()
        self._panel.set_reading()

        def show(found: tuple[bool, ConversationSettings]) -> None:
            if conversation_id != self._open:
                return
            stored, settings = found
            self._is_new = not stored
            if settings.parameters is None:
                self._show_window()
            else:
                self.presets.name = settings.preset
                self._panel.set_parameters(settings.parameters)
            self._pause.stop()

        def failed(error: Exception) -> None:
            if conversation_id == self._open:
                self._show_window()
            self._failed(error)

        work = partial(_read, self._services.store, conversation_id)
        run_task(work, show, failed, lane=Lane.STORAGE)

    def _on_conversation_changed(self, summary: ConversationSummary) -> None:
        """A new chat is stored with its first message: what is set is its own from now on."""
        if summary.id == self._open and self._is_new:
            self.save()  # for the window, too
            self._is_new = False
            self._save()

    def _show_window(self) -> None:
        settings = self._services.settings
        self.presets.name = settings.preset
        self._panel.set_parameters(settings.parameters)

    def _show_engine(self) -> None:
        info = self._services.supervisor.status.info
        self._panel.set_capabilities(info)
        if info is None or info == self._info:
            return
        self._info = info

        def show(defaults: Mapping[str, float]) -> None:
            if info == self._info:
                self._panel.set_defaults(defaults)

        run_task(partial(model_defaults, info), show, self._failed)

    def _show_answering(self, *_: object) -> None:
        self._panel.set_answering(answering=self._services.chat.is_answering(self._open))

    def _remember_groups(self) -> None:
        self._services.settings.open_parameter_groups = self._panel.open_groups

    def _failed(self, error: Exception) -> None:
        self._conversation.show_failure(storage_failure(error))


def _read(store: ConversationStore, conversation_id: ConversationId) -> tuple[bool, ConversationSettings]:
    """Return whether the chat has a message yet, and its settings."""
    return store.message_count(conversation_id) > 0, store.settings_of(conversation_id)


def _save(
    store: ConversationStore,
    conversation_id: ConversationId,
    parameters: GenerationParameters,
    preset: str,
) -> None:
    """Keep the parameters beside whatever else the chat has of its own."""
    settings = store.settings_of(conversation_id)
    store.save_settings(conversation_id, replace(settings, parameters=parameters, preset=preset))
