"""What is measured in one process, of the transcript or its peer: opening, streaming, scrolling, memory."""

from __future__ import annotations

import json
import sys
import time
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QTextBrowser, QVBoxLayout, QWidget

from benchmarks.transcript.conversation import flushes, long_answer, messages
from benchmarks.transcript.frames import pss_mb, run_frames, settle
from benchmarks.transcript.wheels import wheels
from gptoss_desktop.domain.conversation import Message, MessageState, PartKind
from gptoss_desktop.protocol.chunks import TextDelta
from gptoss_desktop.ui.actions.registry import ActionRegistry
from gptoss_desktop.ui.markdown import dialect
from gptoss_desktop.ui.theme import controller
from gptoss_desktop.ui.transcript.view import TranscriptView

if TYPE_CHECKING:
    from collections.abc import Callable

STREAM_S = 20.0
SCROLL_FRAMES = 200
_SIZE = (1000, 800)
_REST_S = 10.0


class Subject(Protocol):
    """Something that shows a conversation."""

    widget: QWidget

    def open(self, conversation: list[Message]) -> None:
        """Show a conversation from its end."""

    def begin(self, text: str) -> None:
        """Add an answer that has come as far as `text`."""

    def feed(self, text: str) -> None:
        """Add new text to the answer."""

    def scroll_target(self) -> QWidget:
        """Return the widget that takes the wheel."""


class Ours:
    """The transcript."""

    def __init__(self) -> None:
        self._window = QWidget()
        self.view = TranscriptView(ActionRegistry(self._window))
        self.widget: QWidget = self.view

    def open(self, conversation: list[Message]) -> None:
        """Show the conversation."""
        self.view.set_messages(conversation)

    def begin(self, text: str) -> None:
        """Add the answer."""
        self.view.add_message(long_answer(MessageState.STREAMING))
        self.feed(text)

    def feed(self, text: str) -> None:
        """Add a delta."""
        self.view.apply_delta("long", (TextDelta(PartKind.TEXT, text),))

    def scroll_target(self) -> QWidget:
        """Return the viewport."""
        return self.view.viewport()


class Peer:
    """One QTextBrowser a message, the whole text set as markdown each time: the plain way to do it in Qt."""

    def __init__(self) -> None:
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.widget: QWidget = self.area
        self._column = QWidget()
        self._layout = QVBoxLayout(self._column)
        self._last: QTextBrowser | None = None
        self._text = ""

    def _show(self, text: str) -> QTextBrowser:
        browser = QTextBrowser()
        browser.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._layout.addWidget(browser)
        self._set(browser, text)
        return browser

    def _set(self, browser: QTextBrowser, text: str) -> None:
        browser.setMarkdown(text)
        browser.document().setTextWidth(_SIZE[0] - 60)
        browser.setFixedHeight(int(browser.document().size().height()) + 8)
        bar = self.area.verticalScrollBar()
        bar.setValue(bar.maximum())

    def open(self, conversation: list[Message]) -> None:
        """Show every message."""
        for message in conversation:
            self._show(message.text())
        self.area.setWidget(self._column)

    def begin(self, text: str) -> None:
        """Add the answer."""
        self._text = text
        self._last = self._show(text)

    def feed(self, text: str) -> None:
        """Set the whole text again."""
        self._text += text
        if self._last is not None:
            self._set(self._last, self._text)

    def scroll_target(self) -> QWidget:
        """Return the viewport."""
        return self.area.viewport()


def measure(subject: Subject) -> dict[str, object]:
    """Measure a subject and return its figures."""
    subject.widget.resize(*_SIZE)
    subject.widget.show()
    settle(0.5)
    result: dict[str, object] = {"empty_mb": pss_mb()}
    conversation = [*messages(), long_answer(MessageState.COMPLETE)]
    result["open_ms"], result["open_cpu_ms"] = _open(subject, conversation)
    settle(_REST_S)
    result["open_mb"] = pss_mb()
    text = long_answer(MessageState.COMPLETE).text()
    subject.open(messages())
    subject.begin(text)
    settle(1)
    frames = run_frames(_feeder(subject, piece) for piece in flushes(STREAM_S))
    result["streaming"] = frames.summary()
    result["scrolling"] = run_frames(wheels(subject.scroll_target(), SCROLL_FRAMES)).summary()
    result["end_mb"] = pss_mb()
    return result


def _open(subject: Subject, conversation: list[Message]) -> tuple[float, float]:
    """Return wall and processor time from the call to the end of the first painting, in milliseconds."""
    start, cpu = time.perf_counter(), time.thread_time()
    subject.open(conversation)
    subject.widget.repaint()
    QApplication.sendPostedEvents()
    QApplication.processEvents()
    return (time.perf_counter() - start) * 1000, (time.thread_time() - cpu) * 1000


def _feeder(subject: Subject, piece: str) -> Callable[[], None]:
    return lambda: subject.feed(piece)


def main() -> None:
    """Measure the subject that the first argument names and print its figures as JSON."""
    assert dialect.structure  # loaded beside the window by the time that a text comes
    app = QApplication(sys.argv[:1])
    chosen = controller.ThemeController(app, controller.ThemeChoice.LIGHT, app)
    subject: Subject = Ours() if sys.argv[1] == "ours" else Peer()
    print(json.dumps(measure(subject)))
    del chosen


if __name__ == "__main__":
    main()
