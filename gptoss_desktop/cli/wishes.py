"""What the command line asks of the engine, as the planner hears it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gptoss_desktop.domain.plan import EngineKind
from gptoss_desktop.planning.inputs import PlanOverrides

if TYPE_CHECKING:
    import argparse


def wishes_of(options: argparse.Namespace) -> PlanOverrides:
    """Return the wishes; a word that a command does not have asks for nothing."""
    return PlanOverrides(
        engine=None if options.engine == "auto" else EngineKind(options.engine),
        context=getattr(options, "context", None),
        parallel=getattr(options, "parallel", None),
        threads=getattr(options, "threads", None),
    )
