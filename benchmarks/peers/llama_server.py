"""Builds llama.cpp's own server from the source, and with the flags, of the bindings that the program uses.

python -m benchmarks.peers.llama_server      prints the path of the binary; builds it if the cache has none
"""

import hashlib
import shutil
import sys
import tarfile
import tempfile
from pathlib import Path

from installers import llama_source
from installers.console import run_main, say
from installers.paths import cache_directory
from installers.process import run

_FLAGS = (
    *llama_source.CMAKE_FLAGS,
    "-DCMAKE_BUILD_TYPE=Release",  # scikit-build-core's default, so what the bindings have
    "-DBUILD_SHARED_LIBS=ON",  # as in the bindings
    "-DLLAMA_CURL=OFF",
    "-DLLAMA_BUILD_TESTS=OFF",
    "-DLLAMA_BUILD_EXAMPLES=OFF",
    "-DLLAMA_BUILD_APP=OFF",
    "-DLLAMA_BUILD_UI=OFF",
    "-DLLAMA_USE_PREBUILT_UI=OFF",
    "-DCMAKE_BUILD_WITH_INSTALL_RPATH=ON",
    "-DCMAKE_INSTALL_RPATH=$ORIGIN",  # the libraries lie beside the binary, wherever the cache moves
)


def build() -> Path:
    """Return the path of ``llama-server``, building it when it is not in the cache."""
    directory = _directory()
    server = directory / "llama-server"
    if server.exists():
        return server
    llama_source.require_compiler()
    with (
        llama_source.build_environment() as python,
        tempfile.TemporaryDirectory(prefix="gptoss-server-") as scratch,
    ):
        say("Downloading the source of llama.cpp…")
        archive = llama_source.download_source(python, Path(scratch))
        with tarfile.open(archive) as source:
            source.extractall(scratch, filter="data")
        binaries = _compile(python, next(Path(scratch).glob("*/vendor/llama.cpp")))
        _keep(binaries, directory)
    return server


def _directory() -> Path:
    pin = llama_source.read_pin()
    key = "\n".join((pin.sha256, *_FLAGS))
    return cache_directory() / f"llama-server-{pin.version}-{hashlib.sha256(key.encode()).hexdigest()[:16]}"


def _compile(python: Path, source: Path) -> Path:
    environment = llama_source.tool_environment(python)
    cmake = python.parent / "cmake"
    out = source / "build"
    failure = "llama-server could not be built; the lines above say why."
    say("Compiling llama-server…")
    run([cmake, "-S", source, "-B", out, *_FLAGS], failure=failure, environment=environment)
    progress = llama_source.NinjaProgress()
    run(
        [cmake, "--build", out, "--target", "llama-server"],
        failure=failure,
        on_line=progress.follow,
        environment=environment,
    )
    progress.close()
    return out / "bin"


def _keep(binaries: Path, directory: Path) -> None:
    """Move server and libraries into the cache in one step."""
    directory.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=directory.parent, prefix=".") as scratch:
        unfinished = Path(scratch) / "server"
        unfinished.mkdir()
        for file in [binaries / "llama-server", *binaries.glob("*.so*")]:
            shutil.copy2(file, unfinished, follow_symlinks=False)
        unfinished.rename(directory)


def main() -> None:
    """Build and print where the binary is."""
    sys.stdout.write(f"{build()}\n")


if __name__ == "__main__":
    sys.exit(run_main(main))
