"""`serve`: the engine alone under its guard, in the foreground."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from gptoss_desktop.cli.output import fail
from gptoss_desktop.domain.engine import EnginePlan, Isolation
from gptoss_desktop.engine.launch import guard_command
from gptoss_desktop.library.errors import ModelError
from gptoss_desktop.library.library import ModelLibrary
from gptoss_desktop.locations import Locations
from gptoss_desktop.services.failures import model_failure
from gptoss_desktop.settings.settings import Settings

if TYPE_CHECKING:
    import argparse


def serve(options: argparse.Namespace) -> int:
    """Become the guard of an engine; return only when the model cannot be used."""
    locations = Locations.under(options.data_dir) if options.data_dir else Locations.default()
    settings = Settings.load(locations.settings)
    try:
        model = ModelLibrary(locations, settings).inspect(options.model)
    except ModelError as error:
        return fail(model_failure(error))
    plan = EnginePlan(
        model=model.path,
        context=options.context or settings.context,
        parallel=options.parallel or settings.parallel,
        threads=options.threads or settings.threads,
        isolation=Isolation(options.isolation or settings.isolation),
        allow_no_isolation=settings.allow_no_isolation,
    )
    command = guard_command(plan, options.socket.absolute(), foreground=True)
    sys.stdout.flush()
    # The guard takes this process's place, so that a signal to it, SIGKILL too, is a signal to the guard.
    os.execv(command[0], command)  # noqa: S606
    return None
