"""How a model is spoken to: by its own chat template, or as `harmony_dialect` does with gpt-oss."""

from __future__ import annotations

import asyncio
import functools
from typing import TYPE_CHECKING, Protocol

from gptoss_desktop.domain.said import say
from gptoss_desktop.protocol.errors import ApiError
from gptoss_desktop.protocol.stops import StopMatcher
from gptoss_desktop.worker.llama.types import OutputProcessor
from gptoss_desktop.worker.server.binding import plain_constraint
from gptoss_desktop.worker.server.unsupported import unsupported
from gptoss_desktop.worker.templates.client import TemplateRenderer
from gptoss_desktop.worker.templates.context import cut_after_answer, template_context
from gptoss_desktop.worker.text.processor import PlainProcessor

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from gptoss_desktop.domain.parameters import ReasoningEffort
    from gptoss_desktop.protocol.messages import ChatMessage, ToolSpec
    from gptoss_desktop.worker.llama.model import LoadedModel
    from gptoss_desktop.worker.llama.types import Constraint, Steering
    from gptoss_desktop.worker.server.binding import Binding
    from gptoss_desktop.worker.server.options import GenerationOptions

GPT_OSS = "gpt-oss"
LONG_TEXT = 64 * 1024
"""Characters; a longer prompt is rendered and tokenised outside the event loop, which must go on serving."""


class AnswerProcessor(OutputProcessor, Protocol):
    """An output processor that can tell, at the end, what the answer was like."""

    stop_reason: str | int | None

    @property
    def reasoning_tokens(self) -> int:
        """Tokens of reasoning."""

    @property
    def recovered(self) -> bool:
        """Whether malformed output was resynchronised."""

    @property
    def has_tool_calls(self) -> bool:
        """Whether the answer calls a tool."""


class Dialect(Protocol):
    """One way of speaking to a model."""

    has_reasoning: bool
    stop_tokens: frozenset[int]

    async def start(self) -> None:
        """Prepare, so that the first request need not wait."""

    async def close(self) -> None:
        """Let go of processes."""

    async def prompt(
        self,
        messages: Sequence[ChatMessage],
        tools: Sequence[ToolSpec],
        effort: ReasoningEffort | None,
        *,
        continues: bool = False,
    ) -> list[int]:
        """Return the tokens of a conversation, up to its answer, or into it if that one `continues`.

        Raises ApiError.
        """

    async def constraint(self, binding: Binding) -> Constraint | None:
        """Return what holds one answer to what it must be, None where it is free.

        Raises ApiError.
        """

    def processor(
        self, options: GenerationOptions, binding: Binding
    ) -> tuple[AnswerProcessor, Steering | None]:
        """Return a fresh processor for one chat answer, and what has to be said in it at its time."""


def plain_processor(model: LoadedModel, options: GenerationOptions) -> PlainProcessor:
    """Return the processor that takes every token for text."""
    piece = functools.partial(model.piece, special=options.show_special)
    stops = StopMatcher(options.stop, include=options.include_stop)
    return PlainProcessor(piece, stops, keep_tokens=options.keeps_tokens)


class TemplateDialect:
    """Renders the chat template that came with the model."""

    has_reasoning = False
    stop_tokens: frozenset[int] = frozenset()

    def __init__(self, model: LoadedModel) -> None:
        self._model = model
        self._renderer = None if model.chat_template is None else TemplateRenderer(model.chat_template)

    async def start(self) -> None:
        """Start the renderer's process."""
        if self._renderer is not None:
            await self._renderer.start()

    async def close(self) -> None:
        """End the renderer's process."""
        if self._renderer is not None:
            await self._renderer.close()

    async def prompt(
        self,
        messages: Sequence[ChatMessage],
        tools: Sequence[ToolSpec],
        effort: ReasoningEffort | None,  # noqa: ARG002  these models have none
        *,
        continues: bool = False,
    ) -> list[int]:
        """Return the tokens of a conversation.

        Raises:
            ApiError: the model has no template or it fails, or tools were offered.

        """
        if self._renderer is None:
            raise ApiError(say("This model has no chat template: use /v1/completions."), code="unsupported")
        if tools:
            raise unsupported("tools", "tool calls")
        context = template_context(
            messages,
            bos_text=self._model.bos_text,
            eos_text=self._model.eos_text,
            add_generation_prompt=not continues,
        )
        text = await self._renderer.render(context)
        if continues:
            text = cut_after_answer(text, messages[-1].text)
        # The template has written the beginning-of-sequence token itself where the model wants one.
        return await in_thread_if_long(
            len(text), functools.partial(self._model.tokenize, text, add_special=False, parse_special=True)
        )

    async def constraint(self, binding: Binding) -> Constraint | None:
        """Return what binds one answer from its first token on.

        Raises:
            ApiError: what is asked for cannot be obeyed.

        """
        return await plain_constraint(self._model, binding)

    def processor(
        self,
        options: GenerationOptions,
        binding: Binding,  # noqa: ARG002  text is text, whatever it must be and wherever it begins
    ) -> tuple[AnswerProcessor, Steering | None]:
        """Return a fresh processor for one chat answer; there is no reasoning that a budget could end."""
        return plain_processor(self._model, options), None


async def in_thread_if_long(length: int, work: Callable[[], list[int]]) -> list[int]:
    """Run work over a text of `length` characters, in another thread where that would hold up the loop."""
    return await asyncio.to_thread(work) if length > LONG_TEXT else work()


def dialect_for(model: LoadedModel) -> Dialect:
    """Return the way to speak to a model."""
    if model.architecture != GPT_OSS:
        return TemplateDialect(model)
    # Imported here: the library and its vocabulary take 76 MB, which only gpt-oss needs.
    from gptoss_desktop.worker.server.harmony_dialect import HarmonyDialect  # noqa: PLC0415

    return HarmonyDialect(model)
