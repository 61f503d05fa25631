"""The server's side of the template renderer: starts it, watches its time, and replaces it when it dies."""

from __future__ import annotations

import asyncio
import sys
from typing import TYPE_CHECKING, Any

from gptoss_desktop.domain.said import say
from gptoss_desktop.protocol.errors import ApiError
from gptoss_desktop.worker.templates.frames import HEAD_SIZE, decode_frame, encode_frame, frame_length

if TYPE_CHECKING:
    from asyncio.subprocess import Process

COMMAND = (sys.executable, "-m", "gptoss_desktop.worker.templates.renderer")
START_LIMIT_S = 10.0
"""For the interpreter to start and the template to compile; both take about 0.2 s on an idle machine."""
RENDER_LIMIT_S = 1.0

_SENTENCES = {
    "refused": "The model's chat template refuses this conversation: {detail}",
    "failed": "The model's chat template failed: {detail}",
    "invalid": "The model's chat template is not valid: {detail}",
    "memory": say("The model's chat template needed more memory than it is allowed and was stopped."),
    "time": say(
        "The model's chat template took longer than {render_limit_s} s and was stopped.",
        render_limit_s=f"{RENDER_LIMIT_S:g}",
    ),
    "start": say(
        "The model's chat template was not ready after {start_limit_s} s and was stopped.",
        start_limit_s=f"{START_LIMIT_S:g}",
    ),
    "died": say("The model's chat template ended its renderer, which is restarted at the next message."),
}


class TemplateRenderer:
    """Renders one template, one conversation at a time, from the thread of the running event loop.

    The process is started by `start` or on demand. It ends with this one: by the end of its standard input,
    and by the kernel should this process be killed while a render runs. That holds because the loop's thread,
    which starts it, lives as long as the process.
    """

    def __init__(self, template: str) -> None:
        self._template = template
        self._process: Process | None = None
        self._lock = asyncio.Lock()
        self._invalid: ApiError | None = None

    async def start(self) -> None:
        """Start the process and compile the template, so that the first message need not wait.

        A template that cannot be compiled is reported by every `render`, not here: the model still completes
        text.
        """
        async with self._lock:
            try:
                await self._started()
            except ApiError as error:
                self._invalid = error

    async def render(self, context: dict[str, Any]) -> str:
        """Return the prompt for a template's variables.

        Raises:
            ApiError: the template is invalid, refuses the conversation, fails, or exceeds its limits.

        """
        async with self._lock:
            if self._invalid is not None:
                raise self._invalid
            process = await self._started()
            return await self._exchange(process, context, RENDER_LIMIT_S, "time")

    async def close(self) -> None:
        """End the process."""
        async with self._lock:
            await self._kill()

    async def _started(self) -> Process:
        if self._process is None or self._process.returncode is not None:
            self._process = await asyncio.create_subprocess_exec(
                *COMMAND, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE
            )
            await self._exchange(self._process, {"template": self._template}, START_LIMIT_S, "start")
        return self._process

    async def _exchange(self, process: Process, body: dict[str, Any], limit_s: float, late: str) -> str:
        try:
            async with asyncio.timeout(limit_s):
                answer = await _ask(process, body)
        except TimeoutError:
            await self._kill()
            raise _error(late) from None
        except (OSError, EOFError, ValueError):
            await self._kill()
            raise _error("died") from None
        except BaseException:
            # A cancelled request leaves an answer in the pipe that would be taken for the next one's.
            await self._kill()
            raise
        if "error" in answer:
            raise _error(str(answer["error"]), str(answer.get("detail", "")))
        return str(answer["text"])

    async def _kill(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        if process.returncode is None:
            process.kill()
        await process.communicate()


async def _ask(process: Process, body: dict[str, Any]) -> dict[str, Any]:
    assert process.stdin is not None  # noqa: S101  both pipes were asked for
    assert process.stdout is not None  # noqa: S101
    process.stdin.write(encode_frame(body))
    await process.stdin.drain()
    head = await process.stdout.readexactly(HEAD_SIZE)
    return decode_frame(await process.stdout.readexactly(frame_length(head)))


def _error(kind: str, detail: str = "") -> ApiError:
    return ApiError(
        _SENTENCES[kind].format(detail=detail.rstrip(".")).rstrip(".") + ".", code="template_error"
    )
