"""This program as a child of itself: how it is started, and in which environment."""

from __future__ import annotations

import sys

from PySide6.QtCore import QProcessEnvironment

_UNWANTED = (
    # Nothing that the engine does goes through a proxy, and a library that sees one tries it.
    *("http_proxy", "https_proxy", "ftp_proxy", "all_proxy", "no_proxy"),
    *("HTTP_PROXY", "HTTPS_PROXY", "FTP_PROXY", "ALL_PROXY", "NO_PROXY"),
    # Where Qt's plug-ins lie is the window's own business.
    *("QT_PLUGIN_PATH", "QT_QPA_PLATFORM_PLUGIN_PATH"),
    # Each changes how the interpreter starts, stops or warns in a way that the engine was never tried with.
    *("PYTHONHOME", "PYTHONSTARTUP", "PYTHONINSPECT", "PYTHONOPTIMIZE", "PYTHONDEBUG", "PYTHONBREAKPOINT"),
    *("PYTHONWARNINGS", "PYTHONDEVMODE", "PYTHONIOENCODING", "PYTHONPROFILEIMPORTTIME", "PYTHONMALLOC"),
)


def own_command() -> list[str]:
    """Return how this program is started. `-P` keeps a file in the working folder from posing as a module."""
    return [sys.executable] if _is_frozen() else [sys.executable, "-P", "-m", "gptoss_desktop"]


def engine_environment() -> QProcessEnvironment:
    """Return this program's environment without what would mislead an engine."""
    environment = QProcessEnvironment.systemEnvironment()
    for name in _UNWANTED:
        environment.remove(name)
    if _is_frozen():
        _undo_bundle(environment)
    # A crash in native code leaves a Python traceback at the end of the log.
    environment.insert("PYTHONFAULTHANDLER", "1")
    return environment


def _is_frozen() -> bool:
    return bool(getattr(sys, "frozen", False))


def _undo_bundle(environment: QProcessEnvironment) -> None:
    """Take back what a frozen program's bootloader did to the library path; the child's own does it again."""
    original = environment.value("LD_LIBRARY_PATH_ORIG")
    environment.remove("LD_LIBRARY_PATH_ORIG")
    environment.remove("LD_LIBRARY_PATH")
    environment.remove("PYTHONPATH")
    if original:
        environment.insert("LD_LIBRARY_PATH", original)
