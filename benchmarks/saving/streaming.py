"""Answers that stream through the real `Answering`, the storage lane and the store onto the disk."""

from __future__ import annotations

import time
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer, Signal

from gptoss_desktop import tasks
from gptoss_desktop.domain.conversation import Message, MessageState, Part, PartKind
from gptoss_desktop.protocol.chunks import TextDelta
from gptoss_desktop.services.answering import SAVE_INTERVAL_MS, Answering, AnswerSinks
from gptoss_desktop.storage.store import ConversationStore
from tests.support.conversations import RECORD, answer, summary, user

if TYPE_CHECKING:
    from collections.abc import Callable

    from gptoss_desktop.domain.trace import TokenTrace
    from gptoss_desktop.services.pending import Begun

TOKENS_A_SECOND = 2_000
FLUSHES_A_SECOND = 30
"""How often `engine/stream.py` gives deltas on."""
WORD = " word"
"""A token of English has four to five letters."""


class _Stream(QObject):
    """Gives deltas as an `AnswerStream` does."""

    delta = Signal(object)
    finished = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.ids = SimpleNamespace(prompt="")


@dataclass
class _Watch:
    """When deltas were shown, and what became of them. Times in seconds."""

    shown: dict[str, list[float]] = field(default_factory=dict)
    delays: list[float] = field(default_factory=list)
    lane_cpu: float = 0.0
    main_cpu: float = 0.0
    writes: int = 0

    def written(self, moments: list[float], cpu: float) -> None:
        """Take note of a write that is on the disk."""
        now = time.monotonic()
        self.delays += [now - moment for moment in moments]
        self.lane_cpu += cpu
        self.writes += 1


def streaming_figures(path: Path, answers: int, seconds: float) -> dict[str, float]:
    """Stream some answers for some time; return the figures."""
    store = ConversationStore.open(path)
    watch = _Watch()
    streams = []
    for _ in range(answers):
        message = _begin(store)
        stream = _Stream()
        begun = cast("Begun", SimpleNamespace(stream=stream, record=RECORD))
        Answering(message, begun, "gpt-oss", AnswerSinks(partial(_append, store, watch), _nothing))
        stream.delta.connect(partial(_note, watch, message))
        streams.append(stream)
    tokens = TOKENS_A_SECOND // FLUSHES_A_SECOND // answers or 1
    deltas = tuple(TextDelta(PartKind.TEXT, WORD) for _ in range(tokens))
    before, begin = _bytes_written(), time.monotonic()

    def flush() -> None:
        for stream in streams:
            stream.delta.emit(deltas)

    flushes = _run(seconds, flush)
    _wait_for_timers()
    tasks.drain()
    elapsed = time.monotonic() - begin
    text = flushes * answers * tokens * len(WORD)
    figures = {
        "tokens a second": flushes * answers * tokens / elapsed,
        "shown to disk, longest, ms": 1000 * max(watch.delays),
        "shown to disk, median, ms": 1000 * sorted(watch.delays)[len(watch.delays) // 2],
        "processor, % of a core": 100 * (watch.lane_cpu + watch.main_cpu) / elapsed,
        "of that in the window's thread, %": 100 * watch.main_cpu / elapsed,
        "one write, processor, ms": 1000 * watch.lane_cpu / watch.writes,
        "bytes written a byte of text": (_bytes_written() - before) / text,
    }
    store.close()
    tasks.shutdown()
    return figures


def rewriting_figures(path: Path, seconds: float) -> dict[str, float]:
    """Save as often, by storing the message as it stands each time."""
    store = ConversationStore.open(path)
    message = _begin(store)
    tokens = TOKENS_A_SECOND * SAVE_INTERVAL_MS // 1000
    before, cpu, text = _bytes_written(), 0.0, ""
    for _ in range(int(seconds * 1000 / SAVE_INTERVAL_MS)):
        text += WORD * tokens
        begin = time.thread_time()
        store.finish_message(
            replace(message, parts=(Part(PartKind.TEXT, text),), state=MessageState.STREAMING)
        )
        cpu += time.thread_time() - begin
    figures = {
        "processor, % of a core": 100 * cpu / seconds,
        "bytes written a byte of text": (_bytes_written() - before) / len(text),
    }
    store.close()
    return figures


def _begin(store: ConversationStore) -> Message:
    conversation = summary()
    store.create(conversation)
    question = user(conversation, "q")
    store.add_message(question)
    message = answer(conversation, question.id, state=MessageState.STREAMING)
    store.add_message(message)
    return message


def _note(watch: _Watch, message: Message, _: object) -> None:
    watch.shown.setdefault(message.id, []).append(time.monotonic())


def _append(store: ConversationStore, watch: _Watch, message: Message, deltas: tuple[TextDelta, ...]) -> None:
    """Do what the chat service does: hand the text to the storage lane."""
    begin = time.thread_time()
    moments, watch.shown[message.id] = watch.shown[message.id], []

    def work() -> None:
        start = time.thread_time()
        store.append_delta(message.id, deltas)
        watch.written(moments, time.thread_time() - start)

    tasks.run_task(work, _done, _failed, lane=tasks.Lane.STORAGE)
    watch.main_cpu += time.thread_time() - begin


def _run(seconds: float, flush: Callable[[], None]) -> int:
    """Call `flush` 30 times a second in an event loop; return how often."""
    loop, timer = QEventLoop(), QTimer()
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    done = [0]
    begin = time.monotonic()

    def tick() -> None:
        # A late timer makes up for it, as a stream does.
        while done[0] < (time.monotonic() - begin) * FLUSHES_A_SECOND:
            flush()
            done[0] += 1
        if time.monotonic() - begin >= seconds:
            loop.quit()

    timer.timeout.connect(tick)
    timer.start(1000 // FLUSHES_A_SECOND)
    loop.exec()
    timer.stop()
    return done[0]


def _wait_for_timers() -> None:
    loop = QEventLoop()
    QTimer.singleShot(SAVE_INTERVAL_MS + 100, loop.quit)
    loop.exec()


def _bytes_written() -> int:
    """Return what this process has handed to the system for writing (proc(5), io)."""
    lines = dict(line.split(": ") for line in Path("/proc/self/io").read_text().splitlines())
    return int(lines["wchar"])


def _nothing(_message: Message, _trace: TokenTrace) -> None:
    """No answer ends here."""


def _done(_: None) -> None:
    """Nothing follows a write."""


def _failed(error: Exception) -> None:
    raise error
