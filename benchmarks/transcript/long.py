"""The real window on a conversation of 10,000 messages and 4 million words; prints figures as JSON.

python -m benchmarks.transcript.long [MESSAGES]
"""

from __future__ import annotations

import json
import random
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from benchmarks.transcript.conversation import (
    FAST_FLUSHES_A_SECOND,
    FLUSHES_A_SECOND,
    WORDS,
    flushes_of,
    markdown,
)
from benchmarks.transcript.frames import pss_mb, quantile, run_frames, settle
from benchmarks.transcript.wheels import wheels
from gptoss_desktop import tasks
from gptoss_desktop.app import interpreter
from gptoss_desktop.domain.answer import AnswerRecord, FinishReason
from gptoss_desktop.domain.conversation import (
    ConversationId,
    ConversationSummary,
    Message,
    MessageId,
    MessageState,
    Part,
    PartKind,
    Role,
)
from gptoss_desktop.domain.parameters import GenerationParameters
from gptoss_desktop.locations import Locations
from gptoss_desktop.protocol.chunks import TextDelta
from gptoss_desktop.services.composition import Services
from gptoss_desktop.settings.settings import Settings
from gptoss_desktop.storage.store import ConversationStore
from gptoss_desktop.ui.main_window.window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MESSAGES = 10_000
TOKENS_A_SECOND = 2_000
AT_ONCE = 8
STREAM_S = 15.0
OPENINGS = 9
_WHEN = datetime(2026, 1, 1, tzinfo=UTC)
_RECORD = AnswerRecord(
    "llama.cpp", "1", "model", "/models/model.gguf", GenerationParameters(), finish_reason=FinishReason.STOP
)


def fill(store: ConversationStore, name: str, count: int) -> ConversationId:
    """Store a conversation of so many messages."""
    conversation = ConversationId(name)
    store.create(ConversationSummary(conversation, name.title(), _WHEN, _WHEN))
    texts = [markdown(WORDS, seed) for seed in range(200)]
    parent: MessageId | None = None
    for number in range(count):
        role = Role.USER if number % 2 == 0 else Role.ASSISTANT
        parts = [Part(PartKind.TEXT, f"{number} {texts[number % len(texts)]}")]
        if role is Role.ASSISTANT:
            parts.insert(0, Part(PartKind.REASONING, "What was asked?", duration_ms=900, tokens=4))
        message = Message(
            MessageId(f"{name}{number}"), conversation, parent, role, tuple(parts),
            created_at=_WHEN + timedelta(minutes=number), answer=_RECORD if role is Role.ASSISTANT else None,
        )  # fmt: skip
        store.add_message(message)
        parent = message.id
    return conversation


