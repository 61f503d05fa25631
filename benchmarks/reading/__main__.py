"""`python -m benchmarks.reading`: processor time of the GUI thread, so that other work counts little."""

from __future__ import annotations

import argparse
import os
import sys
import time
from functools import partial
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication, QMainWindow

from benchmarks.reading.hostile import texts
from benchmarks.transcript.conversation import markdown
from gptoss_desktop.domain.conversation import (
    Message,
    MessageState,
    Part,
    PartKind,
    Role,
    new_conversation_id,
    new_message_id,
)
from gptoss_desktop.protocol.chunks import TextDelta
from gptoss_desktop.ui.actions.registry import ActionRegistry
from gptoss_desktop.ui.markdown.maths import Formula
from gptoss_desktop.ui.markdown.splitter import StreamSplitter
from gptoss_desktop.ui.maths.formulas import formulas
from gptoss_desktop.ui.theme.controller import ThemeChoice, ThemeController
from gptoss_desktop.ui.transcript.view import TranscriptView

if TYPE_CHECKING:
    from collections.abc import Callable

_TOKEN = 4
"""Characters of a token of English text, about."""
_FLUSH = 67 * _TOKEN
"""What comes in a frame of 33 ms at 2,000 tokens a second."""
_STREAMED = 30_000
"""Characters of a hostile text that are streamed."""
_FORMULAS = 50
_BAR_MS = 33.0


def timed(work: Callable[[], object]) -> float:
    """Return the processor time of this thread for a piece of work, in milliseconds."""
    start = time.thread_time()
    work()
    return (time.thread_time() - start) * 1000


def _message(text: str, state: MessageState = MessageState.COMPLETE) -> Message:
    parts = (Part(PartKind.TEXT, text),) if text else ()
    return Message(new_message_id(), new_conversation_id(), None, Role.ASSISTANT, parts, state)


class Reader:
    """A transcript, and the times that it takes."""

    def __init__(self, app: QApplication) -> None:
        self._app = app
        self._owner = QMainWindow()
        self._view = TranscriptView(ActionRegistry(self._owner))
        self._view.resize(900, 800)
        self._view.show()
        app.processEvents()

    def open(self, text: str) -> float:
        """Show a message and paint it."""
        return timed(partial(self._open, text))

    def _open(self, text: str) -> None:
        self._view.set_messages([_message(text)])
        self._app.processEvents()

    def scroll(self) -> float:
        """Go to five places in it; return the longest time."""
        end = self._view.verticalScrollBar().maximum()
        return max(timed(partial(self._go_to, end * share // 4)) for share in range(5))

    def _go_to(self, place: int) -> None:
        self._view.verticalScrollBar().setValue(place)
        self._app.processEvents()

    def stream(self, text: str) -> tuple[float, float]:
        """Stream it; return the longest and the mean time of a frame."""
        live = _message("", MessageState.STREAMING)
        self._view.set_messages([live])
        pieces = (text[at : at + _FLUSH] for at in range(0, len(text), _FLUSH))
        frames = [timed(partial(self._feed, live.id, piece)) for piece in pieces]
        return max(frames), sum(frames) / len(frames)

    def _feed(self, message_id: str, piece: str) -> None:
        self._view.apply_delta(message_id, (TextDelta(PartKind.TEXT, piece),))
        self._app.processEvents()


def parsing() -> None:
    """Print what a token costs to parse as it comes."""
    text = markdown(20_000, 7)
    splitter = StreamSplitter()
    pieces = [text[at : at + _FLUSH] for at in range(0, len(text), _FLUSH)]
    frames = sorted(timed(partial(splitter.feed, piece)) for piece in pieces)
    a_token = sum(frames) * 1000 / (len(text) / _TOKEN)
    p99 = frames[int(len(frames) * 0.99)]
    print(f"parsing at 2,000 tokens/s: {a_token:.0f} µs a token, p99 {p99:.1f} ms a frame")


def drawing() -> None:
    """Print what formulas cost, in the helper and in the window."""
    known = formulas()
    wanted = [
        Formula(rf"\int_0^{{{n}}} \frac{{x^{{{n}}}}}{{\sqrt{{1+x}}}}\,dx", display=True, source="")
        for n in range(_FORMULAS + 1)
    ]
    start = time.perf_counter()
    known.look_up(wanted[0])
    _wait()
    first = time.perf_counter() - start
    start, own = time.perf_counter(), time.thread_time()
    for formula in wanted[1:]:
        known.look_up(formula)
    _wait()
    each = (time.perf_counter() - start) * 1000 / _FORMULAS
    share = (time.thread_time() - own) * 1000 / _FORMULAS
    print(f"formulas: the first after {first:.2f} s, then {each:.1f} ms each, {share:.2f} ms in the window")


def _wait() -> None:
    known, loop = formulas(), QEventLoop()
    known.arrived.connect(loop.quit)
    while not known.is_idle:
        loop.exec()
    known.arrived.disconnect(loop.quit)


def main() -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reading")
    parser.add_argument("--only", default="", help="texts with this in their name")
    arguments = parser.parse_args()
    app = QApplication(sys.argv[:1])
    chosen = ThemeController(app, ThemeChoice.LIGHT, app)
    print(f"load {os.getloadavg()[0]:.1f}, {os.cpu_count()} cores")
    parsing()
    drawing()
    reader = Reader(app)
    reader.open("warm **up** $x$\n\n```py\nx\n```\n\n| a |\n|---|\n| b |\n")
    print(f"{'hostile texts, ms of the GUI thread':42}{'open':>7}{'scroll':>8}{'stream max':>12}{'mean':>7}")
    for name, text in texts().items():
        if arguments.only in name:
            opened, scrolled = reader.open(text), reader.scroll()
            longest, mean = reader.stream(text[:_STREAMED])
            mark = "" if max(opened, scrolled, longest) <= _BAR_MS else "  over 33 ms"
            print(f"{name:42}{opened:7.0f}{scrolled:8.0f}{longest:12.0f}{mean:7.1f}{mark}", flush=True)
    del chosen


if __name__ == "__main__":
    main()
