"""`serve`: the engine alone under its guard, in the foreground."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING, NoReturn

from gptoss_desktop.cli.output import fail
from gptoss_desktop.domain.plan import Isolation
from gptoss_desktop.engine.launch import LaunchError, guard_command
from gptoss_desktop.library.errors import ModelError
from gptoss_desktop.library.library import ModelLibrary
from gptoss_desktop.locations import Locations
from gptoss_desktop.services.failures import model_failure
from gptoss_desktop.services.plans import plan_from
from gptoss_desktop.settings.settings import Settings

if TYPE_CHECKING:
    import argparse

    from gptoss_desktop.cli.exit_codes import ExitCode
    from gptoss_desktop.engine.launch import LaunchCommand


def serve(options: argparse.Namespace) -> ExitCode:
    """Become the guard of an engine; return only when that cannot be tried."""
    locations = Locations.under(options.data_dir) if options.data_dir else Locations.default()
    settings = Settings.load(locations.settings)
    try:
        model = ModelLibrary(locations, settings).inspect(options.model)
    except ModelError as error:
        return fail(model_failure(error))
    named = {name: getattr(options, name) for name in ("context", "parallel", "threads")}
    if options.isolation is not None:
        named["isolation"] = Isolation(options.isolation)
    said = {name: value for name, value in named.items() if value is not None}
    plan = replace(plan_from(settings, model.path), **said)
    try:
        command = guard_command(plan, options.socket.absolute(), foreground=True)
    except LaunchError as error:
        return fail(error.failure)
    return _become(command)


def _become(command: LaunchCommand) -> NoReturn:
    """Put the guard in this process's place, so that every signal to it, SIGKILL too, reaches the guard."""
    environment = dict(pair.split("=", 1) for pair in command.environment.toStringList())
    os.execve(command.program, [command.program, *command.arguments], environment)  # noqa: S606