class _Painted(QObject):
    """Notes when the transcript was painted with messages in it."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self._window = window
        self.at = 0.0
        window.page.transcript.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """Look for a paint event after the path has come."""
        if event.type() == QEvent.Type.Paint and not self.at and self._window.conversation.path.messages:
            self.at = time.perf_counter()
        return super().eventFilter(watched, event)


def _until(condition: Callable[[], object]) -> None:
    while not condition():
        QApplication.processEvents()
        time.sleep(0.0005)


def _opening(window: MainWindow, summary: ConversationSummary) -> tuple[float, float]:
    """Return wall time to the first paint, and the processor time of the main thread, in milliseconds."""
    painted = _Painted(window)
    start, cpu = time.perf_counter(), time.thread_time()
    window.conversation.open(summary)
    _until(lambda: painted.at)
    return (painted.at - start) * 1000, (time.thread_time() - cpu) * 1000


def _step(step: Callable[[], object]) -> tuple[float, float]:
    """Return wall and processor time of a step with its painting, in milliseconds."""
    start, cpu = time.perf_counter(), time.thread_time()
    step()
    QApplication.sendPostedEvents()
    QApplication.processEvents()
    return (time.perf_counter() - start) * 1000, (time.thread_time() - cpu) * 1000


def _summary(times: list[tuple[float, float]]) -> dict[str, float]:
    wall, cpu = [pair[0] for pair in times], [pair[1] for pair in times]
    return {
        "p50": quantile(wall, 0.5), "p99": quantile(wall, 0.99), "max": max(wall),
        "cpu_p50": quantile(cpu, 0.5), "cpu_p99": quantile(cpu, 0.99), "cpu_max": max(cpu),
    }  # fmt: skip


def measure(folder: Path, count: int) -> dict[str, object]:
    """Measure and return the figures."""
    locations = Locations.under(folder)
    locations.prepare()
    store = ConversationStore.open(locations.database)
    long, short = fill(store, "long", count), fill(store, "short", 4)
    store.close()
    # As after a start: nothing of it is in the store's memory.
    store = ConversationStore.open(locations.database)
    services = Services(locations, Settings.load(locations.settings), store)
    window = MainWindow(services)
    window.resize(1280, 800)
    window.show()
    settle(2.0)
    interpreter.begin_collecting()
    result = _measure(window, store.summary(long), store.summary(short), count)
    result |= _streams(services, window, store.summary(long))
    result["end_mb"] = pss_mb()
    window.close()
    tasks.shutdown()
    store.close()
    return result


def _measure(
    window: MainWindow, long: ConversationSummary, short: ConversationSummary, count: int
) -> dict[str, object]:
    path, view = window.conversation.path, window.page.transcript
    opened = []
    for _ in range(OPENINGS):
        window.conversation.open(short)
        _until(lambda: len(path.messages) == 4)
        settle(0.5)
        opened.append(_opening(window, long))
    start = time.perf_counter()
    _until(lambda: len(path.messages) == count)
    whole = (time.perf_counter() - start) * 1000
    settle(10.0)
    result: dict[str, object] = {"opening": _summary(opened), "whole_ms": whole, "mb": pss_mb()}
    chance = random.Random(1)  # noqa: S311  places, not secrets
    jumps = [_step(lambda: view.show_message(f"long{chance.randrange(count)}")) for _ in range(200)]
    result["jumping"] = _summary(jumps)
    view.show_message(f"long{count // 2}")
    settle(2.0)
    result["scrolling"] = run_frames(wheels(view.viewport(), 400)).summary()
    view.show_message(f"long{count // 2}")
    settle(2.0)
    sizes = [1280 - 4 * step for step in range(60)] + [1044 + 4 * step for step in range(60)]
    result["resizing"] = _summary([_step(partial(window.resize, width, 800)) for width in sizes])
    window.resize(1280, 800)
    return result


def _streams(services: Services, window: MainWindow, long: ConversationSummary) -> dict[str, object]:
    """Let answers come as the chat service tells of them; the engine and the wire are left out."""
    view = window.page.transcript
    view.go_to_end()
    settle(1.0)
    message = _begin(services, long.id, MessageId("answer"), long.leaf_id)
    one = run_frames(
        _feeding(services, [message], TOKENS_A_SECOND, FAST_FLUSHES_A_SECOND), FAST_FLUSHES_A_SECOND
    )
    services.chat.message_changed.emit(_ended(message))
    settle(1.0)  # its final form is not what was streamed here, so it is laid out as a whole
    messages = []
    for number in range(AT_ONCE):
        if number:
            other = ConversationId(f"other{number}")
            services.chat.conversation_changed.emit(
                ConversationSummary(other, f"Chat {number}", _WHEN, datetime.now(UTC))
            )
            messages.append(_begin(services, other, MessageId(f"answer{number}"), None))
        else:
            messages.append(_begin(services, long.id, MessageId("again"), message.id))
    several = run_frames(_feeding(services, messages, TOKENS_A_SECOND))
    return {"one": one.summary(), "several": several.summary()}


def _begin(
    services: Services, conversation: ConversationId, message_id: MessageId, parent: MessageId | None
) -> Message:
    message = Message(message_id, conversation, parent, Role.ASSISTANT, (), MessageState.STREAMING)
    services.chat.answering_changed.emit(conversation, True)
    services.chat.message_added.emit(message)
    return message


def _ended(message: Message) -> Message:
    return Message(
        message.id, message.conversation_id, message.parent_id, message.role, (Part(PartKind.TEXT, "."),)
    )


def _feeding(
    services: Services, messages: list[Message], tokens: int, rate: int = FLUSHES_A_SECOND
) -> Iterator[Callable[[], None]]:
    """Yield a step a frame, `rate` of them a second: each of the messages gets its share of the tokens."""
    for piece in flushes_of(STREAM_S, tokens // len(messages), rate):

        def feed(piece: str = piece) -> None:
            for message in messages:
                services.chat.answer_delta.emit(message.id, (TextDelta(PartKind.TEXT, piece),))

        yield feed


def main() -> None:
    """Measure in a folder that goes afterwards."""
    interpreter.put_the_window_first()
    app = QApplication(sys.argv[:1])
    with tempfile.TemporaryDirectory(prefix="long-") as name:
        count = int(sys.argv[1]) if len(sys.argv) > 1 else MESSAGES
        print(json.dumps(measure(Path(name), count)))
    del app


if __name__ == "__main__":
    main()
