"""`serve`: the engine alone under its guard, in the foreground."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NoReturn

from gptoss_desktop.cli.output import fail, tell
from gptoss_desktop.cli.wishes import wishes_of
from gptoss_desktop.domain.plan import Isolation
from gptoss_desktop.engine.launch import LaunchError, guard_command
from gptoss_desktop.library.errors import ModelError
from gptoss_desktop.library.library import ModelLibrary
from gptoss_desktop.locations import Locations
from gptoss_desktop.planning.refusal import PlanRefusedError
from gptoss_desktop.services.failures import model_failure, plan_failure
from gptoss_desktop.services.planning import Planner
from gptoss_desktop.services.words import translated
from gptoss_desktop.settings.settings import Settings

if TYPE_CHECKING:
    import argparse

    from gptoss_desktop.cli.exit_codes import ExitCode
    from gptoss_desktop.engine.launch import LaunchCommand


def serve(options: argparse.Namespace) -> ExitCode:
    """Become the guard of an engine; return only when that cannot be tried."""
    locations = Locations.under(options.data_dir) if options.data_dir else Locations.default()
    locations.prepare()
    settings = Settings.load(locations.settings)
    library = ModelLibrary(locations, settings)
    isolation = None if options.isolation is None else Isolation(options.isolation)
    planner = Planner(locations, settings, library, wishes=wishes_of(options), isolation=isolation)
    try:
        choice = planner.make_saved(library.inspect(options.model))
    except ModelError as error:
        return fail(model_failure(error))
    except PlanRefusedError as error:
        return fail(plan_failure(error))
    for note in choice.notes:
        tell(translated(note))
    plan = choice.proposals[0].plan
    try:
        command = guard_command(
            plan, options.socket.absolute(), cache=locations.engine_cache, foreground=True
        )
    except LaunchError as error:
        return fail(error.failure)
    return _become(command)


def _become(command: LaunchCommand) -> NoReturn:
    """Put the guard in this process's place, so that every signal to it, SIGKILL too, reaches the guard."""
    environment = dict(pair.split("=", 1) for pair in command.environment.toStringList())
    os.execve(command.program, [command.program, *command.arguments], environment)  # noqa: S606
