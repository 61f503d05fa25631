"""The surroundings of a test run: no screen, a fixed locale, no personal folder but under a temporary one."""

import os
from pathlib import Path

FOLDERS = {
    "HOME": "home",
    "XDG_DATA_HOME": "data",
    "XDG_CONFIG_HOME": "config",
    "XDG_CACHE_HOME": "cache",
    "XDG_STATE_HOME": "state",
    "XDG_RUNTIME_DIR": "run",
}


def isolate(base: Path) -> None:
    """Point this process, and all that it starts, at folders under ``base``.

    ``base`` should be short: the path of a Unix socket under XDG_RUNTIME_DIR has to stay below 108 bytes.
    """
    for variable, name in FOLDERS.items():
        folder = base / name
        folder.mkdir(mode=0o700)
        os.environ[variable] = str(folder)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["LC_ALL"] = "C.UTF-8"
    for variable in (
        "LANGUAGE",
        "XDG_CONFIG_DIRS",
        "QT_STYLE_OVERRIDE",
        "QT_LOGGING_RULES",
        "QT_SCALE_FACTOR",
    ):
        os.environ.pop(variable, None)
