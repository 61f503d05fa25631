"""The child process that renders one model's chat template; run as a module, it needs no more than Jinja.

It reads frames from its standard input and answers each on its standard output. The first names the template.
A Jinja sandbox limits neither time nor memory: the memory limit is set here, the time is the parent's to
watch.
"""

from __future__ import annotations

import ctypes
import os
import resource
import signal
import sys
from typing import TYPE_CHECKING, Any, BinaryIO

from jinja2 import TemplateError

from gptoss_desktop.domain.said import say
from gptoss_desktop.worker.templates.environment import RefusedError, make_environment
from gptoss_desktop.worker.templates.frames import HEAD_SIZE, decode_frame, encode_frame, frame_length

if TYPE_CHECKING:
    from jinja2 import Template

MEMORY_LIMIT = 512 * 1024 * 1024
"""Bytes of address space; the interpreter and Jinja take about 60 MiB of them."""

MAX_OUTPUT = 8 * 1024 * 1024
"""Characters of a rendered prompt: more than two million tokens."""

_PR_SET_PDEATHSIG = 1  # linux/prctl.h


def main() -> int:
    """Serve until the end of the standard input; return the exit code."""
    _limit_process()
    source, sink = sys.stdin.buffer, sys.stdout.buffer
    opening = _read(source)
    if opening is None:
        return 0
    try:
        template = make_environment().from_string(opening["template"])
    except Exception as error:  # noqa: BLE001  whatever the template broke is the template's fault
        _write(sink, {"error": "invalid", "detail": _describe(error)})
        return 0
    _write(sink, {"text": ""})
    while (context := _read(source)) is not None:
        _write(sink, _render(template, context))
    return 0


def _render(template: Template, context: dict[str, Any]) -> dict[str, str]:
    try:
        return {"text": _bounded_output(template, context)}
    except RefusedError as error:
        return {"error": "refused", "detail": _describe(error)}
    except MemoryError:
        return {"error": "memory", "detail": ""}
    except Exception as error:  # noqa: BLE001  whatever the template broke is the template's fault
        return {"error": "failed", "detail": _describe(error)}


def _bounded_output(template: Template, context: dict[str, Any]) -> str:
    pieces: list[str] = []
    length = 0
    for piece in template.generate(context):
        length += len(piece)
        if length > MAX_OUTPUT:
            raise TemplateError(
                say("its output is longer than {max_output} characters", max_output=MAX_OUTPUT)
            )
        pieces.append(piece)
    return "".join(pieces)


def _describe(error: BaseException) -> str:
    return (str(error) or type(error).__name__)[:500]


def _limit_process() -> None:
    parent = os.getppid()
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        raise SystemExit(0)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def _read(source: BinaryIO) -> dict[str, Any] | None:
    head = source.read(HEAD_SIZE)
    if len(head) < HEAD_SIZE:
        return None
    return decode_frame(source.read(frame_length(head)))


def _write(sink: BinaryIO, body: dict[str, str]) -> None:
    sink.write(encode_frame(body))
    sink.flush()


if __name__ == "__main__":
    sys.exit(main())
