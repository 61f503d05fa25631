"""llama-cpp-python: built once from its pinned source, then taken from the cache."""

import hashlib
import sysconfig
import tempfile
from pathlib import Path

from installers import llama_source
from installers.console import say
from installers.paths import VENV_PYTHON, cache_directory
from installers.process import run_pip

_FLAGS = (*llama_source.CMAKE_FLAGS, "-DLLAVA_BUILD=OFF")  # no images: a quarter less to compile


def install_llama() -> None:
    """Install llama-cpp-python into ``.venv``, building the wheel if this user has not built it before."""
    wheel = find_wheel() or _build_wheel()
    say(f"Installing {wheel.name}…")
    run_pip(
        VENV_PYTHON,
        ["install", "--quiet", "--no-deps", "--no-index", "--force-reinstall", wheel],
        failure=f"{wheel} could not be installed; delete it and try again.",
    )


def find_wheel() -> Path | None:
    """Return the wheel that an earlier build left, or None."""
    return next(wheel_directory().glob("*.whl"), None)


def wheel_directory() -> Path:
    """Return the cache folder of this very build: other source, flags or platform, other folder."""
    pin = llama_source.read_pin()
    key = "\n".join((pin.sha256, *_FLAGS, sysconfig.get_platform()))
    return (
        cache_directory() / f"llama-cpp-python-{pin.version}-{hashlib.sha256(key.encode()).hexdigest()[:16]}"
    )


def _build_wheel() -> Path:
    llama_source.require_compiler()
    say("Building llama-cpp-python, once; this takes several minutes.")
    progress = llama_source.NinjaProgress()
    with (
        llama_source.build_environment() as python,
        tempfile.TemporaryDirectory(prefix="gptoss-wheel-") as out,
    ):
        say("Downloading the source of llama-cpp-python (77 MB)…")
        source = llama_source.download_source(python, Path(out))
        say("Compiling…")
        run_pip(
            python,
            ["wheel", "-v", "--no-deps", "--no-build-isolation", "--wheel-dir", out, source],
            failure="llama-cpp-python could not be built; the lines above say why.",
            on_line=progress.follow,
            environment={**llama_source.tool_environment(python), "CMAKE_ARGS": " ".join(_FLAGS)},
        )
        progress.close()
        return _keep(next(Path(out).glob("*.whl")))


def _keep(built: Path) -> Path:
    """Move the wheel into the cache in one step, so that another setup never sees half of it."""
    directory = wheel_directory()
    directory.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=directory, prefix=".") as scratch:
        unfinished = Path(scratch) / built.name
        unfinished.write_bytes(built.read_bytes())
        return unfinished.replace(directory / built.name)
