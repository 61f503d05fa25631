"""A failure of each kind with its remedy, the plan dialog, and what follows when the program helps itself."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QApplication, QPushButton

from gptoss_desktop.domain.engine import EngineState, EngineStatus
from gptoss_desktop.domain.parameters import GenerationParameters
from gptoss_desktop.ui.actions.specs import ActionId
from gptoss_desktop.ui.plan.dialog import PlanDialog
from gptoss_desktop.ui.plan.number_field import NumberField
from tests.pictures.cards import QUESTION, CardsStudio
from tests.pictures.studio import SMALL
from tests.support import models

DARK = frozenset({"context", "gpu-lost"})
"""Failures of which there is a picture in the dark, and one of the large window, too."""
ONE_CARD = frozenset({"went-on"})
"""Scenes on a machine with one card: there is no other to go on with."""
SHORT_THOUGHT = "A short function with two arguments will do."
SHORT_ANSWER = "Here it is:\n\n```python\ndef add(a, b):\n    return a + b\n```\n\nCall it as `add(1, 2)`."
"""What the tiny model answers, so that it goes on with what the stand-in has begun."""


def died(studio: CardsStudio, name: str, **behaviour: Any) -> None:
    """The engine fails while it starts."""
    studio.behave(**behaviour)
    studio.services.open_model(studio.model())
    studio.until_failed()
    _take(studio, name)


def died_answering(studio: CardsStudio, name: str, **behaviour: Any) -> None:
    """The engine fails in the middle of an answer."""
    studio.behave(**behaviour, after=70)
    studio.services.open_model(studio.model())
    studio.until_ready()
    studio.ask(QUESTION)
    studio.until_failed()
    studio.until(lambda: not studio.services.chat.is_answering(studio.window.conversation.current))
    _take(studio, name)


def died_between_cards(studio: CardsStudio, name: str, **behaviour: Any) -> None:
    """Two cards of one model cannot talk to each other."""
    studio.services.settings.plan_overrides = {str(studio.model()): {"tensor_parallel": 2}}
    died(studio, name, **behaviour)


def hung(studio: CardsStudio, name: str) -> None:
    """Two cards wait for each other; nothing more comes, and after three minutes it is said."""
    studio.services.settings.plan_overrides = {str(studio.model()): {"tensor_parallel": 2}}
    studio.behave(hang="connecting")
    studio.services.open_model(studio.model())
    studio.until(lambda: studio.state is EngineState.FAILED, timeout=600)
    _take(studio, name)


def without_network(studio: CardsStudio, name: str) -> None:
    """vLLM is asked for with an isolation that it cannot live with."""
    studio.services.open_model(studio.model())
    studio.until(studio.window.page.error_bar.isVisible)
    _take(studio, name)


def without_runtime(studio: CardsStudio, name: str) -> None:
    """vLLM is asked for, and there is no runtime."""
    for folder in studio.locations.runtimes.iterdir():
        (folder / "manifest.json").unlink()
    studio.services.open_model(studio.model())
    studio.until(studio.window.page.error_bar.isVisible)
    _take(studio, name)


def loading(studio: CardsStudio) -> None:
    """vLLM starts for the second time, so that it is known how long it will take."""
    taken: list[bool] = []

    def look(status: EngineStatus) -> None:
        progress = status.progress
        if progress and progress.stage == "loading weights" and progress.fraction and not taken:
            taken.append(True)
            studio.picture("loading-vllm")

    studio.behave(stage_s=9)
    studio.services.open_model(studio.model())
    studio.until_ready()
    studio.services.supervisor.status_changed.connect(look)
    studio.services.supervisor.restart()
    studio.until(lambda: taken)


def changed_by_itself(studio: CardsStudio) -> None:
    """The context does not fit; the engine restarts with one that does, and answers."""
    studio.behave(die="context_too_long")
    studio.services.open_model(studio.model())
    studio.until_ready()
    studio.ask(QUESTION)
    studio.until(lambda: studio.state is EngineState.GENERATING)
    studio.until_ready()
    studio.picture("changed-by-itself")


def went_on(studio: CardsStudio) -> None:
    """The only card is lost in mid-answer; llama.cpp goes on with the answer where it was cut."""
    (studio.locations.models / "tiny-gptoss.gguf").symlink_to(models.tiny_gptoss_gguf())
    studio.behave(die="gpu_lost", after=19, reasoning=SHORT_THOUGHT, text=SHORT_ANSWER)
    studio.services.open_model(models.tiny_gptoss_hugging_face())
    studio.until_ready()
    studio.ask("Write a function that adds two numbers.")
    studio.until(studio.window.page.switch_notice.isVisible)
    studio.until_ready()
    studio.until(lambda: not studio.services.chat.is_answering(studio.window.conversation.current))
    studio.picture("went-on")


def llama_went_on(studio: CardsStudio) -> None:
    """No engine of the kind runs here; llama.cpp takes its place with the same model as a GGUF file."""
    (studio.locations.models / "tiny-gptoss.gguf").symlink_to(models.tiny_gptoss_gguf())
    studio.behave(die="no_mxfp4")
    studio.services.open_model(models.tiny_gptoss_hugging_face())
    studio.until_ready()
    studio.ask("Hello!")
    studio.until(lambda: studio.state is EngineState.GENERATING)
    studio.until_ready()
    studio.picture("changed-engine", sizes=SMALL)


def plan_dialog(studio: CardsStudio) -> None:
    """The plan as it was made, a wish of the user's, and one that cannot be met."""
    studio.behave(stage_s=0.01)
    studio.services.open_model(studio.model())
    studio.until_ready()
    studio.window.actions_by_id[ActionId.ENGINE_PLAN].trigger()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, PlanDialog)
    start = next(b for b in dialog.findChildren(QPushButton) if b.text().startswith("Restart"))
    studio.until(start.isEnabled)
    studio.picture("plan", over=[dialog])
    context = next(field for field in dialog.findChildren(NumberField) if field.spec.name == "context")
    share = next(field for field in dialog.findChildren(NumberField) if field.spec.name == "memory_share")
    context.edit.setText("32768")
    studio.until(start.isEnabled)
    studio.picture("plan-wish", sizes=SMALL, dark=False, over=[dialog])
    share.edit.setText("20")
    studio.until(lambda: bool(dialog.refusal))
    studio.picture("plan-refused", sizes=SMALL, over=[dialog])
    dialog.close()


