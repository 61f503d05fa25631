"""Where things lie on this machine: data, settings, caches, run-time files, the program's resources."""

from __future__ import annotations

import hashlib
import os
import stat
import tempfile
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from gptoss_desktop.protocol.guard import MAX_SOCKET_PATH

APP_NAME = "gptoss-desktop"
PRIVATE = 0o700
LONGEST_SOCKET = "e4194304-99999.sock"
"""The longest name of an engine's socket: 2**22 is Linux's highest process id (proc(5), pid_max)."""


class LocationError(Exception):
    """A folder cannot be made or is not private; `str()` is the sentence for the user."""


@dataclass(frozen=True, slots=True)
class Locations:
    """The folders of one run. Nothing is created before `prepare`."""

    data: Path
    config: Path
    cache: Path
    runtime: Path

    @classmethod
    def default(cls) -> Locations:
        """Return the folders that the platform prescribes for this user."""
        dirs = platformdirs.PlatformDirs(APP_NAME, appauthor=False)
        base = Path(os.environ.get("XDG_RUNTIME_DIR", ""))
        # Under su or in a container the variable may name a folder that is not there, or not ours.
        usable = base.is_absolute() and os.access(base, os.W_OK)
        runtime = base / APP_NAME if usable else _temporary_runtime("default")
        return cls(
            dirs.user_data_path, dirs.user_config_path, dirs.user_cache_path, _with_room_for_socket(runtime)
        )

    @classmethod
    def under(cls, data_dir: Path) -> Locations:
        """Return folders that all lie in one; the run-time folder only where its path is short enough."""
        root = data_dir.expanduser().absolute()
        return cls(root, root / "config", root / "cache", _with_room_for_socket(root / "run"))

    @property
    def models(self) -> Path:
        """The folder of model files."""
        return self.data / "models"

    @property
    def runtimes(self) -> Path:
        """The folder of engine runtimes: Pythons with vLLM in them, and what is known of each."""
        return self.data / "runtimes"

    @property
    def engine_cache(self) -> Path:
        """The folder of what engines compile, so that their second start is fast."""
        return self.cache / "engine"

    @property
    def database(self) -> Path:
        """The file of conversations."""
        return self.data / "conversations.sqlite"

    @property
    def settings(self) -> Path:
        """The file of settings."""
        return self.config / "settings.json"

    def prepare(self) -> None:
        """Create what is missing, each folder for this user alone.

        Raises:
            LocationError: a folder cannot be created, or the run-time folder belongs to someone else.

        """
        for folder in (self.data, self.config, self.cache, self.models, self.runtimes, self.engine_cache):
            private_folder(folder)
        private_folder(self.runtime)
        check_private(self.runtime)


def private_folder(folder: Path) -> None:
    """Create a folder with mode 0700, parents included; one that is there keeps its mode.

    Raises:
        LocationError: it cannot be created.

    """
    try:
        folder.parent.mkdir(mode=PRIVATE, parents=True, exist_ok=True)
        folder.mkdir(mode=PRIVATE, exist_ok=True)
    except OSError as error:
        raise LocationError(f"The folder {folder} cannot be created: {error.strerror}.") from error


def check_private(folder: Path) -> None:
    """Check that a folder is a real one, is this user's, and shuts everyone else out.

    Raises:
        LocationError: it is not, and its mode cannot be put right.

    """
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.getuid():
        raise LocationError(
            f"{folder} belongs to someone else; remove it or set XDG_RUNTIME_DIR to a folder of yours."
        )
    if stat.S_IMODE(found.st_mode) & 0o077:
        folder.chmod(PRIVATE)


def resources() -> Path:
    """Return the folder of icons, fonts and other files that come with the program."""
    packaged = Path(__file__).parent / "resources"
    return packaged if packaged.is_dir() else Path(__file__).parent.parent / "resources"


def _with_room_for_socket(folder: Path) -> Path:
    """Return the folder, or a short private one that stands for it when no socket path would fit below it."""
    if len(os.fsencode(folder / LONGEST_SOCKET)) <= MAX_SOCKET_PATH:
        return folder
    return _temporary_runtime(hashlib.sha256(os.fsencode(folder)).hexdigest()[:12])


def _temporary_runtime(name: str) -> Path:
    # /tmp, where the configured folder is itself too long for a socket.
    base = Path(tempfile.gettempdir())
    folder = base / f"{APP_NAME}-{os.getuid()}-{name}"
    if len(os.fsencode(folder / LONGEST_SOCKET)) > MAX_SOCKET_PATH:
        folder = Path("/tmp") / folder.name  # noqa: S108 - the folder is made 0700 and checked before use
    return folder
