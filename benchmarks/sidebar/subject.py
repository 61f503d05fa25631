"""What is measured in one process: the real sidebar with its controllers over a store with many chats."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from benchmarks.transcript.frames import pss_mb, quantile, run_frames, settle
from gptoss_desktop import tasks
from gptoss_desktop.locations import Locations
from gptoss_desktop.services.composition import Services
from gptoss_desktop.settings.settings import Settings
from gptoss_desktop.storage.store import ConversationStore
from gptoss_desktop.ui.main_window.window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QWidget

TYPED = ("engine", "garden wall", "re", "modl", "模型的", "隐私", "99999", "zzz")
"""Each is typed letter by letter, then taken back letter by letter."""
SCROLL_FRAMES = 200
_REST_S = 2.0


def measure(folder: Path) -> dict[str, object]:
    """Open the window over the store in a folder, and return the figures."""
    locations = Locations.under(folder)
    locations.prepare()
    opened: list[ConversationStore] = []
    tasks.run_task(
        lambda: ConversationStore.open(locations.database), opened.append, _fail, lane=tasks.Lane.STORAGE
    )
    tasks.drain()
    services = Services(locations, Settings.load(locations.settings), opened[0])
    result: dict[str, object] = {"empty_mb": pss_mb()}
    window = MainWindow(services)
    window.resize(1280, 800)
    window.show()
    result |= _load(window)
    result["count"] = len(window.model.catalogue.items)
    settle(_REST_S)
    result["open_mb"] = pss_mb()
    result["search"] = _keystrokes(window.sidebar.search.field.setText, window.sidebar)
    window.sidebar.search.clear()
    settle(_REST_S)
    result["list"] = _keystrokes(window.model.set_filter, window.sidebar)
    palette = window.palette_controller.palette
    palette.open()
    result["palette"] = _keystrokes(palette.field.setText, palette)
    palette.close_palette()
    window.model.set_filter("")
    settle(0.5)
    result["scrolling"] = run_frames(_wheels(window.sidebar.view.viewport())).summary()
    newest = window.model.catalogue.items[len(window.model.catalogue.items) // 2]
    result["change"] = _times(lambda: window.model.set_title(newest.id, f"Title {time.time()}"), 20)
    window.close()
    tasks.run_task(opened[0].close, lambda _: None, _fail, lane=tasks.Lane.STORAGE)
    tasks.shutdown()
    return result


def _load(window: MainWindow) -> dict[str, object]:
    """Return the time until the first chats are painted and until all are there, and the longest stall.

    The window has read the list before, when it was made; the list is emptied and read once more.
    """
    chats = window.lists.chats
    QApplication.processEvents()
    times: dict[str, object] = {}
    clock = QElapsedTimer()
    done: list[str] = []

    def first() -> None:
        window.sidebar.view.viewport().repaint()
        times["first_paint_ms"] = clock.nsecsElapsed() / 1e6

    chats.loaded.connect(first)
    chats.complete.connect(lambda: done.append("all"))
    tasks.drain()
    done.clear()
    window.model.set_conversations([])
    clock.start()
    chats.load()
    longest = 0.0
    while not done:
        begin = time.perf_counter()
        QApplication.processEvents()
        longest = max(longest, (time.perf_counter() - begin) * 1000)
        time.sleep(0.001)
    times["all_ms"] = clock.nsecsElapsed() / 1e6
    times["stall_ms"] = longest
    return times


def _keystrokes(type_it: Callable[[str], object], shown: QWidget) -> dict[str, float]:
    """Type every text and take it back; return what a letter takes until it is painted."""
    times: list[float] = []
    work: list[float] = []
    for text in TYPED:
        ends = [*range(1, len(text) + 1), *reversed(range(len(text)))]
        for end in ends:
            begin, cpu = time.perf_counter(), time.thread_time()
            type_it(text[:end])
            shown.repaint()
            QApplication.sendPostedEvents()
            times.append((time.perf_counter() - begin) * 1000)
            work.append((time.thread_time() - cpu) * 1000)
            settle(0.03)
    return {
        "p50": quantile(times, 0.5),
        "p95": quantile(times, 0.95),
        "max": max(times),
        "cpu_p50": quantile(work, 0.5),
        "cpu_p95": quantile(work, 0.95),
    }


def _times(step: Callable[[], object], count: int) -> dict[str, float]:
    times = []
    for _ in range(count):
        begin = time.thread_time()
        step()
        QApplication.processEvents()
        times.append((time.thread_time() - begin) * 1000)
    return {"cpu_p50": quantile(times, 0.5)}


def _wheels(target: QWidget) -> Iterator[Callable[[], None]]:
    place = QPointF(target.rect().center())
    for _ in range(SCROLL_FRAMES):
        event = QWheelEvent(
            place,
            target.mapToGlobal(place),
            QPoint(0, 0),
            QPoint(0, -240),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        yield _sender(target, event)


def _sender(target: QWidget, event: QWheelEvent) -> Callable[[], None]:
    def send() -> None:
        QApplication.sendEvent(target, event)

    return send


def _fail(error: Exception) -> None:
    raise error


def main() -> None:
    """Measure over the folder that the first argument names, and print the figures as JSON."""
    app = QApplication(sys.argv[:1])
    print(json.dumps(measure(Path(sys.argv[1]))))
    del app


if __name__ == "__main__":
    main()
