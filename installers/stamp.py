"""Remembers that a setup was finished, so that the next one has nothing to do."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from installers.paths import REQUIREMENTS, ROOT, VENV


class Stamp:
    """A file in an environment that holds a hash of everything its setup depends on.

    Without ``folder`` and ``inputs`` it is about the program's own environment, and all that goes into that.
    """

    def __init__(self, name: str, folder: Path | None = None, inputs: Iterable[Path] | None = None) -> None:
        self._path = (folder or VENV) / f".setup-{name}"
        self._inputs = None if inputs is None else tuple(inputs)

    def is_current(self) -> bool:
        """Tell whether the setup was finished with just these inputs, in just this place."""
        try:
            return self._path.read_text(encoding="ascii") == self._digest()
        except OSError:
            return False

    def write(self) -> None:
        """Note that the setup is finished."""
        self._path.write_text(self._digest(), encoding="ascii")

    def _digest(self) -> str:
        digest = hashlib.sha256(str(ROOT).encode())
        for path in sorted(_program_inputs() if self._inputs is None else self._inputs):
            digest.update(path.name.encode() + b"\0" + path.read_bytes())
        return digest.hexdigest()


def _program_inputs() -> list[Path]:
    return [ROOT / "pyproject.toml", *REQUIREMENTS.glob("*.txt"), *(ROOT / "installers").glob("*.py")]
