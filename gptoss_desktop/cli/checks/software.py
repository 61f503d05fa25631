"""Python, Qt and the engine's build."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib import metadata
from pathlib import Path

from gptoss_desktop.cli.checks.finding import Finding, Level

PROBE_SECONDS = 60
OLDEST_PYTHON = (3, 11)
BROKEN_QT = "6.12.0"


def python() -> Finding:
    """Check the interpreter."""
    version = sys.version.split()[0]
    if sys.version_info < OLDEST_PYTHON:
        return Finding("python", Level.ERROR, f"Python {version}", "Install Python 3.11 or newer.")
    return Finding("python", Level.OK, f"Python {version} at {sys.executable}")


def qt() -> Finding:
    """Check that Qt is the right version and that the window's platform plugin finds its libraries."""
    import PySide6  # noqa: PLC0415  a broken Qt must not stop the other checks

    version = PySide6.__version__
    if version == BROKEN_QT:
        return Finding(
            "qt", Level.ERROR, f"PySide6 {version} aborts on Python 3.11", "Install PySide6 6.11.3."
        )
    plugin = Path(PySide6.__file__).parent / "Qt" / "plugins" / "platforms" / "libqxcb.so"
    missing = _missing_libraries(plugin)
    if missing:
        text = f"PySide6 {version}; the window's plugin misses {', '.join(missing)}"
        return Finding(
            "qt", Level.ERROR, text, "Install the packages of these libraries, or run `make setup`."
        )
    return Finding("qt", Level.OK, f"PySide6 {version}")


def _missing_libraries(library: Path) -> list[str]:
    try:
        listing = subprocess.run(
            ["/usr/bin/ldd", library],
            capture_output=True,
            text=True,
            timeout=PROBE_SECONDS,
            check=False,
        ).stdout
    except (OSError, subprocess.TimeoutExpired):
        return []
    return sorted({line.split()[0] for line in listing.splitlines() if "not found" in line})


def llama_cpp() -> Finding:
    """Check that the engine's library loads here; a build for another processor dies of a signal."""
    try:
        version = metadata.version("llama-cpp-python")
    except metadata.PackageNotFoundError:
        return Finding("llama.cpp", Level.ERROR, "llama-cpp-python is not installed", "Run `make setup`.")
    command = [sys.executable, "-m", "gptoss_desktop", "--worker", "probe"]
    try:
        probe = subprocess.run(command, capture_output=True, text=True, timeout=PROBE_SECONDS, check=False)
    except subprocess.TimeoutExpired:
        return Finding("llama.cpp", Level.ERROR, f"{version} does not answer", "Run `make setup` again.")
    if probe.returncode != 0:
        reason = (
            f"ended by signal {-probe.returncode}" if probe.returncode < 0 else probe.stderr.strip()[-200:]
        )
        remedy = "Build it for this processor: remove .venv and run `make setup`."
        return Finding("llama.cpp", Level.ERROR, f"{version} does not load: {reason}", remedy)
    system_info = json.loads(probe.stdout)["system_info"].strip()
    return Finding("llama.cpp", Level.OK, f"llama-cpp-python {version}: {system_info}")
