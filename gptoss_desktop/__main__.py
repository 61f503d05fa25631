"""The one entry point: reads the first word and hands over to the worker, the command line or the window.

Nothing else is imported before that is known: a guard must stay small, and a window must be quick.
"""

from __future__ import annotations

import gc
import sys


def main(argv: list[str] | None = None) -> int:
    """Run the program; return its exit code (see `gptoss_desktop.cli.exit_codes`)."""
    words = sys.argv[1:] if argv is None else argv
    if words[:1] == ["--worker"]:
        from gptoss_desktop.worker.cli import main as worker_main  # noqa: PLC0415  one room at a time

        return worker_main(words[1:])
    if words[:1] == ["--probe-gpus"]:
        from gptoss_desktop.hardware.gpu_child import main as gpu_main  # noqa: PLC0415

        return gpu_main()
    from gptoss_desktop.cli.arguments import parse  # noqa: PLC0415

    options = parse(words)
    if options.command is None:
        # What is imported and made for the window stays: nothing to collect before it is there.
        gc.disable()
        from gptoss_desktop.app.main import main as window_main  # noqa: PLC0415

        return window_main(options)
    from gptoss_desktop.cli.main import main as command_main  # noqa: PLC0415

    return command_main(options)


def main_gui() -> int:
    """Run the window; the desktop's menu entry starts this one."""
    return main()


if __name__ == "__main__":
    sys.exit(main())
