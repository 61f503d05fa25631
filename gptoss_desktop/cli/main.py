"""Runs a parsed command. Each command imports only what it needs."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from gptoss_desktop.cli.exit_codes import ExitCode
from gptoss_desktop.locations import LocationError

if TYPE_CHECKING:
    import argparse


def main(options: argparse.Namespace) -> int:
    """Run the command; errors are one sentence on standard error."""
    try:
        return _run(options)
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED
    except BrokenPipeError:
        return ExitCode.FAILED
    except (OSError, LocationError) as error:
        print(f"gptoss-desktop: {error}", file=sys.stderr)  # noqa: T201
        return ExitCode.FAILED


def _run(options: argparse.Namespace) -> int:
    match options.command:
        case "ask":
            from gptoss_desktop.cli.ask import ask  # noqa: PLC0415

            return ask(options)
        case "serve":
            from gptoss_desktop.cli.serve import serve  # noqa: PLC0415

            return serve(options)
        case "runtime":
            from gptoss_desktop.cli.runtime import runtime  # noqa: PLC0415

            return runtime(options)
        case "conversations":
            from gptoss_desktop.cli.conversations.command import conversations  # noqa: PLC0415

            return conversations(options)
        case _:
            from gptoss_desktop.cli.doctor import doctor  # noqa: PLC0415

            return doctor(options)
