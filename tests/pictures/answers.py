"""What can be asked about an answer, how one goes on that was only thought about, and several at once."""

from __future__ import annotations

import shutil
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtWidgets import QApplication, QDialog, QTabWidget

from gptoss_desktop import tasks
from gptoss_desktop.domain.engine import EngineState
from gptoss_desktop.domain.parameters import GenerationParameters
from gptoss_desktop.ui.answers.compare_dialog import CompareDialog
from gptoss_desktop.ui.answers.info_dialog import InfoDialog
from gptoss_desktop.ui.answers.inspector.dialog import InspectorDialog
from gptoss_desktop.ui.main_window.link_dialog import LinkDialog
from gptoss_desktop.ui.transcript.rows.footer_row import only_thought
from tests.pictures.studio import SIZES, SMALL, settle
from tests.support import models
from tests.support.qt import wait_until

if TYPE_CHECKING:
    from gptoss_desktop.domain.conversation import Message
    from tests.pictures.cards import CardsStudio
    from tests.pictures.studio import Studio

D = TypeVar("D", bound=QDialog)

QUESTIONS = (
    "How does a heat pump warm a house?",
    "Which roof is best for solar panels?",
    "What does insulation of the cellar save?",
    "Compare the three offers for the boiler.",
)
LINK = "https://archive.example/reports/2026/rain?station=north-ridge&unit=mm"
_SOME = 30
"""Pieces of an answer: it is in the midst of its text."""
_FEW = 12
"""Tokens: used up before the tiny model has thought to the end."""


def facts(studio: Studio) -> None:
    """An answer of the real engine, and where it came from."""
    # A copy of its own: where the file lies is shown.
    model = Path(shutil.copy(models.tiny_gptoss_gguf(), studio.locations.models))
    studio.services.open_model(model)
    studio.until(lambda: studio.state is EngineState.READY)
    studio.until(lambda: studio.services.model_hashes.sha256(str(model)))
    studio.ask("What is the capital of France?")
    answer = _answered(studio)
    studio.window.page.transcript.info_requested.emit(answer.id)
    dialog = _opened(studio, InfoDialog)
    studio.picture("answer-facts", sizes=SIZES, over=[dialog])
    dialog.close()


def tokens(studio: Studio) -> None:
    """The exact prompt, the ids, and the channels of the same answer."""
    studio.window.page.transcript.inspect_requested.emit(_last(studio).id)
    dialog = _opened(studio, InspectorDialog)
    tabs = dialog.findChildren(QTabWidget)[0]
    studio.until(lambda: "<|start|>" in dialog._prompt.toPlainText())
    for place, name in enumerate(("inspector-prompt", "inspector-tokens", "inspector-channels")):
        tabs.setCurrentIndex(place)
        settle()
        studio.picture(name, sizes=SMALL, over=[dialog])
    dialog.close()


def again(studio: Studio) -> None:
    """Made once more with the same settings: at temperature 0 the texts are the same, and that is said."""
    studio.window.page.transcript.run_again_requested.emit(_last(studio).id)
    dialog = _opened(studio, CompareDialog)
    tasks.drain()
    settle()
    studio.picture("answer-again", sizes=SMALL, over=[dialog])
    dialog.close()


def thought(studio: Studio) -> None:
    """The length was used up by thinking; then the answer is asked for, and comes in the same message."""
    studio.window.conversation.new()
    # What a chat was given is read before it shows what is set here.
    tasks.drain()
    few = GenerationParameters(temperature=0.0, max_tokens=_FEW)
    studio.window.dock.panel.set_parameters(few)
    studio.ask("Count to one hundred.")
    _answered(studio)
    assert only_thought(_last(studio))
    studio.picture("answer-thought-only", sizes=SMALL)
    studio.window.page.transcript.answer_now_requested.emit()
    studio.until(lambda: _last(studio).text() and not studio.services.chat.answering())
    studio.picture("answer-now", sizes=SMALL)


def link(studio: Studio) -> None:
    """Where a link goes, before it is opened; and that the settings may forbid it."""
    for policy, name in (("ask", "link"), ("never", "link-forbidden")):
        studio.services.settings.open_links = policy
        studio.window.page.transcript.link_activated.emit(LINK)
        box = _opened(studio, LinkDialog)
        studio.picture(name, sizes=SMALL, over=[box])
        box.close()


def several(studio: CardsStudio) -> None:
    """Three chats are being answered beside the open one; another one is done, and says so."""
    studio.services.settings.notify_after_s = 0
    studio.behave(tokens_per_s=12)
    studio.services.open_model(studio.model())
    studio.until_ready()
    chat, conversation = studio.services.chat, studio.window.conversation
    written: list[str] = []
    chat.answer_delta.connect(lambda message, deltas: written.extend(message for _ in deltas))
    for place, question in enumerate(QUESTIONS):
        conversation.new()
        studio.ask(question)
        studio.until(lambda: len(conversation.path.messages) > 0)
        first = conversation.current
        if place == 0:
            conversation.new()
            studio.until(partial(_is_done, studio, first))
    studio.until(lambda: len(set(written)) == len(QUESTIONS) and written.count(written[-1]) > _SOME)
    studio.picture("several-at-once")
    chat.stop_all()


def _is_done(studio: Studio, conversation: str) -> bool:
    return not studio.services.chat.is_answering(conversation)


def _last(studio: Studio) -> Message:
    return studio.window.conversation.path.messages[-1]


def _answered(studio: Studio) -> Message:
    """Wait for an answer that is complete and saved."""
    studio.until(
        lambda: (
            len(studio.window.conversation.path.messages) > 1
            and _last(studio).answer is not None
            and not studio.services.chat.answering()
        )
    )
    tasks.drain()
    return _last(studio)


def _opened(studio: Studio, kind: type[D]) -> D:
    """Wait for a dialog of the window."""

    def found() -> list[D]:
        return [w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()]

    wait_until(found, timeout=120)
    settle()
    return found()[0]
