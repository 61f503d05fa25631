"""vLLM's log becomes stages with figures. A line that is not known changes nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from gptoss_desktop.domain.said import say

if TYPE_CHECKING:
    from collections.abc import Callable

STARTING, IMPORTING, WEIGHTS, COMPILING, PROFILING, GRAPHS, SOCKET = STAGES = (
    "starting",
    "importing",
    "loading weights",
    "compiling",
    "profiling memory",
    "capturing graphs",
    "opening the socket",
)
"""In the order in which vLLM goes through them; some starts leave some out."""


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a start is: `fraction` of the stage, 0 to 1, where vLLM tells it; `detail` is a figure."""

    stage: str = IMPORTING
    fraction: float | None = None
    detail: str = ""


class ProgressReader:
    """Reads a log from its beginning. Stages never go back: several processes write one log."""

    def __init__(self) -> None:
        self.progress = Progress()

    def read(self, line: str) -> bool:
        """Take one line; return whether it said anything new."""
        for pattern, stage, figures in _SIGNS:
            if match := pattern.search(line):
                found = figures(match, Progress(stage))
                break
        else:
            return False
        before = self.progress
        if STAGES.index(found.stage) < STAGES.index(before.stage):
            return False
        if found.stage == before.stage and not found.detail:
            found = replace(found, detail=before.detail)
        self.progress = found
        return found != before


def _plain(_match: re.Match[str], progress: Progress) -> Progress:
    return progress


def _say_counted(template: str) -> Callable[[re.Match[str], Progress], Progress]:
    """Figures of a progress bar: done and all."""

    def figures(match: re.Match[str], progress: Progress) -> Progress:
        done, total = int(match["done"]), int(match["total"])
        detail = say(template, done=done, total=total)
        return replace(progress, fraction=min(1.0, done / total) if total else None, detail=detail)

    return figures


def _say_found(template: str, fraction: float | None = None) -> Callable[[re.Match[str], Progress], Progress]:
    """Figures that the line says in words; the template names the groups of its pattern."""

    def figures(match: re.Match[str], progress: Progress) -> Progress:
        found = {name: _short(text) for name, text in match.groupdict().items()}
        return replace(progress, fraction=fraction, detail=say(template, **found))

    return figures


def _short(text: str) -> str:
    """Return a number with one decimal at most; other text as it is."""
    try:
        return f"{float(text):.1f}".removesuffix(".0")
    except ValueError:
        return text


_BAR = r"[^|]*\|(?:[^|]*\|)?\s*(?P<done>\d+)/(?P<total>\d+)"
_NUMBER = r"[\d.]+"

_SIGNS = tuple(
    (re.compile(pattern), stage, figures)
    for pattern, stage, figures in (
        (r"Resolved architecture: (?P<name>\w+)", IMPORTING, _say_found("{name}")),
        (r"Initializing a V1 LLM engine \(v(?P<version>[\w.+]+)\)", IMPORTING, _say_found("vLLM {version}")),
        (r"world_size=(?P<cards>\d+) rank=0 .*backend=nccl", IMPORTING, _say_found("{cards} cards connect")),
        (r"Starting to load model ", WEIGHTS, _plain),
        (
            r"(?:[Ll]oading [\w ]*shards|Loading safetensors using [\w ]+):" + _BAR,
            WEIGHTS,
            _say_counted("part {done} of {total}"),
        ),
        (
            r"Prefetching checkpoint files: \d+% \((?P<done>\d+)/(?P<total>\d+)\)",
            WEIGHTS,
            _say_counted("part {done} of {total}"),
        ),
        (
            rf"Model loading took (?P<size>{_NUMBER}) GiB (?:memory )?and (?P<time>{_NUMBER}) seconds",
            WEIGHTS,
            _say_found("{size} GiB in {time} s", 1.0),
        ),
        (r"Using cache directory: ", COMPILING, _plain),
        (
            rf"Dynamo bytecode transform time: (?P<time>{_NUMBER}) s",
            COMPILING,
            _say_found("transformed in {time} s"),
        ),
        (
            rf"Directly load (?:the compiled graph|AOT compilation).* took (?P<time>{_NUMBER}) s",
            COMPILING,
            _say_found("from the cache in {time} s"),
        ),
        (r"Directly load (?:the compiled graph|AOT compilation)", COMPILING, _say_found("from the cache")),
        (
            rf"Compiling a graph for .* takes (?P<time>{_NUMBER}) s",
            COMPILING,
            _say_found("one graph in {time} s"),
        ),
        (rf"torch\.compile (?:took|takes|and [\w /]+ took) {_NUMBER} s", PROFILING, _plain),
        (
            rf"Initial profiling/warmup run took (?P<time>{_NUMBER}) s",
            PROFILING,
            _say_found("first run {time} s"),
        ),
        (r"Profiling CUDA graph memory", PROFILING, _say_found("graphs")),
        (
            rf"Estimated CUDA graph memory: (?P<size>{_NUMBER}) GiB",
            PROFILING,
            _say_found("{size} GiB for graphs"),
        ),
        (
            rf"Available KV cache memory: (?P<size>{_NUMBER}) GiB",
            PROFILING,
            _say_found("{size} GiB for the cache"),
        ),
        (r"KV cache size: (?P<tokens>[\d,]+) tokens", PROFILING, _say_found("cache of {tokens} tokens")),
        (r"Capturing CUDA graphs[^:]*:" + _BAR, GRAPHS, _say_counted("graph {done} of {total}")),
        (
            r"(?:JIT kernel warmup|DeepGEMM warmup|Compiling CuTeDSL kernels)[^:]*:" + _BAR,
            GRAPHS,
            _say_counted("kernel {done} of {total}"),
        ),
        (
            rf"Graph capturing finished in (?P<time>{_NUMBER}) secs?, took (?P<size>{_NUMBER}) GiB",
            GRAPHS,
            _say_found("{size} GiB in {time} s", 1.0),
        ),
        (rf"init engine \(.*\) took (?P<time>{_NUMBER}) s", SOCKET, _say_found("engine ready in {time} s")),
        (r"Starting vLLM (?:API )?server", SOCKET, _plain),
    )
)
