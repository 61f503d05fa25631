"""Brings the translation files up to date and compiles them: python -m installers.translations."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from installers.console import SetupError, run_main, say
from installers.paths import ROOT
from installers.translations import ts_file
from installers.translations.collect import collect

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = ROOT / "resources" / "translations"


@dataclass(frozen=True, slots=True)
class Language:
    """A language, how many forms for numbers it has, and whether it needs only those."""

    code: str
    forms: int
    plurals_only: bool = False


LANGUAGES = (Language("zh_CN", 1), Language("en", 2, plurals_only=True))
"""The source is English; its own file holds "1 message" and "2 messages"."""


def main() -> None:
    """Write every .ts file anew, compile it, and say what is missing."""
    texts = collect(ROOT / "gptoss_desktop")
    for language in LANGUAGES:
        path = ts_path(language.code)
        wanted = [text for text in texts if text.numerus] if language.plurals_only else texts
        missing = ts_file.write(path, language.code, wanted, ts_file.read(path), language.forms)
        _compile(path)
        say(f"{path.name}: {len(wanted)} texts, {missing} not translated.")


def ts_path(language: str) -> Path:
    """Return the file of a language."""
    return FOLDER / f"gptoss_desktop_{language}.ts"


def compiled(path: Path) -> bytes:
    """Return what Qt's compiler makes of a .ts file.

    Raises:
        SetupError: the compiler is missing or refused; its own words follow.

    """
    target = path.with_suffix(".qm.new")
    code = "import sys; from PySide6.scripts import pyside_tool; sys.exit(pyside_tool.lrelease())"
    command = [sys.executable, "-c", code, "-silent", "-removeidentical", str(path), "-qm", str(target)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0 or not target.exists():
        raise SetupError(f"{path.name} could not be compiled: {done.stderr.strip() or done.stdout.strip()}")
    try:
        return target.read_bytes()
    finally:
        target.unlink()


def _compile(path: Path) -> None:
    path.with_suffix(".qm").write_bytes(compiled(path))


if __name__ == "__main__":
    run_main(main)
