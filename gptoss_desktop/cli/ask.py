"""`ask`: one question, one answer, on standard output."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from gptoss_desktop import tasks
from gptoss_desktop.cli.asking import Asking
from gptoss_desktop.cli.output import fail
from gptoss_desktop.cli.wishes import wishes_of
from gptoss_desktop.domain.failure import EngineFailure, FailureKind
from gptoss_desktop.domain.parameters import GenerationParameters, ParameterError, ReasoningEffort
from gptoss_desktop.engine.supervisor import EngineSupervisor
from gptoss_desktop.library.library import ModelLibrary
from gptoss_desktop.locations import Locations
from gptoss_desktop.services.launcher import Launcher
from gptoss_desktop.services.planning import Planner
from gptoss_desktop.services.recovery import Recovery
from gptoss_desktop.services.unix_signals import UnixSignals
from gptoss_desktop.settings.settings import Settings

if TYPE_CHECKING:
    import argparse
    from pathlib import Path


def ask(options: argparse.Namespace) -> int:
    """Answer one question and return the exit code."""
    question = sys.stdin.read() if options.question == "-" else options.question
    parameters = _parameters(options)
    try:
        parameters.validate()
    except ParameterError as error:
        return fail(EngineFailure(FailureKind.BAD_REQUEST, str(error)))
    locations = Locations.under(options.data_dir) if options.data_dir else Locations.default()
    locations.prepare()
    settings = Settings.load(locations.settings)
    library = ModelLibrary(locations, settings)
    path: Path | None = options.model or library.preferred()
    if path is None:
        advice = "Name a model with --model."
        return fail(EngineFailure(FailureKind.MODEL_NOT_FOUND, "There is no model.", advice))
    application = QCoreApplication(["gptoss-desktop"])
    supervisor = EngineSupervisor(locations.runtime, locations.engine_cache)
    planner = Planner(locations, settings, library, wishes=wishes_of(options))
    launcher = Launcher(planner, library, supervisor, supervisor)
    # Who names an engine wants that one or none.
    automatic = options.engine == "auto" and settings.automatic_recovery
    recovery = Recovery(launcher, supervisor, lambda: automatic, supervisor)
    asking = Asking(launcher, supervisor, recovery if automatic else None, options, question, parameters)
    asking.done.connect(application.exit)
    UnixSignals(asking.interrupt, asking)
    launcher.open(path)
    code = application.exec()
    tasks.shutdown()
    return code


def _parameters(options: argparse.Namespace) -> GenerationParameters:
    return GenerationParameters(
        temperature=options.temperature,
        max_tokens=options.max_tokens,
        seed=options.seed,
        system_prompt=options.system,
        reasoning_effort=ReasoningEffort(options.effort) if options.effort else None,
    )
