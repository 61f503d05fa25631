"""How the settings become a plan for the engine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gptoss_desktop.domain.plan import EnginePlan, Isolation

if TYPE_CHECKING:
    from pathlib import Path

    from gptoss_desktop.settings.settings import Settings


def plan_from(settings: Settings, model: Path) -> EnginePlan:
    """Return the plan for a model; what the settings leave open is the engine's to choose."""
    return EnginePlan(
        model=model,
        context=settings.context,
        parallel=settings.parallel or 4,
        threads=settings.threads,
        isolation=Isolation(settings.isolation),
        allow_no_isolation=settings.allow_no_isolation,
    )
