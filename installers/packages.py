"""The virtual environment and the pinned, hashed Python packages in it."""

import re
import sys
import tempfile
import venv
from pathlib import Path

from installers.console import Progress, SetupError, say
from installers.paths import REQUIREMENTS, ROOT, VENV, VENV_PYTHON
from installers.process import run, run_pip

_PIN = re.compile(r"^(?=[\w.-]+==)", re.MULTILINE)
_PIP_STEP = re.compile(r"(?:Collecting|Requirement already satisfied:) ([\w.-]+)")


def ensure_environment() -> None:
    """Make ``.venv`` unless a whole one is there that was made for this very place."""
    if was_made_here(VENV):
        return
    say(f"Making the virtual environment .venv with Python {sys.version.split()[0]} ({sys.executable})…")
    try:
        venv.EnvBuilder(clear=True, with_pip=True, symlinks=True).create(VENV)
    except (OSError, ValueError) as error:
        raise SetupError(f"{VENV} cannot be made: {error}.") from error


def was_made_here(directory: Path) -> bool:
    """Tell whether scripts in ``directory`` would run: a copied or moved environment points elsewhere."""
    try:
        made_for = (directory / "pyvenv.cfg").read_text(encoding="utf-8").splitlines()
    except OSError:
        return False
    python_is_there = (directory / "bin" / "python").exists() and (directory / "bin" / "pip").exists()
    return python_is_there and any(
        line.startswith("command = ") and line.endswith(f" {directory}") for line in made_for
    )


def install_requirements(name: str, python: Path = VENV_PYTHON, *, at_a_time: int | None = None) -> None:
    """Install ``requirements/NAME``; nothing enters whose hash is not in that file.

    With ``at_a_time`` pip gets so many packages in one go, and what is installed stays when the next go is
    cut; else it gets all.
    """
    pins = _PIN.split((REQUIREMENTS / name).read_text(encoding="utf-8"))[1:]
    total = len(pins)
    progress = Progress()
    seen: set[str] = set()

    def follow(line: str) -> None:
        if step := _PIP_STEP.match(line):
            seen.add(step[1])
            progress.show(min(len(seen), total), total, step[1])
        elif line.startswith("Installing collected packages") and at_a_time is None:
            progress.close()
            say("Unpacking…")

    failure = f"the packages of requirements/{name} could not be installed; the lines above say why."
    say(f"Installing the packages of requirements/{name}…")
    with tempfile.TemporaryDirectory(prefix="gptoss-pins-") as scratch:
        part = Path(scratch) / name
        for start in range(0, total, at_a_time or total):
            part.write_text("".join(pins[start : start + (at_a_time or total)]), encoding="utf-8")
            run_pip(
                python,
                ["install", "--require-hashes", "--no-deps", "--requirement", part],
                failure=failure,
                on_line=follow,
            )
    progress.show(total, total, "done")
    progress.close()


def compile_project() -> None:
    """Compile what is not compiled yet, as pip does with packages: the first start waits for nothing."""
    run(
        [VENV_PYTHON, "-m", "compileall", "-q", ROOT / "gptoss_desktop"],
        failure="the program's own files do not compile; the lines above say why.",
    )


def install_project() -> None:
    """Install this checkout in place, so that a change to the source needs no second setup."""
    say("Installing GPT-OSS Desktop itself…")
    run_pip(
        VENV_PYTHON,
        ["install", "--quiet", "--no-deps", "--no-build-isolation", "--no-index", "--editable", ROOT],
        failure="the project itself could not be installed; the lines above say why.",
    )
