"""What the program and its tests need from the system, and how to get it on Debian and Ubuntu."""

import ctypes
import os
import shutil
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from installers.console import SetupError, say
from installers.process import run


@dataclass(frozen=True, slots=True)
class Need:
    """Something that must be on the system: a shared library, a program, or a file (a pattern under /usr)."""

    package: str
    library: str = ""
    program: str = ""
    file: str = ""

    @property
    def name(self) -> str:
        """What it is called where there are no Debian packages."""
        return self.library or self.program or self.file

    def is_met(self) -> bool:
        """Look for the thing itself, not for a package: package names differ between releases."""
        if self.library:
            return _loads(self.library)
        if self.program:
            return shutil.which(self.program) is not None
        return next(Path("/usr").glob(self.file), None) is not None


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


WINDOW = (
    Need("libglib2.0-0", library="libglib-2.0.so.0"),
    Need("libglib2.0-0", library="libgthread-2.0.so.0"),
    Need("libegl1", library="libEGL.so.1"),
    Need("libgl1", library="libGL.so.1"),
    Need("libdbus-1-3", library="libdbus-1.so.3"),
    Need("libfontconfig1", library="libfontconfig.so.1"),
    Need("libxkbcommon0", library="libxkbcommon.so.0"),
    Need("libbrotli1", library="libbrotlidec.so.1"),
    Need("libgssapi-krb5-2", library="libgssapi_krb5.so.2"),
    Need("libxcb-cursor0", library="libxcb-cursor.so.0"),
    Need("libxcb-icccm4", library="libxcb-icccm.so.4"),
    Need("libxcb-image0", library="libxcb-image.so.0"),
    Need("libxcb-keysyms1", library="libxcb-keysyms.so.1"),
    Need("libxcb-randr0", library="libxcb-randr.so.0"),
    Need("libxcb-render-util0", library="libxcb-render-util.so.0"),
    Need("libxcb-shape0", library="libxcb-shape.so.0"),
    Need("libxcb-xkb1", library="libxcb-xkb.so.1"),
    Need("libxkbcommon-x11-0", library="libxkbcommon-x11.so.0"),
    Need("libx11-xcb1", library="libX11-xcb.so.1"),
    Need("libgomp1", library="libgomp.so.1"),
)
"""Qt's own needs (when one of the xcb ones is missing Qt blames xcb-cursor0) and llama.cpp's threads."""

COMPILER = (Need("build-essential", program="cc"), Need("build-essential", program="c++"))

TESTS = (
    Need("xvfb", program="Xvfb"),
    Need("openbox", program="openbox"),
    Need("xdotool", program="xdotool"),
    Need("imagemagick", program="import"),
    Need("dbus", program="dbus-run-session"),
    Need("at-spi2-core", file="libexec/at-spi-bus-launcher"),
    Need("python3-gi", file="lib/python3/dist-packages/gi/__init__.py"),
    Need("gir1.2-atspi-2.0", file="lib/*/girepository-1.0/Atspi-2.0.typelib"),
    Need("fonts-noto-cjk", file="share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"),
)
"""A screen without a screen, and the accessibility bus through which the tests use the window."""


def ensure(needs: Iterable[Need], purpose: str) -> None:
    """Install what is missing where this user may, else say what to type and go on."""
    missing = [need for need in needs if not need.is_met()]
    if not missing:
        return
    packages = sorted({need.package for need in missing})
    if not shutil.which("apt-get"):
        say(f"Missing for {purpose}: {', '.join(need.name for need in missing)}; install them.")
        return
    prefix = _root_prefix()
    if prefix is None:
        say(f"Missing for {purpose}; type: sudo apt-get install {' '.join(packages)}")
        return
    say(f"Installing system packages for {purpose}: {' '.join(packages)}…")
    try:
        _install([*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get"], packages)
    except SetupError as error:
        say(f"{error} Going on without them.")


def _root_prefix() -> list[str] | None:
    """Return what to put before a command that only root may run; None if it would have to ask a password."""
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if sudo and subprocess.run([sudo, "-n", "true"], capture_output=True, check=False).returncode == 0:
        return [sudo, "-n"]
    return None


def _install(apt_get: list[str], packages: list[str]) -> None:
    run([*apt_get, "update"], failure="the system's package lists could not be read.")
    run(
        [*apt_get, "install", "--yes", "--no-install-recommends", *packages],
        failure=f"apt-get could not install {' '.join(packages)}.",
    )
