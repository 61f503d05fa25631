"""What the composer shows of the open chat: its draft, its earlier prompts, how full its context is."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer

from gptoss_desktop.domain.conversation_settings import ConversationSettings, OverflowPolicy
from gptoss_desktop.services.failures import storage_failure
from gptoss_desktop.services.token_counts import pieces_of, text_key
from gptoss_desktop.tasks import Lane, run_task
from gptoss_desktop.ui.actions.specs import ActionId
from gptoss_desktop.ui.composer.meter.popup import MeterPopup
from gptoss_desktop.ui.main_window.drafts import DraftKeeper
from gptoss_desktop.ui.main_window.drafts_history import PromptMemory
from gptoss_desktop.ui.theme.tokens import GRID

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from gptoss_desktop.domain.budget import TokenBudget
    from gptoss_desktop.domain.conversation import ConversationId
    from gptoss_desktop.services.composition import Services
    from gptoss_desktop.services.summarising import SummaryProgress
    from gptoss_desktop.storage.store import ConversationStore
    from gptoss_desktop.ui.actions.registry import ActionRegistry
    from gptoss_desktop.ui.composer.composer import Composer
    from gptoss_desktop.ui.main_window.conversation_controller import ConversationController
    from gptoss_desktop.ui.parameters.panel import ParameterPanel

_TITLE = 5 * GRID
"""Pixels, about: what a window manager puts above the popup."""


class ComposerController(QObject):
    """Asks the meter whenever the next prompt would be another one."""

    def __init__(
        self,
        services: Services,
        composer: Composer,
        conversation: ConversationController,
        panel: ParameterPanel,
        actions: ActionRegistry,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._services = services
        self._composer = composer
        self._conversation = conversation
        self._panel = panel
        self._settings = ConversationSettings()
        self._popup: MeterPopup | None = None
        self._summarising: dict[str, SummaryProgress] = {}
        self._drafts = DraftKeeper(services, composer, conversation.current)
        self._prompts = PromptMemory(services, composer)
        # Several things change at once when a chat is opened: they are one question.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._measure)
        actions.bind(ActionId.CONTEXT_USE, self._open_popup)
        window.installEventFilter(self)
        self._connect()
        self._prompts.open(conversation.current)
        self._soon.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """Keep what is written when the window closes."""
        if event.type() is QEvent.Type.Close:
            self._drafts.save()
            self._composer.close_files()
        return super().eventFilter(watched, event)

    def _connect(self) -> None:
        chat, conversation = self._services.chat, self._conversation
        conversation.opened.connect(self._on_opened)
        conversation.path.completed.connect(self._on_path)
        conversation.content_changed.connect(self._on_path)
        conversation.answered.connect(self._later)
        self._composer.draft_changed.connect(self._later)
        self._panel.changed.connect(self._later)
        self._services.meter.measured.connect(self._on_measured)
        self._drafts.failed.connect(self._on_failed)
        # Methods, not lambdas: Qt lets go of them when the window goes before the services do.
        chat.answer_delta.connect(self._show_thinking)
        chat.answering_changed.connect(self._show_thinking)
        chat.summary_progress.connect(self._on_summarising)
        chat.summary_written.connect(self._on_summary)

    def _on_opened(self, conversation_id: str) -> None:
        self._drafts.open(conversation_id)
        self._prompts.open(conversation_id)
        self._settings = ConversationSettings()
        if self._popup is not None:
            self._popup.close()
        self._read_settings()
        self._show_thinking()
        self._show_summarising()
        self._soon.start()

    def _on_path(self) -> None:
        self._prompts.set_path(self._conversation.path.messages)
        self._soon.start()

    def _show_thinking(self, *_: object) -> None:
        thinking = self._services.chat.can_answer_now(self._conversation.current)
        self._composer.set_thinking(thinking=thinking)

    # The budget

    def _later(self, *_: object) -> None:
        self._soon.start()

    def _measure(self) -> None:
        self._services.meter.measure(
            self._conversation.current,
            tuple(self._conversation.path.messages),
            self._panel.parameters,
            self._composer.draft,
            self._settings,
        )

    def _on_measured(self, budget: TokenBudget) -> None:
        self._composer.set_budget(budget)
        if self._popup is not None:
            self._popup.set_budget(budget)
        self._count_attachments()

    def _count_attachments(self) -> None:
        """Show on the chips what the engine has counted for the budget."""
        info = self._services.supervisor.status.info
        if info is None:
            return
        for attachment in self._composer.tray.ready:
            if attachment.exact:
                continue
            pieces = pieces_of(attachment.text)
            counts = [self._services.chat.counts.known(info.model, text_key(piece)) for piece in pieces]
            known = [count for count in counts if count is not None]
            if len(known) == len(pieces):
                self._composer.count(attachment.key, sum(known))

    # What happens when the context is full

    def _open_popup(self) -> None:
        if self._popup is not None:
            self._popup.close()
        popup = MeterPopup(self._composer.window())
        popup.set_budget(self._composer.meter.budget)
        popup.set_settings(self._settings)
        popup.policy_chosen.connect(self._choose_policy)
        popup.summary_edited.connect(self._edit_summary)
        popup.finished.connect(self._forget_popup)
        self._popup = popup
        popup.adjustSize()
        # Above the composer, its right edge at the composer's: the messages that it speaks of stay in view.
        # A composer that has grown leaves no room there: then over it, with all of the popup in the window.
        window = self._composer.window()
        corner = self._composer.mapTo(window, QPoint(self._composer.width(), 0))
        place = corner - QPoint(popup.width(), popup.height() + GRID)
        popup.move(window.mapToGlobal(QPoint(max(GRID, place.x()), max(_TITLE, place.y()))))
        popup.open()

    def _forget_popup(self) -> None:
        self._popup = None

    def _choose_policy(self, policy: OverflowPolicy) -> None:
        self._change(lambda settings: replace(settings, overflow=policy))

    def _edit_summary(self, text: str) -> None:
        def change(settings: ConversationSettings) -> ConversationSettings:
            if settings.summary is None or not text:
                return replace(settings, summary=None)
            return replace(settings, summary=replace(settings.summary, text=text))

        self._change(change)

    def _change(self, change: Callable[[ConversationSettings], ConversationSettings]) -> None:
        """Change the open chat's settings in the store, beside what others change of them."""
        work = partial(_changed, self._services.store, self._conversation.current, change)
        run_task(
            work, partial(self._show_settings, self._conversation.current), self._on_failed, lane=Lane.STORAGE
        )

    def _read_settings(self) -> None:
        conversation_id = self._conversation.current
        work = partial(self._services.store.settings_of, conversation_id)
        run_task(work, partial(self._show_settings, conversation_id), self._on_failed, lane=Lane.STORAGE)

    def _show_settings(self, conversation_id: ConversationId, settings: ConversationSettings) -> None:
        if conversation_id != self._conversation.current:
            return
        self._settings = settings
        if self._popup is not None:
            self._popup.set_settings(settings)
        self._soon.start()

    def _on_summarising(self, conversation_id: str, progress: SummaryProgress | None) -> None:
        if progress is None:
            self._summarising.pop(conversation_id, None)
        else:
            self._summarising[conversation_id] = progress
        self._show_summarising()

    def _show_summarising(self) -> None:
        progress = self._summarising.get(self._conversation.current)
        if progress is None:
            self._composer.show_summarising(0, 0.0)
        else:
            self._composer.show_summarising(progress.messages, progress.fraction)

    def _on_summary(self, conversation_id: str, _: object) -> None:
        if conversation_id == self._conversation.current:
            self._read_settings()

    def _on_failed(self, error: Exception) -> None:
        self._conversation.show_failure(storage_failure(error))


def _changed(
    store: ConversationStore,
    conversation_id: ConversationId,
    change: Callable[[ConversationSettings], ConversationSettings],
) -> ConversationSettings:
    settings = change(store.settings_of(conversation_id))
    store.save_settings(conversation_id, settings)
    return settings
