"""Colours for code: pygments, in small slices of the GUI thread, the lexer loaded in another one."""

from __future__ import annotations

import time
from collections import OrderedDict, deque
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer

from gptoss_desktop.tasks import run_task
from gptoss_desktop.ui.markdown.document import qt_length

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pygments.lexer import Lexer

SLICE_MS = 2.0
"""How long one turn of the event loop may go on with a job."""
JOB_MS = 500.0
"""The rest of a piece that takes longer has no colours: lexers take the square of some texts' length. An
ordinary piece takes 20 to 60 ms."""
MAX_CHARACTERS = 40_000
"""A piece of code longer than this stays uncoloured: lines that long are data, not code."""
_CACHED = 128


class CodeRole(Enum):
    """What a span of code is; the values are the names of `Theme`'s fields."""

    KEYWORD = "accent"
    STRING = "success"
    NUMBER = "warning"
    COMMENT = "text_muted"
    NAME = "danger"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a line, in UTF-16 code units."""

    start: int
    length: int
    role: CodeRole


Spans = list[list[Span]]


@dataclass(slots=True)
class _Job:
    key: tuple[str, str]
    on_done: list[Callable[[Spans], None]]
    tokens: Iterator[tuple[Any, str]] | None = None
    spans: Spans = field(default_factory=lambda: [[]])
    column: int = 0
    spent: float = 0.0
    """Seconds."""

    def take(self, kind: object, text: str) -> None:
        """Add one token of the lexer."""
        role = _role(str(kind))
        for number, part in enumerate(text.split("\n")):
            if number:
                self.spans.append([])
                self.column = 0
            length = qt_length(part)
            if role and length:
                self.spans[-1].append(Span(self.column, length, role))
            self.column += length


class Highlighter(QObject):
    """Highlights pieces of code one after the other and remembers the last of them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._known: OrderedDict[tuple[str, str], Spans] = OrderedDict()
        self._jobs: dict[tuple[str, str], _Job] = {}
        self._ready: deque[_Job] = deque()
        self._lexers: dict[str, Lexer | None] = {}
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._work)

    def request(self, code: str, language: str, on_done: Callable[[Spans], None]) -> None:
        """Call `on_done` with the spans: at once where they are known, never where the language is not."""
        key = (language.lower(), code)
        if key in self._known:
            self._known.move_to_end(key)
            on_done(self._known[key])
        elif key in self._jobs:
            self._jobs[key].on_done.append(on_done)
        elif language and len(code) <= MAX_CHARACTERS:
            self._jobs[key] = _Job(key, [on_done])
            self._begin(self._jobs[key])

    def _begin(self, job: _Job) -> None:
        name = job.key[0]
        if name in self._lexers:
            self._queue(job, self._lexers[name])
        else:
            run_task(lambda: _load_lexer(name), lambda lexer: self._loaded(job, lexer), self._failed(job))

    def _failed(self, job: _Job) -> Callable[[Exception], None]:
        return lambda _error: self._loaded(job, None)

    def _loaded(self, job: _Job, lexer: Lexer | None) -> None:
        self._lexers[job.key[0]] = lexer
        self._queue(job, lexer)

    def _queue(self, job: _Job, lexer: Lexer | None) -> None:
        if lexer is None:
            del self._jobs[job.key]
            return
        job.tokens = iter(lexer.get_tokens(job.key[1]))
        self._ready.append(job)
        self._timer.start()

    def _work(self) -> None:
        start = time.perf_counter()
        end = start + SLICE_MS / 1000
        while self._ready and time.perf_counter() < end:
            job = self._ready[0]
            token = next(job.tokens, None) if job.tokens else None
            if token is None:
                self._ready.popleft()
                self._finish(job)
            else:
                job.take(*token)
        if self._ready:
            self._ready[0].spent += time.perf_counter() - start
            if self._ready[0].spent > JOB_MS / 1000:
                self._finish(self._ready.popleft())
        else:
            self._timer.stop()

    def _finish(self, job: _Job) -> None:
        del self._jobs[job.key]
        self._known[job.key] = job.spans
        if len(self._known) > _CACHED:
            self._known.popitem(last=False)
        for on_done in job.on_done:
            on_done(job.spans)


def _load_lexer(name: str) -> Lexer | None:
    # Imported in the task: pygments and a lexer's tables take tens of milliseconds.
    from pygments.lexers import get_lexer_by_name  # noqa: PLC0415
    from pygments.util import ClassNotFound  # noqa: PLC0415

    try:
        lexer = get_lexer_by_name(name, stripnl=False, ensurenl=False)
    except ClassNotFound:
        return None
    next(iter(lexer.get_tokens("")), None)
    return lexer


_ROLES = (
    ("Token.Comment", CodeRole.COMMENT),
    ("Token.Keyword", CodeRole.KEYWORD),
    ("Token.Operator.Word", CodeRole.KEYWORD),
    ("Token.Literal.String", CodeRole.STRING),
    ("Token.Literal.Number", CodeRole.NUMBER),
    ("Token.Name.Decorator", CodeRole.NAME),
    ("Token.Name.Tag", CodeRole.KEYWORD),
    ("Token.Name.Attribute", CodeRole.NAME),
    ("Token.Name.Exception", CodeRole.NAME),
    ("Token.Generic.Inserted", CodeRole.STRING),
    ("Token.Generic.Deleted", CodeRole.NAME),
)


def _role(kind: str) -> CodeRole | None:
    return next((role for prefix, role in _ROLES if kind.startswith(prefix)), None)
