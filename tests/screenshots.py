"""Writes the pictures of the README: the real window, the real engine, the tiny models of the tests.

python tests/screenshots.py [FOLDER]        the folder is docs/images by default
"""

import os
import signal
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSize  # noqa: E402  the path and the platform come first
from PySide6.QtWidgets import QApplication  # noqa: E402

from gptoss_desktop import tasks  # noqa: E402
from gptoss_desktop.domain.conversation import (  # noqa: E402
    ConversationSummary,
    Message,
    Part,
    PartKind,
    Role,
    new_conversation_id,
    new_message_id,
)
from gptoss_desktop.domain.engine import EngineState, EngineStatus  # noqa: E402
from gptoss_desktop.locations import Locations  # noqa: E402
from gptoss_desktop.services.composition import Services  # noqa: E402
from gptoss_desktop.settings.settings import Settings  # noqa: E402
from gptoss_desktop.storage.store import ConversationStore  # noqa: E402
from gptoss_desktop.ui.actions.specs import ActionId  # noqa: E402
from gptoss_desktop.ui.main_window.window import MainWindow  # noqa: E402
from tests.support import models  # noqa: E402
from tests.support.qt import wait_until  # noqa: E402

SIZES = (QSize(1280, 800), QSize(1920, 1080))
TALK = """Here is the loop, one value at a time:

```python
def fibonacci(count: int) -> list[int]:
    a, b = 0, 1
    found = []
    for _ in range(count):
        found.append(a)
        a, b = b, a + b
    return found
```

| n | value |
|---|------:|
| 5 | 5 |
| 10 | 55 |

It needs **O(n)** additions and no recursion."""
CHINESE = """本机运行的模型不会把任何内容送到网络上。要点如下：

1. 引擎在独立的网络命名空间里运行，只能看到 `lo`；
2. 对话保存在本机的数据库中；
3. 断电之后，未完成的回答仍然保留。

**温度**越低，回答越稳定。"""
TITLES = ("Plan the garden wall", "Regular expressions for dates", "Letter to the landlord", "Reading list")


class Studio:
    """A window over services of its own, in a folder that goes when the pictures are taken."""

    def __init__(self, folder: Path, out: Path, *, talks: bool) -> None:
        self.out = out
        locations = Locations.under(folder)
        locations.prepare()
        self.store = ConversationStore.open(locations.database)
        if talks:
            self._fill_store()
        self.services = Services(locations, Settings.load(locations.settings), self.store)
        self.window = MainWindow(self.services)
        self.window.show()

    def state(self) -> EngineState:
        """Where the engine stands."""
        return self.services.supervisor.status.state

    def picture(self, name: str) -> None:
        """Write the window at every size in the light, and at the first in the dark."""
        for action, theme, sizes in (
            (ActionId.THEME_DARK, "-dark", SIZES[:1]),
            (ActionId.THEME_LIGHT, "", SIZES),
        ):
            self.window.actions_by_id[action].trigger()
            for size in sizes:
                self.window.resize(size)
                QApplication.processEvents()
                path = self.out / f"{name}{theme}-{size.width()}.png"
                self.window.grab().save(str(path))
                sys.stdout.write(f"{path}\n")

    def ask(self, text: str) -> None:
        """Write a message and send it."""
        self.window.page.composer.set_draft(text)
        self.window.page.composer.submit()

    def until(self, condition: Callable[[], object]) -> None:
        """Wait for something, then for what it has left to be painted."""
        wait_until(condition)
        for _ in range(3):  # layouts ask for one another
            QApplication.processEvents()

    def spread_over_days(self) -> None:
        """Let the conversations look as if they had been held over some weeks."""
        now = datetime.now(UTC)
        ages = {title: timedelta(days=3 * age + 1) for age, title in enumerate(TITLES)}
        self.window.model.set_conversations(
            [replace(s, updated_at=now - ages.get(s.title, timedelta())) for s in self.store.conversations()]
        )
        self.window.sidebar.view.choose(self.window.conversation.current)

    def close(self) -> None:
        """End engine, tasks and store in order."""
        self.window.close()
        supervisor = self.services.supervisor
        supervisor.shutdown()
        wait_until(lambda: self.state() in {EngineState.STOPPED, EngineState.FAILED})
        tasks.shutdown()
        self.store.close()
        self.services.settings.flush()

    def _fill_store(self) -> None:
        now = datetime.now(UTC)
        for age, title in enumerate(TITLES):
            self._add_talk(title, "Thank you!", "You are welcome.", now - timedelta(days=age * 2 + 1))
        self._add_talk("本机模型的隐私", "在本机运行有什么好处？", CHINESE, now - timedelta(hours=2))
        self._add_talk("Fibonacci without recursion", "Show me Fibonacci without recursion.", TALK, now)

    def _add_talk(self, title: str, prompt: str, answer: str, moment: datetime) -> None:
        talk = new_conversation_id()
        self.store.create(ConversationSummary(talk, title, moment, moment))
        question = Message(
            new_message_id(), talk, None, Role.USER, (Part(PartKind.TEXT, prompt),), created_at=moment
        )
        thought = Part(PartKind.REASONING, "The user wants it short and clear.", duration_ms=4200)
        reply = Message(
            new_message_id(),
            talk,
            question.id,
            Role.ASSISTANT,
            (thought, Part(PartKind.TEXT, answer)),
            created_at=moment,
        )
        self.store.add_message(question)
        self.store.add_message(reply)


