"""Opens the window with the starter model, fetching that first if it is not there."""

import os
import sys

from installers import starter_model
from installers.console import run_main
from installers.paths import VENV


def main() -> None:
    """Become the program."""
    model = starter_model.fetch(starter_model.models_directory())
    program = VENV / "bin" / "gptoss-desktop"
    os.execv(program, [str(program), "--model", str(model), *sys.argv[1:]])  # noqa: S606 - a list, no shell


if __name__ == "__main__":
    sys.exit(run_main(main))
