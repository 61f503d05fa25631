"""Remembers that a setup was finished, so that the next one has nothing to do."""

import hashlib

from installers.paths import REQUIREMENTS, ROOT, VENV


class Stamp:
    """A file in the virtual environment that holds a hash of everything the setup depends on."""

    def __init__(self, name: str) -> None:
        self._path = VENV / f".setup-{name}"

    def is_current(self) -> bool:
        """Tell whether the setup was finished with just these inputs, in just this place."""
        try:
            return self._path.read_text(encoding="ascii") == _digest()
        except OSError:
            return False

    def write(self) -> None:
        """Note that the setup is finished."""
        self._path.write_text(_digest(), encoding="ascii")


def _digest() -> str:
    digest = hashlib.sha256(str(ROOT).encode())
    inputs = [
        ROOT / "pyproject.toml",
        *REQUIREMENTS.glob("*.txt"),
        *(ROOT / "installers").glob("*.py"),
    ]
    for path in sorted(inputs):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()
