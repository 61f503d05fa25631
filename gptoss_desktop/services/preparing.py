"""What is done between a prompt that is saved and its request: counting, leaving out, summarising."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from gptoss_desktop.domain.conversation import PartKind
from gptoss_desktop.domain.conversation_settings import OverflowPolicy, Summary
from gptoss_desktop.protocol.prompt_frame import sent_text
from gptoss_desktop.protocol.token_estimate import estimated_tokens
from gptoss_desktop.services import refusals
from gptoss_desktop.services.overflow import (
    Prompt,
    Room,
    SummaryNeeded,
    TooLong,
    decide,
    reserve_for,
)
from gptoss_desktop.services.prompt_sizes import prompt_sizes
from gptoss_desktop.services.summarising import Summarising, SummaryProgress
from gptoss_desktop.services.token_counts import text_key
from gptoss_desktop.tasks import Lane, run_task

if TYPE_CHECKING:
    from collections.abc import Callable

    from gptoss_desktop.domain.conversation import Message
    from gptoss_desktop.domain.engine import EngineInfo
    from gptoss_desktop.domain.failure import EngineFailure
    from gptoss_desktop.engine.client import EngineClient
    from gptoss_desktop.services.pending import Pending
    from gptoss_desktop.services.prompt_sizes import PromptSizes
    from gptoss_desktop.services.token_counts import TokenCounts

MOST_FRAME_BYTES = 64
"""Of one message: a token is a byte at least, and no frame has so many tokens."""
MOST_SYSTEM = 512
"""Tokens that stand before a conversation without a system prompt: gpt-oss has 66."""


@dataclass(frozen=True, slots=True)
class PreparingHooks:
    """Who is told. `ready` and `failed` end the preparation, one of them once; none after `cancel`."""

    ready: Callable[[Pending], None]
    failed: Callable[[EngineFailure], None]
    counted: Callable[[Message], None]
    """A message whose attachments are counted now: the prompt names the number, so it is kept."""
    progress: Callable[[SummaryProgress | None], None]
    """Of a summary; None at its end."""
    summarised: Callable[[Summary], None]


class Preparing(QObject):
    """One prompt on its way. Where nothing has to be counted it is ready before `start` returns."""

    def __init__(
        self,
        pending: Pending,
        client: EngineClient,
        info: EngineInfo,
        counts: TokenCounts,
        hooks: PreparingHooks,
    ) -> None:
        super().__init__(counts)
        self._pending = pending
        self._client = client
        self._info = info
        self._counts = counts
        self._hooks = hooks
        self._over = False
        self._summarising: Summarising | None = None

    def start(self) -> None:
        """Begin; what goes on needs nothing: its prompt was decided when it began."""
        texts = [
            (text_key(part.text), part.text)
            for message in self._pending.path
            for part in message.parts
            if part.kind is PartKind.ATTACHMENT and part.tokens is None
        ]
        if texts:
            self._counts.ask(self._client, self._info, texts, self._attachments_counted)
        else:
            self._fit()

    def cancel(self) -> None:
        """Give up: nobody is told anything any more."""
        if self._summarising is not None:
            self._summarising.cancel()
        self._end()

    def _attachments_counted(self, failure: EngineFailure | None) -> None:
        if self._over:
            return
        if failure is None:
            path = tuple(self._with_counts(message) for message in self._pending.path)
            for before, message in zip(self._pending.path, path, strict=True):
                if message is not before:
                    self._hooks.counted(message)
            self._pending = replace(self._pending, path=path)
        self._fit()

    def _with_counts(self, message: Message) -> Message:
        if all(part.kind is not PartKind.ATTACHMENT or part.tokens is not None for part in message.parts):
            return message
        return message.with_parts(
            tuple(
                replace(part, tokens=self._counts.known(self._info.model, text_key(part.text)))
                if part.kind is PartKind.ATTACHMENT and part.tokens is None
                else part
                for part in message.parts
            )
        )

    def _fit(self) -> None:
        if self._pending.prompt is not None or self._surely_fits():
            self._ready(self._pending.prompt or Prompt())
            return
        self._size(self._sized)

    def _size(self, on_done: Callable[[PromptSizes], None]) -> None:
        """Add up the path, which may be long, in another thread."""
        pending = self._pending
        work = partial(prompt_sizes, self._counts, pending.path, pending.parameters, self._info)
        run_task(work, on_done, self._unsized, lane=Lane.FILES)

    def _sized(self, sizes: PromptSizes) -> None:
        if self._over:
            return
        if sizes.missing:
            self._counts.ask(self._client, self._info, sizes.missing, self._counted)
        else:
            self._decide(sizes)

    def _unsized(self, error: Exception) -> None:
        """Let the engine judge the prompt; the fault is this program's, and the log must tell it."""
        self._ready(Prompt())
        raise error

    def _surely_fits(self) -> bool:
        """Whether the prompt fits however many tokens its bytes make."""
        refuses = self._pending.settings.overflow is OverflowPolicy.REFUSE
        reserve = 1 if refuses else reserve_for(self._pending.parameters, self._info.context)
        room = self._info.context - reserve - MOST_SYSTEM
        room -= len(self._pending.parameters.system_prompt.encode("utf-8", "replace"))
        for message in self._pending.path:
            room -= MOST_FRAME_BYTES + len(sent_text(message).encode("utf-8", "replace"))
            if room < 0:
                return False
        return True

    def _counted(self, failure: EngineFailure | None) -> None:
        if self._over:
            return
        if failure is not None:
            # Nothing is left out on a guess. The engine itself says where the prompt is too long for it.
            self._ready(Prompt())
        else:
            self._size(self._decide)

    def _decide(self, sizes: PromptSizes) -> None:
        if self._over:
            return
        pending = self._pending
        summary = pending.settings.summary
        room = Room(
            self._info.context,
            reserve_for(pending.parameters, self._info.context),
            sizes.system,
            sizes.messages,
            estimated_tokens(summary.text) if summary is not None else 0,
        )
        decision = decide(pending.path, room, pending.settings)
        if isinstance(decision, Prompt):
            self._ready(decision)
        elif isinstance(decision, TooLong):
            self._fail(refusals.too_long(decision, self._info.context))
        else:
            self._summarise(decision)

    def _summarise(self, needed: SummaryNeeded) -> None:
        path, summary = self._pending.path, self._pending.settings.summary
        earlier = summary.text if needed.begin and summary is not None else ""
        work = Summarising(self._client, self._info, path[needed.begin : needed.until], earlier, self)
        self._summarising = work
        up_to = path[needed.until - 1].id
        work.progress.connect(self._hooks.progress)
        work.done.connect(lambda text: self._summarised(Summary(text, up_to)))
        work.failed.connect(lambda reason: self._fail(refusals.no_summary(reason)))
        work.start()

    def _summarised(self, summary: Summary) -> None:
        self._summarising = None
        self._hooks.progress(None)
        self._hooks.summarised(summary)
        settings = replace(self._pending.settings, summary=summary)
        self._pending = replace(self._pending, settings=settings)
        covered = [message.id for message in self._pending.path].index(summary.up_to) + 1
        self._ready(Prompt(tuple(message.id for message in self._pending.path[:covered]), summary.text))

    def _ready(self, prompt: Prompt) -> None:
        if not self._over:
            self._end()
            self._hooks.ready(replace(self._pending, prompt=prompt))

    def _fail(self, failure: EngineFailure) -> None:
        if not self._over:
            self._end()
            self._hooks.failed(failure)

    def _end(self) -> None:
        if not self._over:
            self._over = True
            if self._summarising is not None:
                self._hooks.progress(None)
            self.deleteLater()
