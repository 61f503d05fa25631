"""The ordinary states: first run, loading, conversations, an answer that comes, stops, or breaks off."""

from __future__ import annotations

import os
import signal
from pathlib import Path
from typing import TYPE_CHECKING

from gptoss_desktop.domain.conversation import PartKind
from gptoss_desktop.domain.engine import EngineState
from tests.support import models

if TYPE_CHECKING:
    from gptoss_desktop.domain.engine import EngineStatus
    from tests.pictures.studio import Studio


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
    studio.until(lambda: studio.state is EngineState.READY)
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
    studio.until(lambda: studio.state is EngineState.READY)
    studio.window.conversation.new()
    seen: list[str] = []
    studio.services.chat.answer_delta.connect(lambda _, deltas: seen.extend(delta.kind for delta in deltas))
    studio.ask("Count to one hundred.")
    studio.until(lambda: seen.count(PartKind.TEXT) > 5)
    studio.picture("streaming")
    studio.window.conversation.stop()
    studio.until(lambda: studio.state is EngineState.READY)
    studio.picture("stopped")
    studio.window.conversation.new()
    studio.ask("Write a function that adds two numbers.")
    studio.until(lambda: studio.state is EngineState.GENERATING)
    studio.until(lambda: studio.state is EngineState.READY)
    studio.picture("answered")


def refused(studio: Studio) -> None:
    """A file that is no model."""
    path = studio.locations.models / "holiday.gguf"
    path.write_bytes(b"this is not a model")
    studio.services.open_model(path)
    studio.until(studio.window.page.error_bar.isVisible)
    studio.picture("error")
    studio.window.page.error_bar.show_failure(None)


def lost(studio: Studio) -> None:
    """The engine is killed in the middle of an answer; nothing else is started by itself."""
    studio.services.settings.automatic_recovery = False
    studio.window.conversation.new()
    studio.ask("Count to one hundred.")
    studio.until(lambda: studio.state is EngineState.GENERATING)
    children = Path(f"/proc/self/task/{os.getpid()}/children").read_text("ascii").split()
    os.kill(int(children[0]), signal.SIGKILL)
    studio.until(lambda: studio.state is EngineState.FAILED)
    studio.until(lambda: not studio.services.chat.is_answering(studio.window.conversation.current))
    studio.picture("engine-lost")
