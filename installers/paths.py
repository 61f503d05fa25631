"""Where the installers read and write."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
REQUIREMENTS = ROOT / "requirements"
VENV = ROOT / ".venv"
VENV_PYTHON = VENV / "bin" / "python"


def cache_directory() -> Path:
    """Return the folder for what is costly to make again, shared by every checkout of this user.

    GPTOSS_WHEEL_CACHE names another one; where the home directory cannot be written, it lies in the checkout.
    """
    named = os.environ.get("GPTOSS_WHEEL_CACHE", "").strip()
    if named:
        return Path(named).expanduser().absolute()
    home = os.environ.get("XDG_CACHE_HOME", "").strip() or "~/.cache"
    shared = Path(home).expanduser() / "gptoss-desktop" / "wheels"
    try:
        shared.mkdir(parents=True, exist_ok=True)
    except OSError:
        return ROOT / ".cache" / "wheels"
    return shared if os.access(shared, os.W_OK) else ROOT / ".cache" / "wheels"
