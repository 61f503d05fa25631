"""How a model is spoken to: gpt-oss in harmony, every other by its own chat template."""

from __future__ import annotations

import asyncio
import functools
import os
from datetime import date
from typing import TYPE_CHECKING, Protocol

from gptoss_desktop.domain.parameters import ReasoningEffort
from gptoss_desktop.protocol.errors import ApiError
from gptoss_desktop.worker.llama.types import OutputProcessor
from gptoss_desktop.worker.server.unsupported import unsupported
from gptoss_desktop.worker.templates.client import TemplateRenderer
from gptoss_desktop.worker.templates.context import cut_after_answer, template_context
from gptoss_desktop.worker.text.processor import PlainProcessor
from gptoss_desktop.worker.text.stops import StopMatcher

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from gptoss_desktop.protocol.messages import ChatMessage, ToolSpec
    from gptoss_desktop.worker.llama.model import LoadedModel
    from gptoss_desktop.worker.server.options import GenerationOptions

GPT_OSS = "gpt-oss"
DATE_VARIABLE = "VLLM_SYSTEM_START_DATE"
"""vLLM's name: fixes the date in gpt-oss's system message."""

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

    def processor(self, options: GenerationOptions, *, continues: bool = False) -> AnswerProcessor:
        """Return a fresh processor for one chat answer."""


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
            raise ApiError("This model has no chat template: use /v1/completions.", code="unsupported")
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

    def processor(
        self,
        options: GenerationOptions,
        *,
        continues: bool = False,  # noqa: ARG002  text is text wherever it begins
    ) -> AnswerProcessor:
        """Return a fresh processor for one chat answer."""
        return plain_processor(self._model, options)


class HarmonyDialect:
    """Speaks harmony. The date is fixed at the start, or every cached prompt would be lost at midnight."""

    has_reasoning = True

    def __init__(self) -> None:
        # Imported here: the library and its vocabulary take 76 MB, which only gpt-oss needs.
        from gptoss_desktop.worker.harmony import encoding, processor, render  # noqa: PLC0415

        self.stop_tokens = encoding.STOP_TOKENS
        self._load = encoding.encoding
        self._new_processor = processor.HarmonyProcessor
        self._render = render.render_chat
        self._date = os.environ.get(DATE_VARIABLE) or date.today().isoformat()  # noqa: DTZ011  the user's own day

    async def start(self) -> None:
        """Load the vocabulary."""
        self._load()

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
            self._render,
            messages,
            tools,
            effort=effort or ReasoningEffort.MEDIUM,
            date=self._date,
            continues=continues,
        )
        return await in_thread_if_long(sum(len(message.text) for message in messages), render)

    def processor(self, options: GenerationOptions, *, continues: bool = False) -> AnswerProcessor:
        """Return a fresh processor for one chat answer."""
        stops = StopMatcher(options.stop, include=options.include_stop)
        return self._new_processor(stops, keep_tokens=options.keeps_tokens, in_final=continues)


async def in_thread_if_long(length: int, work: Callable[[], list[int]]) -> list[int]:
    """Run work over a text of `length` characters, in another thread where that would hold up the loop."""
    return await asyncio.to_thread(work) if length > LONG_TEXT else work()


def dialect_for(model: LoadedModel) -> Dialect:
    """Return the way to speak to a model."""
    return HarmonyDialect() if model.architecture == GPT_OSS else TemplateDialect(model)
