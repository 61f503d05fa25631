"""A studio on a machine with cards that are not here, with an engine that plays vLLM."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gptoss_desktop.domain.engine import EngineState
from gptoss_desktop.domain.parameters import GenerationParameters
from gptoss_desktop.services.composition import Services
from tests.pictures.studio import Studio
from tests.support import gptoss_shape, stand_in_vllm
from tests.support.machine import know_runtime, with_cards

if TYPE_CHECKING:
    from pathlib import Path

    from gptoss_desktop.settings.settings import Settings
    from tests.pictures.album import Album

QUESTION = "How does a heat pump warm a house in winter?"
THOUGHT = "The user asks about heat pumps. Explain the cycle in a few steps, without formulas."
ANSWER = """A heat pump moves heat instead of making it. Even cold air holds some:

1. **Outside**, a very cold liquid takes up heat from the air and evaporates.
2. A **compressor** presses the vapour together, which makes it hot.
3. **Inside**, the hot vapour gives its heat to the water of the heating, and becomes a liquid again.
4. A **valve** lets the pressure go, the liquid is cold once more, and the round begins anew.

For one part of electricity the house gets about three parts of heat."""


class CardsStudio(Studio):
    """The stand-in for vLLM does what `behave` says."""

    cards = 2

    def __init__(self, folder: Path, out: Album, *, filled: bool = False, **settings: object) -> None:
        self.folder = folder
        self.python = stand_in_vllm.install(folder / "runtime")
        super().__init__(
            folder,
            out,
            filled=filled,
            **{"automatic_recovery": False, "parameters": GenerationParameters(), **settings},
        )
        know_runtime(self.locations, self.python)

    def make_services(self, settings: Settings) -> Services:
        """Return services that see the cards."""
        return Services(self.locations, settings, self.store, probe_hardware=lambda _: with_cards(self.cards))

    def model(self) -> Path:
        """Return a folder that looks like gpt-oss-20b, of the true size, with nothing in it."""
        return gptoss_shape.write_shape(self.folder / "gpt-oss-20b")

    def behave(self, **behaviour: object) -> None:
        """Say what the next start does."""
        stand_in_vllm.behave(self.python, **{"reasoning": THOUGHT, "text": ANSWER, **behaviour})

    def until_failed(self) -> None:
        """Wait for a failure that is not followed by a start."""
        self.until(lambda: self.state is EngineState.FAILED and not self.services.supervisor.status.progress)

    def until_ready(self) -> None:
        """Wait for an engine."""
        self.until(lambda: self.state is EngineState.READY)
