"""Pins every package with its hashes again: python -m installers.requirements (needs the tool uv)."""

import shutil
import subprocess
import sys
import tomllib

from installers.console import SetupError, run_main, say
from installers.paths import REQUIREMENTS, ROOT, VENV

BUILD_TOOLS = ("scikit-build-core", "cmake", "ninja")
"""What llama-cpp-python's source package asks for to be built, and the two programs that one calls."""

_COMPILE = (
    *("pip", "compile", "--quiet", "--upgrade", "--universal", "--python-version", "3.11"),
    *("--fork-strategy", "fewest", "--generate-hashes", "--no-emit-index-url"),
    *("--custom-compile-command", "make requirements"),
)


def main() -> None:
    """Write requirements/*.txt from pyproject.toml."""
    uv = shutil.which("uv", path=str(VENV / "bin")) or shutil.which("uv")
    if not uv:
        raise SetupError("pinning needs uv; type: .venv/bin/pip install uv")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    bindings = [d for d in project["project"]["dependencies"] if d.startswith("llama-cpp-python")]
    without_bindings = ["--no-emit-package", "llama-cpp-python"]
    _pin(uv, "runtime.txt", ["pyproject.toml", *without_bindings])
    same_versions = ["--constraints", "requirements/runtime.txt"]
    _pin(uv, "dev.txt", ["pyproject.toml", "--extra", "dev", *without_bindings, *same_versions])
    _pin(uv, "llama.txt", ["-", "--no-deps"], bindings)
    _pin(uv, "build.txt", ["-"], BUILD_TOOLS)
    _pin(uv, "project.txt", ["-"], project["build-system"]["requires"])


def _pin(uv: str, name: str, arguments: list[str], wanted: tuple[str, ...] | list[str] = ()) -> None:
    say(f"Pinning requirements/{name}…")
    command = [uv, *_COMPILE, *arguments, "--output-file", str(REQUIREMENTS / name)]
    if subprocess.run(command, cwd=ROOT, input="\n".join(wanted), text=True, check=False).returncode != 0:
        raise SetupError(f"requirements/{name} could not be pinned; the lines above say why.")


if __name__ == "__main__":
    sys.exit(run_main(main))