def _take(studio: CardsStudio, name: str) -> None:
    if name in DARK:
        studio.picture(f"failure-{name}")
    else:
        studio.picture(f"failure-{name}", sizes=SMALL, dark=False)


def _failure(
    name: str, scene: Callable[..., None] = died, **behaviour: Any
) -> tuple[str, Any, dict[str, Any]]:
    return name, partial(scene, name=name, **behaviour), {}


SCENES: tuple[tuple[str, Callable[[CardsStudio], None], dict[str, Any]], ...] = (
    _failure("context", die="context_too_long"),
    _failure("memory-taken", die="memory_taken"),
    _failure("out-of-memory", die="out_of_memory_loading"),
    _failure("gpu-lost", died_answering, die="gpu_lost"),
    _failure("killed", die="killed"),
    _failure("no-driver", die="no_driver"),
    _failure("driver-too-old", die="driver_too_old"),
    _failure("runtime-broken", die="no_compiler"),
    _failure("runtime-module", die="missing_module"),
    _failure("model-unsupported", die="unknown_architecture"),
    _failure("model-damaged", die="damaged_weights"),
    _failure("card-unsupported", die="no_mxfp4"),
    _failure("disk-full", die="disk_full"),
    _failure("shared-memory", died_between_cards, die="shared_memory"),
    _failure("peer-to-peer", died_between_cards, die="nccl"),
    _failure("graphs", die="graph_capture"),
    _failure("unexplained", die="unexplained"),
    ("hang", partial(hung, name="hang"), {}),
    ("isolation", partial(without_network, name="isolation"), {"engine": "vllm", "isolation": "seccomp"}),
    ("no-runtime", partial(without_runtime, name="runtime-missing"), {"engine": "vllm"}),
    ("loading", loading, {}),
    ("changed", changed_by_itself, {"automatic_recovery": True}),
    ("went-on", went_on, {"automatic_recovery": True, "parameters": GenerationParameters(temperature=0.0)}),
    (
        "llama",
        llama_went_on,
        {"automatic_recovery": True, "parameters": GenerationParameters(temperature=0.0)},
    ),
)
"""Name of the folder, scene, settings."""
