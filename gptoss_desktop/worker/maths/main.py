"""The drawer's process: `--worker maths` answers each line of its standard input, until the input ends."""

from __future__ import annotations

import resource
import sys
import warnings

from gptoss_desktop.protocol.maths import MAX_LINE, decode_request, encode
from gptoss_desktop.worker.guard.linux import prctl
from gptoss_desktop.worker.maths.drawing import draw, prepare

MEMORY_LIMIT = 512 * 1024 * 1024
"""Bytes of address space; the interpreter and the font take about 60 MiB of them."""


def main(argv: list[str]) -> int:
    """Draw formulas; return the exit code."""
    if argv:
        sys.stderr.write("usage: --worker maths\n")
        return 2
    prctl.die_with_parent()
    warnings.simplefilter("ignore")
    prepare()
    _shut()
    source, sink = sys.stdin.buffer, sys.stdout.buffer
    while line := source.readline(MAX_LINE):
        request = decode_request(line)
        if request is not None:
            sink.write(encode(draw(request)))
            sink.flush()
    return 0


def _shut() -> None:
    """Limit this process for good: it draws what a model wrote, and needs nothing more for that."""
    prctl.forbid_core_dumps()
    prctl.hide_memory()
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    # No file and no socket can be opened from here on.
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))
