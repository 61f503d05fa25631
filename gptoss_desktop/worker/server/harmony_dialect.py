"""How gpt-oss is spoken to: in harmony."""

from __future__ import annotations

import functools
import os
from datetime import date
from typing import TYPE_CHECKING

from gptoss_desktop.domain.parameters import ReasoningEffort
from gptoss_desktop.protocol.stops import StopMatcher
from gptoss_desktop.worker.grammar.pieces import Pieces
from gptoss_desktop.worker.harmony.budget import ThinkingBudget
from gptoss_desktop.worker.harmony.encoding import FIRST_MARKER, STOP_TOKENS, encoding
from gptoss_desktop.worker.harmony.processor import HarmonyProcessor
from gptoss_desktop.worker.harmony.render import render_chat
from gptoss_desktop.worker.server.binding import bound
from gptoss_desktop.worker.server.dialect import in_thread_if_long
from gptoss_desktop.worker.server.harmony_tables import harmony_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gptoss_desktop.protocol.messages import ChatMessage, ToolSpec
    from gptoss_desktop.worker.llama.model import LoadedModel
    from gptoss_desktop.worker.llama.types import Constraint, Steering
    from gptoss_desktop.worker.server.binding import Binding
    from gptoss_desktop.worker.server.dialect import AnswerProcessor
    from gptoss_desktop.worker.server.options import GenerationOptions

DATE_VARIABLE = "VLLM_SYSTEM_START_DATE"
"""vLLM's name: fixes the date in gpt-oss's system message."""


class HarmonyDialect:
    """Speaks harmony. The date is fixed at the start, or every cached prompt would be lost at midnight."""

    has_reasoning = True
    stop_tokens = STOP_TOKENS

    def __init__(self, model: LoadedModel) -> None:
        self._model = model
        self._date = os.environ.get(DATE_VARIABLE) or date.today().isoformat()  # noqa: DTZ011  the user's own day

    async def start(self) -> None:
        """Load the vocabulary."""
        encoding()

    async def close(self) -> None:
        """Nothing is held."""

    async def prompt(
        self,
        messages: Sequence[ChatMessage],
        tools: Sequence[ToolSpec],
        effort: ReasoningEffort | None,
        *,
        continues: bool = False,
    ) -> list[int]:
        """Return the tokens of a conversation.

        Raises:
            ApiError: it cannot be put into harmony.

        """
        render = functools.partial(
            render_chat,
            messages,
            tools,
            effort=effort or ReasoningEffort.MEDIUM,
            date=self._date,
            continues=continues,
        )
        return await in_thread_if_long(sum(len(message.text) for message in messages), render)

    async def constraint(self, binding: Binding) -> Constraint | None:
        """Return what binds the final message, or the call that must be made; the reasoning is free.

        Raises:
            ApiError: what is asked for cannot be obeyed.

        """
        if binding.structure is None and not binding.forced:
            return None
        table = functools.partial(harmony_table, binding)
        return await bound(binding, table, lambda: self._pieces, self.stop_tokens)

    @functools.cached_property
    def _pieces(self) -> Pieces:
        """The tokens without harmony's markers, some of which llama.cpp takes for text."""
        return Pieces(
            self._model.vocabulary.texts()[:FIRST_MARKER] + [b""] * (self._model.n_vocab - FIRST_MARKER)
        )

    def processor(
        self, options: GenerationOptions, binding: Binding
    ) -> tuple[AnswerProcessor, Steering | None]:
        """Return a fresh processor for one chat answer, and the budget of its reasoning."""
        stops = StopMatcher(options.stop, include=options.include_stop)
        in_final = binding.after is not None
        processor = HarmonyProcessor(stops, keep_tokens=options.keeps_tokens, in_final=in_final)
        if options.thinking_budget is None:
            return processor, None
        # Where a call must be made, its grammar says what follows the reasoning.
        return processor, ThinkingBudget(processor, options.thinking_budget, opens_final=not binding.forced)
