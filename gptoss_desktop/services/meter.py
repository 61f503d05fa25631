"""The token meter: what the next prompt takes of the context, told again when it changes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from gptoss_desktop.services.budgeting import History, Measured, NextPrompt, measure, newest_first
from gptoss_desktop.tasks import Lane, run_task

if TYPE_CHECKING:
    from gptoss_desktop.domain.conversation import ConversationId, Message
    from gptoss_desktop.domain.conversation_settings import ConversationSettings
    from gptoss_desktop.domain.engine import EngineInfo
    from gptoss_desktop.domain.failure import EngineFailure
    from gptoss_desktop.domain.organisation import Draft
    from gptoss_desktop.domain.parameters import GenerationParameters
    from gptoss_desktop.engine.supervisor import EngineSupervisor
    from gptoss_desktop.services.token_counts import TokenCounts

PAUSE_MS = 250
"""Who writes on does so sooner; a longer wait is felt as one."""
STEP_CHARACTERS = 256 * 1024
"""Of text that is asked about before the figures are told again: a quarter of a second for an engine."""


class TokenMeter(QObject):
    """Measures one conversation at a time: the one that was asked about last.

    Estimates are told first; the engine's figures follow as soon as it has counted, which it does once for
    each message. Nothing is computed in the calling thread.
    """

    measured = Signal(object)
    """TokenBudget of what was asked about last."""

    def __init__(
        self, supervisor: EngineSupervisor, counts: TokenCounts, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._supervisor = supervisor
        self._counts = counts
        self._wanted: NextPrompt | None = None
        self._history = History()
        self._computing = False
        self._changed = False
        self._pause = QTimer(self, singleShot=True)
        self._pause.timeout.connect(self._compute)
        supervisor.status_changed.connect(self._on_engine)
        self._info: EngineInfo | None = None

    def measure(
        self,
        conversation_id: ConversationId,
        path: tuple[Message, ...],
        parameters: GenerationParameters,
        draft: Draft,
        settings: ConversationSettings,
    ) -> None:
        """Ask for the budget of the next prompt. Within a conversation the answer waits for a pause.

        Somebody writes, or an answer begins, and the first frame of that has enough to do.
        """
        before, self._wanted = (
            self._wanted,
            NextPrompt(conversation_id, tuple(path), parameters, draft, settings),
        )
        same = before is not None and before.conversation_id == conversation_id
        self._pause.start(PAUSE_MS if same else 0)

    def _on_engine(self, *_: object) -> None:
        info = self._supervisor.status.info
        if info is not self._info:
            self._info = info
            self._pause.start(0)

    def _compute(self) -> None:
        if self._computing:
            self._changed = True  # begins again when the present figures are there
            return
        if self._wanted is None:
            return
        self._computing, self._changed = True, False
        wanted, info = self._wanted, self._supervisor.status.info
        run_task(
            partial(measure, self._counts, self._history, wanted, info),
            partial(self._take, wanted, info),
            self._give_up,
            lane=Lane.FILES,
        )

    def _take(self, wanted: NextPrompt, info: EngineInfo | None, found: Measured) -> None:
        self._computing = False
        if self._changed or wanted is not self._wanted:
            self._again()
            return
        self.measured.emit(found.budget)
        client = self._supervisor.client
        if found.missing and client is not None and info is not None and info is client.info:
            self._computing = True
            texts = newest_first(found.missing, STEP_CHARACTERS)
            self._counts.ask(client, info, texts, self._counted)

    def _counted(self, failure: EngineFailure | None) -> None:
        self._computing = False
        if failure is None or self._changed:
            self._again()

    def _again(self) -> None:
        # A pause that is being waited for comes to its end by itself.
        if not self._pause.isActive():
            self._pause.start(0)

    def _give_up(self, error: Exception) -> None:
        """The figures stay as they are: a fault of this program, which the log must tell."""
        self._computing = False
        raise error
