"""A model becomes a choice of plans: asks the disk, the cards and the settings, then the planner."""

from __future__ import annotations

import os
import threading
from dataclasses import fields, replace
from typing import TYPE_CHECKING

from gptoss_desktop.domain.plan import EngineKind, Isolation
from gptoss_desktop.domain.said import say
from gptoss_desktop.hardware.llama_build import llama_build
from gptoss_desktop.hardware.own_network import own_network
from gptoss_desktop.hardware.probe import probe
from gptoss_desktop.planning.choose import choose
from gptoss_desktop.planning.inputs import PlanInputs, PlanOverrides
from gptoss_desktop.planning.plain import overrides_from_plain, overrides_to_plain
from gptoss_desktop.runtimes.store import RuntimeStore
from gptoss_desktop.services.own_memory import descendants, without_processes

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from gptoss_desktop.domain.hardware import Hardware, LlamaBuild
    from gptoss_desktop.domain.model import ModelInfo
    from gptoss_desktop.library.library import ModelLibrary
    from gptoss_desktop.locations import Locations
    from gptoss_desktop.planning.proposal import PlanChoice
    from gptoss_desktop.settings.settings import Settings

NOTHING = PlanOverrides()


class Planner:
    """Gathers what a plan depends on. Its methods block, and may be called in any thread."""

    def __init__(
        self,
        locations: Locations,
        settings: Settings,
        library: ModelLibrary,
        *,
        wishes: PlanOverrides = NOTHING,
        isolation: Isolation | None = None,
        probe_hardware: Callable[[Path], Hardware] = probe,
        ask_llama: Callable[[], LlamaBuild] = llama_build,
    ) -> None:
        """`wishes` and `isolation` are this run's, for every model: they win over what was kept."""
        self._locations = locations
        self._settings = settings
        self._library = library
        self._wishes = wishes
        self._isolation = isolation
        self._probe = probe_hardware
        self._ask_llama = ask_llama
        self._lock = threading.Lock()
        self._llama: LlamaBuild | None = None
        self.card_names: dict[str, str] = {}
        """The names of the cards that were ever seen, by UUID: one that is lost may not be asked any more."""

    def make(
        self,
        model: ModelInfo,
        overrides: PlanOverrides,
        *,
        excluded_gpus: frozenset[str] = frozenset(),
        hardware: Hardware | None = None,
    ) -> PlanChoice:
        """Return the plans for a model, the best first. Without `hardware` the machine is probed.

        Raises:
            PlanRefusedError: no engine can run it here, or not in the way that was asked for.

        """
        settings = self._settings
        return choose(
            PlanInputs(
                hardware=hardware or self.hardware(),
                model=model,
                companion=self._library.companion(model),
                runtime=self.runtimes().current(),
                llama=self._llama_build(),
                overrides=self._with_settings(overrides),
                isolation=self._isolation or Isolation(settings.isolation),
                allow_no_isolation=settings.allow_no_isolation,
                excluded_gpus=excluded_gpus,
                own_network=own_network(),
            )
        )

    def make_saved(self, model: ModelInfo) -> PlanChoice:
        """Return the plans for a model as it was last asked for.

        Raises:
            PlanRefusedError: as `make`.

        """
        try:
            overrides = self.saved(model)
        except ValueError as error:
            choice = self.make(model, NOTHING)
            note = say("{problem} The plan is made automatically.", problem=str(error))
            return replace(choice, notes=(note, *choice.notes))
        return self.make(model, overrides)

    def saved(self, model: ModelInfo) -> PlanOverrides:
        """Return what was chosen by hand for a model.

        Raises:
            ValueError: the settings hold something else; `str()` is the sentence.

        """
        return overrides_from_plain(self._settings.plan_overrides.get(str(model.path), {}))

    def save(self, model: ModelInfo, overrides: PlanOverrides) -> None:
        """Keep what was chosen by hand for a model. GUI thread, no I/O."""
        kept = dict(self._settings.plan_overrides)
        kept.pop(str(model.path), None)
        plain = overrides_to_plain(overrides)
        if plain:
            kept[str(model.path)] = plain
        self._settings.plan_overrides = kept

    def hardware(self) -> Hardware:
        """Return what this machine has, as if this program's own engine had ended."""
        found = self._probe(self._locations.engine_cache)
        self.card_names |= {gpu.uuid: gpu.name for gpu in found.gpus if gpu.name}
        return without_processes(found, descendants(os.getpid()))

    def runtimes(self) -> RuntimeStore:
        """Return the runtimes that are known here, as the settings name them now."""
        settings = self._settings
        return RuntimeStore(self._locations.runtimes, settings.runtime_pythons, settings.runtime)

    def _with_settings(self, overrides: PlanOverrides) -> PlanOverrides:
        """Return the overrides with this run's wishes, and with the settings where neither says anything."""
        settings = self._settings
        general = PlanOverrides(
            engine=None if settings.engine == "auto" else EngineKind(settings.engine),
            context=settings.context,
            parallel=settings.parallel,
            threads=settings.threads,
        )
        return merged(self._wishes, merged(overrides, general))

    def _llama_build(self) -> LlamaBuild:
        """Return what llama.cpp was built for: asked for once, since it stays the same while this runs."""
        with self._lock:
            if self._llama is None:
                self._llama = self._ask_llama()
            return self._llama


def merged(first: PlanOverrides, second: PlanOverrides) -> PlanOverrides:
    """Return the first overrides, with the second where the first leave a choice open."""
    open_ones = [field.name for field in fields(PlanOverrides) if getattr(first, field.name) is None]
    return replace(first, **{name: getattr(second, name) for name in open_ones})
