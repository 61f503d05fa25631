"""A program that mends a damaged file, and dies in front of its n-th change of a name."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import NoReturn

from gptoss_desktop.storage.store import ConversationStore

KILLED = 9
"""The exit code where it came so far."""


def main(path: Path, calls: int) -> None:
    """Mend, with a `Path.rename` that ends the program."""
    rename, left = Path.rename, [calls]

    def rename_or_die(source: Path, target: Path) -> Path:
        left[0] -= 1
        if left[0] == 0:
            die()
        return rename(source, target)

    Path.rename = rename_or_die  # type: ignore[method-assign,assignment]
    ConversationStore.open(path, mend=True)
    die(0)


def die(code: int = KILLED) -> NoReturn:
    """End at once, as a kill does."""
    os._exit(code)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