def first_run(studio: Studio) -> None:
    """No model yet."""
    studio.until(lambda: True)
    studio.picture("first-run")


def loading(studio: Studio) -> None:
    """A model is being loaded: the picture is taken while the engine is at it."""
    taken: list[bool] = []

    def look(status: EngineStatus) -> None:
        if status.state is EngineState.LOADING and status.progress and status.progress.fraction and not taken:
            taken.append(True)
            studio.picture("loading")

    studio.services.supervisor.status_changed.connect(look)
    studio.services.open_model(models.smollm2_gguf())
    studio.until(lambda: studio.state() is EngineState.READY)
    studio.services.supervisor.status_changed.disconnect(look)


def talk(studio: Studio) -> None:
    """A conversation with code and a table, and one in Chinese."""
    studio.until(lambda: studio.window.model.rowCount() > 0)
    studio.spread_over_days()
    for title, name in (("Fibonacci without recursion", "conversation"), ("本机模型的隐私", "chinese")):
        row = next(
            i for i in range(studio.window.model.rowCount()) if studio.window.model.index(i).data() == title
        )
        found = studio.window.model.id_at(studio.window.model.index(row))
        studio.window.sidebar.opened.emit(found)
        studio.until(lambda: not studio.window.conversation.is_empty)
        studio.picture(name)


def streaming(studio: Studio) -> None:
    """An answer comes, with its reasoning folded above it."""
    studio.services.open_model(models.tiny_gptoss_gguf())
    studio.until(lambda: studio.state() is not EngineState.READY)
    studio.until(lambda: studio.state() is EngineState.READY)
    studio.window.conversation.new()
    seen: list[str] = []
    studio.services.chat.answer_delta.connect(lambda _, deltas: seen.extend(delta.kind for delta in deltas))
    studio.ask("Count to one hundred.")
    studio.until(lambda: seen.count(PartKind.TEXT) > 5)
    studio.picture("streaming")
    studio.window.conversation.stop()
    studio.until(lambda: studio.state() is EngineState.READY)
    studio.picture("stopped")
    studio.window.conversation.new()
    studio.ask("Write a function that adds two numbers.")
    studio.until(lambda: studio.state() is EngineState.GENERATING)
    studio.until(lambda: studio.state() is EngineState.READY)
    studio.picture("answered")


def refused(studio: Studio, folder: Path) -> None:
    """A file that is no model."""
    path = folder / "holiday.gguf"
    path.write_bytes(b"this is not a model")
    studio.services.open_model(path)
    studio.until(studio.window.page.error_bar.isVisible)
    studio.picture("error")


def lost(studio: Studio) -> None:
    """The engine is killed in the middle of an answer; the end of its log is open."""
    studio.window.conversation.new()
    studio.ask("Count to one hundred.")
    studio.until(lambda: studio.state() is EngineState.GENERATING)
    children = Path(f"/proc/self/task/{os.getpid()}/children").read_text("ascii").split()
    os.kill(int(children[0]), signal.SIGKILL)
    studio.until(lambda: studio.state() is EngineState.FAILED)
    studio.until(lambda: not studio.services.chat.is_answering(studio.window.conversation.current))
    studio.picture("engine-lost")


def main() -> None:
    """Take all pictures."""
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "images"
    out.mkdir(parents=True, exist_ok=True)
    application = QApplication(sys.argv[:1])
    application.setApplicationDisplayName("GPT-OSS Desktop")
    application.setQuitOnLastWindowClosed(False)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        new = Studio(folder / "new", out, talks=False)
        for scene in (first_run, loading):
            scene(new)
        new.close()
        used = Studio(folder / "used", out, talks=True)
        for scene in (talk, streaming, partial(refused, folder=folder), lost):
            scene(used)
        used.close()


if __name__ == "__main__":
    main()
