"""The real renderer process: templates that work, templates that attack, and a server that outlives them."""

from __future__ import annotations

import asyncio
import os
import signal
from typing import TYPE_CHECKING

import pytest

from gptoss_desktop.protocol.errors import ApiError
from gptoss_desktop.protocol.messages import ChatMessage, ToolCall
from gptoss_desktop.worker.templates.client import TemplateRenderer
from gptoss_desktop.worker.templates.context import template_context

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

CHATML = (
    "{% for m in messages %}<|im_start|>{{ m.role }}\n{{ m.content }}<|im_end|>\n{% endfor %}"
    "{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
)
HELLO = template_context([ChatMessage("user", "Héllo")], bos_text="<s>", eos_text="</s>")


def with_renderer(template: str, use: Callable[[TemplateRenderer], Awaitable[None]]) -> None:
    async def run() -> None:
        renderer = TemplateRenderer(template)
        await renderer.start()
        try:
            await use(renderer)
        finally:
            await renderer.close()

    asyncio.run(run())


def render(template: str, messages: list[ChatMessage]) -> str:
    found: list[str] = []

    async def use(renderer: TemplateRenderer) -> None:
        found.append(await renderer.render(template_context(messages, bos_text="<s>", eos_text="</s>")))

    with_renderer(template, use)
    return found[0]


def test_a_conversation_is_rendered() -> None:
    text = render(CHATML, [ChatMessage("developer", "Be brief."), ChatMessage("user", "Hi")])
    assert text == (
        "<|im_start|>system\nBe brief.<|im_end|>\n<|im_start|>user\nHi<|im_end|>\n<|im_start|>assistant\n"
    )


def test_what_transformers_offers_is_there() -> None:
    template = (
        "{{ bos_token }}{% for m in messages %}{% if m.role == 'tool' %}{% continue %}{% endif %}"
        "{% generation %}{{ m.tool_calls[0].function.arguments.city | tojson }}{% endgeneration %}"
        "{% endfor %}"
        "{{ strftime_now('%Y') | length }}"
    )
    call = ToolCall("call_1", "f", '{"city":"Köln <3"}')
    messages = [
        ChatMessage("assistant", "", tool_calls=(call,)),
        ChatMessage("tool", "x", tool_call_id="call_1"),
    ]
    assert render(template, messages) == '<s>"Köln <3"4'


ATTACKS = {
    "endless": (
        "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
        "took longer than 1 s",
    ),
    "memory": ("{{ messages[0].content * 2000000000 }}", "more memory than it is allowed"),
    "output": (
        "{% for a in range(99999) %}{{ 'x' * 1000 }}{% endfor %}",
        "its output is longer than 8388608 characters",
    ),
    "recursion": ("{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}", "maximum recursion depth exceeded"),
    "huge range": ("{{ range(999999999) | list }}", "Range too big"),
    "escape": ("{{ messages.__class__.__mro__ }}", "access to attribute '__class__'"),
    "include": ("{% include 'x' %}", "no loader for this environment"),
    "mutation": ("{{ messages.append(1) }}", "access to attribute 'append'"),
    "refusal": (
        "{{ raise_exception('Roles must alternate.') }}",
        "refuses this conversation: Roles must alternate.",
    ),
    "syntax": ("{% for %}", "is not valid: "),
    "compile bomb": ("{{ 'x' * 9000000000 }}", "chat template"),
    "deep nesting": ("{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}", "chat template"),
}


@pytest.mark.parametrize(("template", "sentence"), ATTACKS.values(), ids=ATTACKS.keys())
def test_a_bad_template_gives_one_sentence_twice(template: str, sentence: str) -> None:
    async def use(renderer: TemplateRenderer) -> None:
        for _ in range(2):
            with pytest.raises(ApiError) as caught:
                await renderer.render(HELLO)
            assert sentence in caught.value.message
            assert caught.value.message.count("\n") == 0
            assert caught.value.code == "template_error"

    with_renderer(template, use)


def test_a_format_string_reaches_no_attribute() -> None:
    assert render("[{{ '{0.__class__}'.format(messages) }}]", [ChatMessage("user", "x")]) == "[]"


def test_one_bad_conversation_does_not_spoil_the_next() -> None:
    template = "{% if messages[0].content == 'x' %}{{ 'x' * 3000000000 }}{% endif %}{{ messages[0].content }}"

    async def use(renderer: TemplateRenderer) -> None:
        with pytest.raises(ApiError):
            await renderer.render({"messages": [{"content": "x"}]})
        assert await renderer.render({"messages": [{"content": "y"}]}) == "y"

    with_renderer(template, use)


def test_a_killed_renderer_is_replaced() -> None:
    async def use(renderer: TemplateRenderer) -> None:
        process = renderer._process
        assert process is not None
        os.kill(process.pid, signal.SIGKILL)
        await process.wait()
        assert "Héllo" in await renderer.render(HELLO)

    with_renderer(CHATML, use)


def test_a_cancelled_render_leaves_no_answer_for_the_next() -> None:
    template = (
        "{% if messages[0].content == 'slow' %}"
        + ATTACKS["endless"][0]
        + "{% endif %}{{ messages[0].content }}"
    )

    async def use(renderer: TemplateRenderer) -> None:
        slow = asyncio.create_task(renderer.render({"messages": [{"content": "slow"}]}))
        await asyncio.sleep(0)
        slow.cancel()
        with pytest.raises(asyncio.CancelledError):
            await slow
        assert await renderer.render({"messages": [{"content": "quick"}]}) == "quick"

    with_renderer(template, use)
